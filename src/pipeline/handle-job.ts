import type { Case } from '../domain/case.ts';
import { blockTrials } from '../domain/tally.ts';
import { createDrawer } from '../draw/create-drawer.ts';
import type { PlaceUnits } from '../draw/create-sampler.ts';
import { createBlockCounter } from '../measures/tally-block.ts';
import { atLeast, type Covers } from '../simulate/covers.ts';
import { createInstruments, type Instruments } from '../simulate/create-instruments.ts';
import { createSimulator } from '../simulate/create-simulator.ts';
import { countsLength, layMapCells, type MapCells, mapDepths } from './map-cells.ts';
import type { BlockJob, BlockResult, RunSetup } from './runner.ts';
import { keepPostures } from './share-work.ts';

/**
 * Prepares running jobs of a setup in this thread. What depends on the world alone is made once; what a case needs is made at its first
 * job and kept for the next. Only the case in work is kept, so memory does not grow with the number of cases.
 */
export function createJobHandler(
  setup: RunSetup,
  threadId: number,
): (job: BlockJob) => BlockResult {
  let kept: { name: string; runBlock: ReturnType<typeof prepareCase> } | null = null;
  const shared: Shared = { instruments: createInstruments(setup.world), samplers: new Map() };
  const cells = setup.map === null ? null : layMapCells(setup.world.lattice, setup.map.cellM);
  return (job) => {
    const name = [job.case, ...job.postures].join('/');
    if (kept === null || kept.name !== name)
      kept = { name, runBlock: prepareCase(setup, job, cells, shared) };
    const altitudes = (setup.cases[job.case] as Case).altitudesM.length;
    const keepsMap =
      setup.map !== null &&
      cells !== null &&
      setup.map.case === job.case &&
      job.measures.includes('coverage');
    const mapCounts = keepsMap ? new Uint32Array(countsLength(altitudes, cells)) : null;
    const tally = kept.runBlock(job.block, new Set(job.measures), mapCounts);
    return { tally, mapCounts, threadId };
  };
}

/** What the cases of a setup share in one thread. */
interface Shared {
  readonly instruments: Instruments;
  readonly samplers: Map<string, PlaceUnits>;
}

function prepareCase(setup: RunSetup, job: BlockJob, cells: MapCells | null, shared: Shared) {
  const whole = setup.cases[job.case] as Case;
  const each = keepPostures(whole, job.postures);
  const mapped = setup.map === null ? undefined : whole.postures[setup.map.posture]?.id;
  const draw = createDrawer(each, setup.world, setup.seed, shared.samplers);
  const simulator = createSimulator(
    each,
    setup.world,
    setup.seed,
    setup.thresholds,
    shared.instruments,
  );
  const counter = createBlockCounter(simulator.rows);
  const values = new Float64Array(simulator.rows.length);
  const altitudes = each.altitudesM.length;

  return (
    block: number,
    measures: Parameters<typeof simulator.observe>[1],
    mapCounts: Uint32Array | null,
  ) => {
    // Rows of measures that a block does not run count 0; the plan never reads them there.
    values.fill(0);
    const onLattice =
      mapCounts === null || cells === null
        ? undefined
        : (posture: number, covers: Covers): void => {
            if (each.postures[posture]?.id === mapped)
              countCells(setup, cells, covers, altitudes, mapCounts);
          };
    for (let t = 0; t < blockTrials; t++) {
      simulator.observe(draw(block * blockTrials + t), measures, values, onLattice);
      counter.fold(values);
    }
    return counter.take(block);
  };
}

function countCells(
  setup: RunSetup,
  cells: MapCells,
  covers: Covers,
  altitudes: number,
  counts: Uint32Array,
): void {
  const { inside } = setup.world.lattice;
  const cellCount = cells.points.length;
  for (let p = 0; p < inside.length; p++) {
    const word = covers[p] as number;
    if (word === 0 || inside[p] === 0) continue;
    const cell = cells.cellOf[p] as number;
    for (let k = 1; k <= mapDepths; k++) {
      const mask = atLeast(word, k);
      if (mask === 0) break;
      for (let a = 0; a < altitudes; a++) {
        if (((mask >>> (2 * a)) & 1) === 0) continue;
        const at = ((k - 1) * altitudes + a) * cellCount + cell;
        counts[at] = (counts[at] as number) + 1;
      }
    }
  }
}
