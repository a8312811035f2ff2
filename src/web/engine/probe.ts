import { computeBounds } from '../../bounds/compute-bounds.ts';
import { areaKey } from '../../domain/area.ts';
import type { Bound } from '../../domain/bound.ts';
import type { Case, Scenario } from '../../domain/case.ts';
import type { Finding } from '../../domain/finding.ts';
import { sideKey } from '../../domain/intruder.ts';
import type { Measure } from '../../domain/measure.ts';
import type { Reference } from '../../domain/reference.ts';
import type { Assessment } from '../../domain/results.ts';
import type { FindGround } from '../../domain/terrain-of.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { canonicalJson } from '../../kernel/text/canonical-json.ts';
import { estimateCost } from '../../pipeline/estimate-cost.ts';
import {
  type FurnishedWorld,
  furnish,
  type SlicedTrials,
  sliceTrialsOf,
} from '../../pipeline/slice-trials.ts';
import { type KeptSights, sightScenario } from '../../pipeline/terrain/sight-scenario.ts';
import { readScenario } from '../../scenario/read-scenario.ts';
import { judgeClaims } from '../../verdict/judge-claims.ts';
import { buildWorld } from '../../world/build-world.ts';
import { type Card, type CardFilter, makeCards, ownVerdictsOnly } from './cards.ts';

/** A setting that a slider asks about: a scenario file of which the base case alone is looked at. */
export interface ProbeOrder {
  readonly yaml: string;
  /** 0 = bounds alone. */
  readonly trials: number;
  /** A newer order of the same name makes this one stop early. Default: nothing does. */
  readonly line?: string;
  /** Which verdicts the cards show. Default: each claim's own. */
  readonly filter?: CardFilter;
}

/** What a setting gives. */
export interface Probe {
  readonly findings: readonly Finding[];
  readonly bounds: readonly Bound[];
  readonly measures: readonly Measure[];
  readonly verdicts: readonly Verdict[];
  /** The claims that simulation tests. */
  readonly cards: readonly Card[];
  /** Trials that the measures rest on: fewer than asked for where a newer order came. */
  readonly trials: number;
  /** How long it took in the engine, ms. */
  readonly ms: number;
}

/** A scenario file that was read, kept for what else is asked of it. */
export interface ReadFile {
  /** With every case. */
  readonly scenario: Scenario | null;
  readonly findings: readonly Finding[];
}

/** Looks at settings one after the other; worlds, files and trials are kept for the next question. */
export interface Probes {
  readonly read: (yaml: string, reference: Reference) => ReadFile;
  readonly probe: (order: ProbeOrder, reference: Reference) => Promise<Probe>;
}

interface Session {
  readonly scenario: Scenario;
  readonly furnished: FurnishedWorld;
  readonly bounds: readonly Bound[];
  /** SHA-256 of the elevation file; null = the earth is smooth. */
  readonly ground: string | null;
  trials: SlicedTrials | null;
}

/** Settings whose trials are kept: the file as it was, two that are compared, and the one in work. */
const keptSessions = 4;
const keptWorlds = 2;

/** Trials of a setting that are estimated to take longer are left out: they would keep everything else waiting, s. */
const longestProbeSeconds = 60;

