import type { Case, Scenario } from '../domain/case.ts';
import type { Finding } from '../domain/finding.ts';
import type { Host } from '../domain/host.ts';
import type { Measure } from '../domain/measure.ts';
import type { UnitGroup } from '../domain/posture.ts';
import { predicates } from '../domain/predicates.ts';
import type { Parameter } from '../domain/quantity.ts';
import type { Interpretation } from '../domain/question.ts';
import { clopperPearsonInterval } from '../kernel/stats/intervals.ts';
import { designFixed } from './design-cases.ts';
import { evaluate } from './evaluate.ts';
import type { RunSetup, StartRunner } from './runner.ts';

/** How often the predicate has to hold. */
const wantedChance = 0.95;

/** Worlds behind each count or share that is tried. */
const probeTrials = 512;

/** Counts or shares that are tried side by side. */
const probesAtOnce = 12;

/** No more posts than these are tried. */
const mostPosts = 100_000;

/** What sizing needs of a run. */
export interface SizingRequest {
  readonly scenario: Scenario;
  readonly setup: RunSetup;
  readonly startRunner: StartRunner;
  readonly host: Host;
}

/**
 * Finds how many posts, and which ready share, it would take for a predicate to hold in 95 % of the worlds: the inverse of the rows of the base case, at the
 * ground, for the first posture, whose first group is varied; everything else stays unknown as it is. Counts and shares come out, never positions. The interval holds
 * every value that 512 worlds cannot tell from the least one. What no count up to 100,000 or no share reaches gets a finding in place of a row.
 */
export async function sizePosture(
  request: SizingRequest,
): Promise<{ readonly measures: readonly Measure[]; readonly findings: readonly Finding[] }> {
  const asked = new Set(request.scenario.questions.map((question) => question.interpretation));
  const measures: Measure[] = [];
  const findings: Finding[] = [];
  for (const interpretation of Object.keys(predicates) as Interpretation[]) {
    if (!asked.has(interpretation)) continue;
    for (const scale of [countScale, readyScale]) {
      if (request.host.isCancelled()) return { measures: [], findings: [] };
      const found = await findLeast(request, interpretation, scale);
      if (found === null) findings.push(reportNone(interpretation, scale));
      else measures.push(makeRow(request, interpretation, scale, found));
    }
  }
  return { measures, findings };
}

/** A number that is varied: which values are tried first, how close they come in the end, and how a group takes one. */
interface Scale {
  readonly quantity: 'count' | 'ready-share';
  readonly first: readonly number[];
  /** Values between two neighbours; empty when they are close enough. */
  readonly between: (low: number, high: number) => readonly number[];
  readonly apply: (group: UnitGroup, value: number) => UnitGroup;
  readonly none: string;
}

const fixAt = (parameter: Parameter, value: number): Parameter => ({
  ...parameter,
  quantity: { ...parameter.quantity, distribution: { kind: 'fixed', value } },
});

const countScale: Scale = {
  quantity: 'count',
  // Each about 2.6 times the one before, up to the most.
  first: [1, 3, 7, 18, 46, 120, 310, 800, 2_100, 5_500, 14_000, 38_000, mostPosts],
  between: (low, high) => {
    const step = Math.max(1, Math.ceil((high - low) / (probesAtOnce + 1)));
    if (high - low <= Math.max(1, high / 200)) return [];
    return Array.from({ length: probesAtOnce }, (_, i) => low + (i + 1) * step).filter(
      (value) => value < high,
    );
  },
  apply: (group, value) => ({
    ...group,
    count: fixAt(group.count, value),
    countUnit: 'system',
    crews: null,
    losses: { ...group.losses, existingShare: null },
  }),
  none: `no count up to ${mostPosts} posts`,
};

const readyScale: Scale = {
  quantity: 'ready-share',
  first: Array.from({ length: 11 }, (_, i) => i / 10),
  between: (low, high) =>
    high - low <= 0.002
      ? []
      : Array.from(
          { length: probesAtOnce },
          (_, i) => low + ((i + 1) * (high - low)) / (probesAtOnce + 1),
        ),
  apply: (group, value) => ({ ...group, ready: fixAt(group.ready, value) }),
  none: 'no ready share',
};

interface Least {
  readonly value: number;
  readonly interval: readonly [number, number];
}

