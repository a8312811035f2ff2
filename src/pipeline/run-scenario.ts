import { computeBounds } from '../bounds/compute-bounds.ts';
import type { Bound } from '../domain/bound.ts';
import type { Case, Scenario } from '../domain/case.ts';
import type { Reading } from '../domain/claim.ts';
import type { Finding } from '../domain/finding.ts';
import type { Host } from '../domain/host.ts';
import { listParameters } from '../domain/list-parameters.ts';
import type { Parameter } from '../domain/quantity.ts';
import type { Reference } from '../domain/reference.ts';
import type { Report } from '../domain/report.ts';
import type { Assessment, AssumptionRow, ReadinessCurve, Results } from '../domain/results.ts';
import { describeDistribution } from '../domain/support.ts';
import type { TerrainGrid } from '../domain/terrain.ts';
import { judgeClaims } from '../verdict/judge-claims.ts';
import { version } from '../version.ts';
import { findOutline } from '../world/outline.ts';
import type { BlockStore } from './block-store.ts';
import { digestResults } from './digest-results.ts';
import { labelNeighbours, outlineAreas, thinRing } from './draw-outlines.ts';
import { findAllDrivers } from './drivers/decide.ts';
import { type Evaluation, evaluate, type Snapshot } from './evaluate.ts';
import { keepOwnWorld, type OtherWorlds, runOtherWorlds } from './other-worlds.ts';
import { planRun } from './plan-run.ts';
import { curveShares } from './readiness-cases.ts';
import type { StartRunner } from './runner.ts';
import { sizePosture } from './size-posture.ts';

/** What a run is made of. */
export interface RunRequest {
  readonly scenario: Scenario;
  readonly scenarioYaml: string;
  readonly reading: Reading | null;
  readonly reports: readonly Report[];
  readonly reference: Reference;
  readonly startRunner: StartRunner;
  readonly host: Host;
  /** Trials for every row in place of the stopping rule; null = the rule. */
  readonly trials: number | null;
  /** Told once the bounds stand, before any trial. */
  readonly onBounds: (bounds: readonly Bound[]) => void;
  /** Told how many blocks of trials are done, of how many known so far. */
  readonly onProgress: (done: number, total: number) => void;
  /** Told what the first blocks of a case show, each time there are more of them. */
  readonly onSnapshot?: (snapshot: Snapshot) => void;
  /** Where finished blocks are kept; default: as long as the program lives. */
  readonly store?: BlockStore;
  /** Heights of the ground, where the scenario has terrain. */
  readonly terrain?: TerrainGrid;
  /** Peak memory in MiB as the shell measures it. */
  readonly peakMemoryMiB: () => number;
}

/**
 * Runs a scenario: world, bounds, trials, verdicts. Returns findings instead when the scenario cannot be placed in its territory, and
 * `assessment: null` without findings when the user stopped the run: an interrupted run has no digest, and goes on from its store.
 * @throws WorkerFailure when a block cannot be run
 */
