import type { Case } from '../domain/case.ts';
import type { OpenRoom } from '../domain/draw-room.ts';
import type { Measure, MeasureName } from '../domain/measure.ts';
import { type BlockTally, blockTrials } from '../domain/tally.ts';
import { createDrawer } from '../draw/create-drawer.ts';
import type { Sampler } from '../draw/create-sampler.ts';
import { readOut } from '../measures/read-out.ts';
import { sumRow } from '../measures/row-sums.ts';
import { createBlockCounter } from '../measures/tally-block.ts';
import type { Covers } from '../simulate/covers.ts';
import { createInstruments, type Instruments } from '../simulate/create-instruments.ts';
import { createSimulator } from '../simulate/create-simulator.ts';
import { listAllRows } from '../simulate/list-rows.ts';
import { createCellCounter } from './count-cells.ts';
import { layMapCells, type MapCells } from './map-cells.ts';
import type { BlockJob, BlockResult, RunSetup } from './runner.ts';
import { keepPostures } from './share-work.ts';

/** What cases that are not known beforehand have in common. Plain data. */
export type CommonSetup = Omit<RunSetup, 'cases' | 'map'>;

/**
 * Prepares running jobs of a setup in this thread. What depends on the world alone is made once; what a case needs is made at its first
 * job and kept for the next. `openRoom` brings vector code for the draws. Only the case in work is kept, so memory does not grow with the number of cases.
 */
export function createJobHandler(
  setup: RunSetup,
  threadId: number,
  openRoom?: OpenRoom,
): (job: BlockJob) => BlockResult {
  let kept: { name: string; runBlock: ReturnType<typeof prepareCase> } | null = null;
  const shared: Shared = {
    ...{ instruments: createInstruments(setup.world), samplers: new Map(), openRoom },
  };
  const cells = setup.map === null ? null : layMapCells(setup.world.lattice, setup.map.cellM);
  return (job) => {
    const name = [job.case, ...job.postures].join('/');
    if (kept === null || kept.name !== name)
      kept = { name, runBlock: prepareCase(setup, job, cells, shared) };
    return { ...kept.runBlock(job), threadId };
  };
}

/**
 * Prepares measuring case after case of one world in this thread, each with a number of blocks: no map, no ladder. What depends on the world alone is made once, and nothing of a
 * case is kept. The rows are those that an evaluation with as many fixed trials returns.
 */
export function createCaseMeter(
  setup: CommonSetup,
  openRoom?: OpenRoom,
): (each: Case, measures: readonly MeasureName[], blocks: number) => readonly Measure[] {
  const shared: Shared = {
    ...{ instruments: createInstruments(setup.world), samplers: new Map(), openRoom: undefined },
  };
  return (each, measures, blocks) => {
    // What vector code saves has to be more than the copies of the tables that it starts from.
    const openOwn: OpenRoom = (plan) =>
      plan.area.length * blocks < fewDraws ? null : (openRoom?.(plan) ?? null);
    const postures = each.postures.map(({ id }) => id);
    const job: BlockJob = {
      ...{ case: 0, postures, block: 0, measures, brief: [], wanted: null },
    };
    const own = { ...shared, openRoom: openOwn };
    const runBlock = prepareCase({ ...setup, cases: [each], map: null }, job, null, own);
    const tallies = new Map<number, BlockTally>();
    for (let block = 0; block < blocks; block++)
      tallies.set(block, runBlock({ ...job, block }).tally);
    const asked: ReadonlySet<string> = new Set(measures);
    return listAllRows(each).flatMap((row, index) =>
      asked.has(row.measure) ? [readOut(row, sumRow(tallies, index, blocks))] : [],
    );
  };
}

/** Units times blocks from which a case that runs once is drawn by vector code. */
const fewDraws = 1000;

/** What the cases of a setup share in one thread. */
interface Shared {
  readonly instruments: Instruments;
  readonly samplers: Map<string, Sampler>;
  readonly openRoom: OpenRoom | undefined;
}

function prepareCase(setup: RunSetup, job: BlockJob, cells: MapCells | null, shared: Shared) {
  const whole = setup.cases[job.case] as Case;
  const each = keepPostures(whole, job.postures);
  const draw = createDrawer(each, setup.world, setup.seed, shared.samplers, shared.openRoom);
  const simulator = createSimulator(
    each,
    setup.world,
    setup.seed,
    setup.thresholds,
    shared.instruments,
  );
  const counter = createBlockCounter(simulator.rows);
  const values = new Float64Array(simulator.rows.length);
  const mapped = setup.map === null ? undefined : whole.postures[setup.map.posture]?.id;
  const cellCounter =
    cells === null || setup.map?.case !== job.case
      ? null
      : createCellCounter(setup.world.lattice, cells, each.altitudesM.length);

  return ({
    block,
    ...job
  }: Pick<BlockJob, 'block' | 'measures' | 'brief' | 'wanted'>): Pick<
    BlockResult,
    'tally' | 'mapCounts'
  > => {
    const measures: ReadonlySet<MeasureName> = new Set(job.measures);
    const brief: ReadonlySet<MeasureName> = new Set(job.brief);
    const wanted = markWanted(job.wanted, values.length);
    const map = measures.has('coverage') ? cellCounter : null;
    // Rows of measures that a block does not run count 0; the plan never reads them there.
    values.fill(0);
    const onLattice =
      map === null
        ? undefined
        : (posture: number, covers: Covers): void => {
            if (each.postures[posture]?.id === mapped) map.add(covers);
          };
    for (let t = 0; t < blockTrials; t++) {
      simulator.observe(draw(block * blockTrials + t), measures, values, onLattice, brief, wanted);
      counter.fold(values);
    }
    return { tally: counter.take(block), mapCounts: map === null ? null : map.take() };
  };
}

/** Marks the rows that are wanted by their places. */
function markWanted(places: readonly number[] | null, rows: number): Uint8Array | null {
  if (places === null) return null;
  const marks = new Uint8Array(rows);
  for (const place of places) marks[place] = 1;
  return marks;
}