/** How many of the probe's worlds hold, by value; ascending. */
type Probes = Map<number, number>;

async function findLeast(
  request: SizingRequest,
  interpretation: Interpretation,
  scale: Scale,
): Promise<Least | null> {
  const probes: Probes = new Map();
  const holdsEnough = (hits: number): boolean => hits >= wantedChance * probeTrials;
  // Large counts take long, so they are tried only where small ones do not do.
  for (let at = 0; at < scale.first.length && leastOf(probes, holdsEnough) === null; at += 4)
    await probe(request, interpretation, scale, scale.first.slice(at, at + 4), probes);
  for (;;) {
    const value = leastOf(probes, holdsEnough);
    if (value === null) return null;
    const more = scale.between(before(probes, value), value).filter((one) => !probes.has(one));
    if (more.length === 0) {
      const bound = (end: 0 | 1) => (hits: number) =>
        (clopperPearsonInterval(hits, probeTrials, 0.95)[end] as number) >= wantedChance;
      const low = leastOf(probes, bound(1)) ?? value;
      const high = leastOf(probes, bound(0)) ?? Math.max(...probes.keys());
      return { value, interval: [Math.min(low, value), Math.max(high, value)] };
    }
    await probe(request, interpretation, scale, more, probes);
  }
}

function leastOf(probes: Probes, isEnough: (hits: number) => boolean): number | null {
  const enough = [...probes].filter(([, hits]) => isEnough(hits)).map(([value]) => value);
  return enough.length === 0 ? null : Math.min(...enough);
}

/** The largest value tried below another; 0 below the least. */
function before(probes: Probes, value: number): number {
  return Math.max(0, ...[...probes.keys()].filter((one) => one < value));
}

async function probe(
  request: SizingRequest,
  interpretation: Interpretation,
  scale: Scale,
  values: readonly number[],
  probes: Probes,
): Promise<void> {
  const { setup, host } = request;
  const { measure, quantity } = predicates[interpretation];
  const cases = values.map((value) => varyBase(request, scale, value));
  const probing: RunSetup = { ...setup, cases, map: null };
  const runner = await request.startRunner(probing);
  try {
    const { measures } = await evaluate({
      ...{ setup: probing, runner, host },
      designs: cases.map(() => designFixed([measure], probeTrials)),
    });
    for (const row of measures)
      if (
        row.measure === measure &&
        row.quantity === quantity &&
        row.intruder === null &&
        row.k === 1
      )
        probes.set(
          values[cases.findIndex((each) => each.id === row.case)] as number,
          Math.round(row.estimate * row.trials),
        );
  } finally {
    await runner.close();
  }
}

/** The base case with one value, the first posture alone, at the ground. */
function varyBase(request: SizingRequest, scale: Scale, value: number): Case {
  const base = request.scenario.cases[0] as Case;
  const posture = base.postures[0] as Case['postures'][number];
  const lead = posture.groups[0];
  return {
    ...base,
    id: `sizing-${value}`,
    postures: [posture],
    altitudesM: [0],
    groups: base.groups
      .filter((group) => posture.groups.includes(group.id))
      .map((group) => (group.id === lead ? scale.apply(group, value) : group)),
  };
}

function makeRow(
  { scenario }: SizingRequest,
  predicate: Interpretation,
  scale: Scale,
  found: Least,
): Measure {
  const base = scenario.cases[0] as Case;
  const posture = base.postures[0]?.id ?? '';
  return {
    id: [base.id, posture, 'sizing', scale.quantity, predicate, '0', 'k1'].join('/'),
    ...{ case: base.id, measure: 'sizing', quantity: scale.quantity, predicate, posture },
    ...{ intruder: null, timeH: null, reading: base.reading, variant: base.variant },
    ...{ altitudeM: 0, k: 1, unit: scale.quantity === 'count' ? 'count' : 'share' },
    ...{ trials: probeTrials, estimate: found.value, interval: found.interval, epistemic: null },
  };
}

function reportNone(interpretation: Interpretation, scale: Scale): Finding {
  return {
    code: 'W_SIZING_NONE',
    severity: 'warning',
    message: `${scale.none} makes "${interpretation}" hold in ${100 * wantedChance} % of the worlds, with everything else as it is`,
    ...{ file: null, line: null, column: null, path: 'measures' },
  };
}