export async function runScenario(
  request: RunRequest,
): Promise<{ assessment: Assessment | null; findings: readonly Finding[] }> {
  const { reference, host } = request;
  const timings: Record<string, number> = {};
  const worldStart = host.elapsedMs();
  const { plan, findings } = planRun(request);
  if (plan === null) return { assessment: null, findings };
  const { setup, lines, scenario, terrain } = plan;
  const { world } = setup;
  timings['world'] = host.elapsedMs() - worldStart;

  // Workers start while the bounds are worked out.
  const starting = request.startRunner(setup);
  const boundsStart = host.elapsedMs();
  const ownBounds = computeBounds(keepOwnWorld(scenario), world);
  timings['bounds'] = host.elapsedMs() - boundsStart;
  timings['boundsShownAt'] = host.elapsedMs();
  request.onBounds(ownBounds);

  const trialsStart = host.elapsedMs();
  const runner = await starting;
  let evaluation: Evaluation;
  let others: OtherWorlds | null;
  try {
    [evaluation, others] = await Promise.all([
      evaluate({ ...request, ...plan, runner }),
      runOtherWorlds({ ...request, scenario }),
    ]);
  } finally {
    await runner.close();
  }
  if (evaluation.stoppedBy === 'user' || evaluation.map === null)
    return { assessment: null, findings };
  const own = new Set(scenario.cases.map((each) => each.id));
  const sized = scenario.measures.includes('sizing')
    ? await sizePosture({ ...request, scenario, setup })
    : { measures: [], findings: [] };
  if (others === null || host.isCancelled()) return { assessment: null, findings };
  const bounds = [...ownBounds, ...others.bounds];
  timings['trials'] = host.elapsedMs() - trialsStart;

  const driversStart = host.elapsedMs();
  const simulated = [
    ...evaluation.measures.filter((measure) => own.has(measure.case)),
    ...others.measures,
  ];
  const { hits } = evaluation;
  const sensitivity = findAllDrivers({ scenario, measures: simulated, hits });
  const ranges = new Map(sensitivity.map(({ measure, epistemic }) => [measure, epistemic]));
  const measures = [
    ...simulated.map((row) => {
      const epistemic = ranges.get(row.id);
      return epistemic === undefined ? row : { ...row, epistemic };
    }),
    ...sized.measures,
  ];
  timings['drivers'] = host.elapsedMs() - driversStart;

  const verdictStart = host.elapsedMs();
  const verdicts = judgeClaims({
    scenario,
    bounds,
    measures,
    sensitivity,
    reading: request.reading,
    reference,
  });
  timings['verdicts'] = host.elapsedMs() - verdictStart;
  const digest = digestResults(bounds, measures, verdicts, host.hash?.());
  timings['total'] = host.elapsedMs();

  const results: Results = {
    run: {
      digest,
      seed: scenario.run.seed,
      trials: evaluation.trials,
      version,
      asOf: scenario.asOf,
      stoppedBy: evaluation.stoppedBy,
      timings: Object.fromEntries(
        Object.entries(timings).map(([name, ms]) => [name, Math.round(ms)]),
      ),
      peakMemoryMiB: Math.round(request.peakMemoryMiB()),
      workers: runner.workers,
      threadIds: evaluation.threadIds,
      blocks: evaluation.blocks,
      retries: evaluation.retries,
      area: {
        km2: world.areaM2 / 1e6,
        perimeterKm: world.perimeter.lengthM / 1000,
        mainRingKm: world.perimeter.mainRingLengthM / 1000,
        rings: world.perimeter.ringsKept,
        ringsDropped: world.perimeter.ringsDropped,
        stepM: world.perimeter.stepM,
        dataset: world.dataset,
        islands: world.perimeter.islands,
        inlandWaters: world.perimeter.inlandWaters,
        waters: world.waters,
      },
      ...(terrain === null ? {} : { terrain }),
    },
    cases: scenario.cases.map((each) => ({
      id: each.id,
      reading: each.reading,
      posture: each.postures.map((posture) => posture.id),
      variant: each.variant,
      set: each.set,
    })),
    bounds,
    measures,
    sensitivity,
    verdicts,
    assumptions: listAssumptions(scenario),
  };
  const found = findOutline(scenario.territory, reference, scenario.perimeter);
  if ('reason' in found) throw new Error(`a world was built without an outline: ${found.reason}`);
  const { rings, borders } = found;
  const extentDeg = Math.max(...world.lattice.rowLat) - Math.min(...world.lattice.rowLat);
  const assessment: Assessment = {
    results,
    scenario,
    scenarioYaml: request.scenarioYaml,
    reading: request.reading,
    reports: request.reports,
    map: evaluation.map,
    drawnMap: null,
    readinessCurves: lines.map(
      (line): ReadinessCurve => ({
        posture: line.posture,
        label: line.label,
        altitudeM: 0,
        points: evaluation.measures
          .filter((row) => row.case === line.case.id)
          .map((row, index) => ({
            readyShare: curveShares[index] as number,
            probability: row.estimate,
            interval: row.interval,
            trials: row.trials,
          })),
      }),
    ),
    outline: rings
      .map(({ ring }) => thinRing(ring, extentDeg / 800))
      .filter((ring) => ring.length > 4),
    areaOutlines: outlineAreas(scenario.cases[0] as Case, world),
    cities: world.cities
      .slice(0, scenario.pointsLargest)
      .map((city) => ({ name: city.name, position: [city.lng, city.lat] as const })),
    neighbours: labelNeighbours(borders, world, reference),
  };
  return { assessment, findings: [...findings, ...sized.findings] };
}

/** Lists every number of the scenario with its source, once a path. */
function listAssumptions(scenario: Scenario): AssumptionRow[] {
  const rows = new Map<string, AssumptionRow>();
  const add = (parameter: Parameter): void => {
    if (rows.has(parameter.path)) return;
    const { distribution, unit, source } = parameter.quantity;
    rows.set(parameter.path, {
      unknown: parameter.path,
      label: parameter.label,
      distribution: describeDistribution(distribution),
      unit,
      source: source.title,
      address: source.address,
      grade: source.grade,
      kind: source.kind,
      reason: source.reason,
    });
  };
  for (const each of scenario.cases) {
    if (each.kind === 'best') continue;
    for (const { parameter } of listParameters(each, scenario.measures)) add(parameter);
  }
  return [...rows.values()];
}
