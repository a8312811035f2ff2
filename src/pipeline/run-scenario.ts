import { computeBounds } from '../bounds/compute-bounds.ts';
import type { Bound } from '../domain/bound.ts';
import type { Case, Parameter, Scenario } from '../domain/case.ts';
import type { Reading } from '../domain/claim.ts';
import type { Finding } from '../domain/finding.ts';
import type { Host } from '../domain/host.ts';
import type { Reference } from '../domain/reference.ts';
import type { Report } from '../domain/report.ts';
import type { Assessment, AssumptionRow, ReadinessCurve, Results } from '../domain/results.ts';
import { describeDistribution } from '../domain/support.ts';
import { judgeClaims } from '../verdict/judge-claims.ts';
import { version } from '../version.ts';
import { buildWorld } from '../world/build-world.ts';
import { digestResults } from './digest-results.ts';
import { labelNeighbours, outlineAreas, thinRing } from './draw-outlines.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import { chooseCellM } from './map-cells.ts';
import { curveShares, curveTrials, makeReadinessCases } from './readiness-cases.ts';
import type { Runner, RunSetup, StartRunner } from './runner.ts';

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
  /** Peak memory in MiB as the shell measures it. */
  readonly peakMemoryMiB: () => number;
}

/**
 * Runs a scenario: world, bounds, trials, verdicts. Returns findings instead when the scenario cannot be placed in its territory, and
 * `assessment: null` without findings when the user stopped the run: an interrupted run has no digest.
 */
export async function runScenario(
  request: RunRequest,
): Promise<{ assessment: Assessment | null; findings: readonly Finding[] }> {
  const { scenario, reference, host } = request;
  const timings: Record<string, number> = {};
  const base = scenario.cases[0] as Case;
  const lines = makeReadinessCases(base);
  const curveCases = lines.flatMap((line) => line.cases);
  const worldStart = host.elapsedMs();
  const { world, findings } = buildWorld(
    { ...scenario, cases: [...scenario.cases, ...curveCases] },
    reference,
  );
  timings['world'] = host.elapsedMs() - worldStart;
  if (world === null) return { assessment: null, findings };

  const boundsStart = host.elapsedMs();
  const bounds = computeBounds(scenario, world);
  timings['bounds'] = host.elapsedMs() - boundsStart;
  timings['boundsShownAt'] = host.elapsedMs();
  request.onBounds(bounds);

  const trialsStart = host.elapsedMs();
  const cases = [...scenario.cases, ...curveCases];
  const setup: RunSetup = {
    cases,
    world,
    seed: scenario.run.seed,
    thresholds: {
      areaShare: areaShareOf(scenario),
      crossingShare: 0.95,
      cities: scenario.pointsLargest,
    },
    map: { case: 0, posture: 0, cellM: chooseCellM(world.areaM2) },
  };
  const runner = await request.startRunner(setup);
  let evaluation: Evaluation;
  let curves: Evaluation;
  try {
    [evaluation, curves] = await evaluateAll(request, setup, scenario.cases.length, runner);
  } finally {
    await runner.close();
  }
  if (evaluation.stoppedBy === 'user' || evaluation.map === null || curves.stoppedBy === 'user')
    return { assessment: null, findings };
  timings['trials'] = host.elapsedMs() - trialsStart;

  const verdictStart = host.elapsedMs();
  const verdicts = judgeClaims({
    scenario,
    bounds,
    measures: evaluation.measures,
    reading: request.reading,
    reference,
  });
  timings['verdicts'] = host.elapsedMs() - verdictStart;
  const digest = digestResults(bounds, evaluation.measures, verdicts);
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
      area: {
        km2: world.areaM2 / 1e6,
        perimeterKm: world.perimeter.lengthM / 1000,
        mainRingKm: world.perimeter.mainRingLengthM / 1000,
        rings: world.perimeter.ringsKept,
        ringsDropped: world.perimeter.ringsDropped,
        stepM: world.perimeter.stepM,
        dataset: world.dataset,
      },
    },
    cases: scenario.cases.map((each) => ({
      id: each.id,
      reading: each.reading,
      posture: each.postures.map((posture) => posture.id),
      variant: each.variant,
      set: each.set,
    })),
    bounds,
    measures: evaluation.measures,
    verdicts,
    assumptions: listAssumptions(scenario),
  };
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
        points: line.cases.map((each, index) => {
          const measure = curves.measures.find(
            (row) => row.case === each.id && row.quantity === 'no-gap' && row.k === 1,
          );
          return {
            readyShare: curveShares[index] as number,
            probability: measure?.estimate ?? 0,
            interval: measure?.interval ?? [0, 1],
            trials: measure?.trials ?? 0,
          };
        }),
      }),
    ),
    outline: outlineOf(request, world.code)
      .map((ring) => thinRing(ring, extentDeg / 800))
      .filter((ring) => ring.length > 4),
    areaOutlines: outlineAreas(base, world),
    cities: world.cities
      .slice(0, scenario.pointsLargest)
      .map((city) => ({ name: city.name, position: [city.lng, city.lat] as const })),
    neighbours: labelNeighbours(world, reference),
  };
  return { assessment, findings };
}

/** The cases of the chart run only the border measure; they stand behind the scenario's own cases in the setup. */
async function evaluateAll(
  request: RunRequest,
  setup: RunSetup,
  ownCases: number,
  runner: Runner,
): Promise<[Evaluation, Evaluation]> {
  const { scenario, host } = request;
  const own = await evaluate(
    { ...setup, cases: setup.cases.slice(0, ownCases) },
    {
      precision: scenario.run.precision,
      precisionAsked: scenario.run.precisionAsked,
      trials: request.trials,
      measures: ['coverage', 'border', 'points', 'crossing'],
    },
    runner,
    host,
    request.onProgress,
  );
  const shifted: Runner = {
    ...runner,
    run: (job) => runner.run({ ...job, case: job.case + ownCases }),
  };
  const curves = await evaluate(
    { ...setup, cases: setup.cases.slice(ownCases), map: null },
    {
      precision: scenario.run.precision,
      precisionAsked: scenario.run.precisionAsked,
      trials: curveTrials,
      measures: ['border'],
    },
    shifted,
    host,
    () => {},
  );
  return [own, curves];
}

function areaShareOf(scenario: Scenario): number {
  const stated = scenario.questions
    .map((question) => question.areaShare)
    .filter((share) => share !== null);
  return stated.length > 0 ? Math.min(...stated, 0.95) : 0.95;
}

function outlineOf(
  request: RunRequest,
  code: string,
): readonly (readonly (readonly [number, number])[])[] {
  const { territory } = request.scenario;
  const polygons =
    territory.kind === 'geojson'
      ? territory.rings
      : (request.reference.territory(code)?.polygons ?? []);
  return polygons.flatMap((rings) => rings.slice(0, 1));
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
    for (const group of each.groups) {
      add(group.count);
      if (group.countUnit === 'missile') add(group.launchersPerMissile);
      if (group.countUnit === 'operator') add(group.peoplePerUnit);
      add(group.ready);
      if (group.crews !== null) for (const parameter of Object.values(group.crews)) add(parameter);
      for (const parameter of Object.values(group.envelope)) add(parameter);
      for (const parameter of Object.values(group.weapon)) add(parameter);
    }
    for (const intruder of each.intruders) add(intruder.speedMps);
  }
  return [...rows.values()];
}