/** Prepares looking at settings. `pause` lets other calls through while trials run; `groundUnder` has the heights that cases ask for. */
export function createProbes(
  pause: () => Promise<void>,
  nowMs: () => number,
  groundUnder: FindGround = () => ({}),
): Probes {
  const files = new Map<string, ReadFile>();
  const worlds = new Map<string, FurnishedWorld>();
  const sessions = new Map<string, Session>();
  /** What groups see stays as it is while sliders move counts. */
  const sights: KeptSights = new Map();
  const newest = new Map<string, number>();
  let orders = 0;

  const read: Probes['read'] = (yaml, reference) =>
    remember(files, yaml, keptSessions, () => readScenario(yaml, 'scenario.yaml', reference));

  const open = (yaml: string, reference: Reference): Session | readonly Finding[] => {
    const known = sessions.get(yaml);
    if (known !== undefined && isOver(known, groundUnder))
      return remember(sessions, yaml, keptSessions, () => known);
    sessions.delete(yaml);
    const { scenario: whole, findings } = read(yaml, reference);
    if (whole === null) return findings;
    const smooth = { ...whole, cases: [whole.cases[0] as Case] };
    const key = worldKey(smooth);
    const built = worlds.get(key) ?? build(smooth, reference);
    if (!('world' in built)) return [...findings, ...built];
    const furnished = remember(worlds, key, keptWorlds, () => built);
    const { terrain } = groundUnder(smooth.cases);
    const { sighted, findings: unseen } = sightScenario(
      smooth,
      furnished.world,
      terrain,
      {},
      sights,
    );
    if (sighted === null) return [...findings, ...unseen];
    const { scenario } = sighted;
    const bounds = computeBounds(scenario, furnished.world);
    const session = { scenario, furnished, bounds, ground: terrain?.sha256 ?? null, trials: null };
    return remember(sessions, yaml, keptSessions, () => session);
  };

  const probe: Probes['probe'] = async (order, reference) => {
    const startMs = nowMs();
    const number = ++orders;
    if (order.line !== undefined) newest.set(order.line, number);
    const session = open(order.yaml, reference);
    if (!('scenario' in session)) return nothing(session, nowMs() - startMs);
    if (order.trials > 0 && isShort(session.scenario, order.trials)) {
      session.trials ??= sliceTrialsOf(session.scenario, session.furnished);
      await session.trials.run(order.trials, async () => {
        await pause();
        return order.line === undefined || newest.get(order.line) === number;
      });
    }
    const measures = order.trials > 0 ? (session.trials?.measures() ?? []) : [];
    const told = tell(session, measures, order.filter ?? ownVerdictsOnly, reference);
    const { findings } = read(order.yaml, reference);
    return { ...told, findings, measures, trials: measures[0]?.trials ?? 0, ms: nowMs() - startMs };
  };
  return { read, probe };
}

/** Whether a setting would be looked at over the same ground today. */
function isOver({ scenario, ground }: Session, groundUnder: FindGround): boolean {
  return (groundUnder(scenario.cases).terrain?.sha256 ?? null) === ground;
}

function isShort(scenario: Scenario, trials: number): boolean {
  return estimateCost(scenario, trials, 1).seconds <= longestProbeSeconds;
}

function tell(
  { scenario, bounds }: Session,
  measures: readonly Measure[],
  filter: CardFilter,
  reference: Reference,
): Pick<Probe, 'bounds' | 'verdicts' | 'cards'> {
  const verdicts = judgeClaims({
    scenario,
    bounds,
    measures,
    sensitivity: [],
    reading: null,
    reference,
  });
  const results = { verdicts, bounds, measures, assumptions: [] };
  // Cards look at reports, claims, scenario and verdicts alone.
  const assessment = { results, scenario, reading: null, reports: [] } as unknown as Assessment;
  const cards = makeCards(assessment, filter).filter(({ tested }) => tested === 'simulated');
  return { bounds, verdicts, cards };
}

function nothing(findings: readonly Finding[], ms: number): Probe {
  return { findings, bounds: [], measures: [], verdicts: [], cards: [], trials: 0, ms };
}

/** Names what a world is made of: counts, ranges and shares of areas are no part of it. */
function worldKey({ territory, perimeter, cases }: Scenario): string {
  const areas = cases.flatMap((each) =>
    each.groups.flatMap((group) => group.areas.map(({ area }) => areaKey(area))),
  );
  const flights = cases.flatMap((each) =>
    each.intruders.map(({ from, towards }) => `${sideKey(from)}>${towards}`),
  );
  return canonicalJson({
    ...{ territory, perimeter },
    areas: [...new Set(areas)].sort(),
    flights: [...new Set(flights)].sort(),
  });
}

function build(scenario: Scenario, reference: Reference): FurnishedWorld | readonly Finding[] {
  const { world, findings } = buildWorld(scenario, reference);
  return world === null ? findings : furnish(world);
}

/** Returns what is kept under a name, made where nothing is; the one that was used longest ago goes. */
function remember<T>(kept: Map<string, T>, name: string, most: number, make: () => T): T {
  const value = kept.get(name) ?? make();
  kept.delete(name);
  kept.set(name, value);
  for (const old of [...kept.keys()].slice(0, -most)) kept.delete(old);
  return value;
}
