import type { Bound } from '../domain/bound.ts';
import type { Scenario } from '../domain/case.ts';
import type { Reading } from '../domain/claim.ts';
import { sideKey } from '../domain/intruder.ts';
import type { AssumptionRow, Results } from '../domain/results.ts';
import type { Verdict } from '../domain/verdict.ts';
import { canonicalJson } from '../kernel/text/canonical-json.ts';

/** A finished run, as far as it is compared. */
export interface ComparedRun {
  readonly results: Pick<Results, 'run' | 'assumptions' | 'verdicts' | 'bounds'>;
  readonly scenario: Scenario;
  readonly reading: Pick<Reading, 'reports'> | null;
  /** Trials for every row in place of the stopping rule; null = the rule. */
  readonly trials: number | null;
  /** Hashes of other files that the scenario reads, by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** Two values of one thing; null where a run does not have it. */
export interface Change<T> {
  readonly older: T | null;
  readonly newer: T | null;
}

/** An input file as two runs have it, by its SHA-256. */
export interface FileChange extends Change<string> {
  readonly name: string;
  readonly state: 'added' | 'removed' | 'changed' | 'renamed';
  /** The name in the newer run, where the same content has another one; else null. */
  readonly newName: string | null;
}

/** A number of the scenario as two runs have it. */
export interface NumberChange
  extends Change<Pick<AssumptionRow, 'distribution' | 'unit' | 'source' | 'kind' | 'grade'>> {
  readonly path: string;
  readonly label: string;
}

/** What a verdict row says that can change. */
type Said = Pick<Verdict, 'verdict' | 'wordTo' | 'probability' | 'interval' | 'bestCase'>;

/** A verdict as two runs give it. */
export interface VerdictChange extends Change<Said> {
  /** The claim, or the question where no claim asks. */
  readonly claim: string;
  readonly posture: string;
  readonly interpretation: string;
  readonly reading: string | null;
  readonly variant: string | null;
  readonly altitudeM: number | null;
  /** True when a word differs, or a run does not have the row. */
  readonly isOtherWord: boolean;
  /** Whether the 95 % intervals have a value in common; null where a run gives none. */
  readonly overlap: boolean | null;
}

/** A bound as two runs have it. */
export interface BoundChange
  extends Change<Pick<Bound, 'verdict' | 'rangeM' | 'needs' | 'claimed' | 'bestShare'>> {
  /** The bound's id without its range. */
  readonly id: string;
}

/** What two runs have different. */
export interface RunComparison {
  readonly digest: { readonly older: string; readonly newer: string; readonly isEqual: boolean };
  readonly inputs: {
    /** Seed, as-of date, trials, precision, version and other settings by name or path. */
    readonly settings: readonly (Change<string> & { readonly path: string })[];
    /** Reports and other files by name, with their SHA-256. */
    readonly files: readonly FileChange[];
    readonly numbers: readonly NumberChange[];
  };
  readonly results: {
    readonly verdicts: readonly VerdictChange[];
    /** Rows that both runs have, and say alike. */
    readonly sameVerdicts: number;
    readonly bounds: readonly BoundChange[];
    readonly sameBounds: number;
  };
}

/** Compares two runs: what went in, and what came out. Rows are in the order of the older run, then what only the newer one has. */
export function compareRuns(older: ComparedRun, newer: ComparedRun): RunComparison {
  const [from, to] = [older.results, newer.results];
  const verdicts = pair(keyVerdicts(from.verdicts), keyVerdicts(to.verdicts));
  const bounds = pair(byKey(from.bounds, keyBound), byKey(to.bounds, keyBound));
  const changedVerdicts = verdicts.filter(differs(said));
  const changedBounds = bounds.filter(differs(figures));
  return {
    digest: {
      older: from.run.digest,
      newer: to.run.digest,
      isEqual: from.run.digest === to.run.digest,
    },
    inputs: {
      settings: pair(listSettings(older), listSettings(newer))
        .filter(differs((text: string) => text))
        .map(({ key, ...change }) => ({ path: key, ...change })),
      files: compareFiles(listFiles(older), listFiles(newer)),
      numbers: pair(
        byKey(from.assumptions, ({ unknown }) => unknown),
        byKey(to.assumptions, ({ unknown }) => unknown),
      )
        .filter(differs(number))
        .map(({ key, older: a, newer: b }) => ({
          path: key,
          label: (b ?? a)?.label ?? '',
          older: a && number(a),
          newer: b && number(b),
        })),
    },
    results: {
      verdicts: changedVerdicts.map(describeVerdict),
      sameVerdicts: verdicts.length - changedVerdicts.length,
      bounds: changedBounds.map(({ key, older: a, newer: b }) => ({
        id: key,
        older: a && figures(a),
        newer: b && figures(b),
      })),
      sameBounds: bounds.length - changedBounds.length,
    },
  };
}

/** Two values with the key that they share. */
interface Pair<T> extends Change<T> {
  readonly key: string;
}

function pair<T>(older: ReadonlyMap<string, T>, newer: ReadonlyMap<string, T>): Pair<T>[] {
  const keys = new Set([...older.keys(), ...newer.keys()]);
  return [...keys].map((key) => ({
    key,
    older: older.get(key) ?? null,
    newer: newer.get(key) ?? null,
  }));
}

/** Keys rows by what they are about; rows that say the same of themselves are numbered. */
function byKey<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T> {
  const map = new Map<string, T>();
  for (const row of rows) {
    const key = keyOf(row);
    let free = key;
    for (let number = 2; map.has(free); number++) free = `${key} (${number})`;
    map.set(free, row);
  }
  return map;
}

function keyVerdicts(verdicts: readonly Verdict[]): Map<string, Verdict> {
  return byKey(verdicts, (row) =>
    canonicalJson([
      row.claim ?? row.question,
      row.posture,
      row.interpretation,
      row.reading,
      row.variant,
      row.altitudeM,
    ]),
  );
}

/** A bound's id without its range, which is one of the numbers that may have changed. */
function keyBound({ id }: Bound): string {
  const parts = id.split('/');
  return [...parts.slice(0, -2), ...parts.slice(-1)].join('/');
}

function differs<T>(part: (row: T) => unknown): (change: Change<T>) => boolean {
  return ({ older, newer }) =>
    older === null || newer === null || canonicalJson(part(older)) !== canonicalJson(part(newer));
}

function said({ verdict, wordTo, probability, interval, bestCase }: Verdict): Said {
  return { verdict, wordTo, probability, interval, bestCase };
}

function figures({ verdict, rangeM, needs, claimed, bestShare }: Bound) {
  return { verdict, rangeM, needs, claimed, bestShare };
}

function number({ distribution, unit, source, kind, grade }: AssumptionRow) {
  return { distribution, unit, source, kind, grade };
}

function describeVerdict({ older, newer }: Pair<Verdict>): VerdictChange {
  const row = (newer ?? older) as Verdict;
  return {
    claim: row.claim ?? row.question,
    posture: row.posture,
    interpretation: row.interpretation,
    reading: row.reading,
    variant: row.variant,
    altitudeM: row.altitudeM,
    isOtherWord: older?.verdict !== newer?.verdict || older?.wordTo !== newer?.wordTo,
    overlap: older?.interval && newer?.interval ? haveCommon(older.interval, newer.interval) : null,
    older: older && said(older),
    newer: newer && said(newer),
  };
}

function haveCommon(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] <= b[1] && b[0] <= a[1];
}

/** Compares input files by name and, where a name is gone, by content: a renamed file is one line. */
function compareFiles(
  older: ReadonlyMap<string, string>,
  newer: ReadonlyMap<string, string>,
): FileChange[] {
  const changes = pair(older, newer).filter(differs((hash: string) => hash));
  const added = changes.filter((change) => change.older === null);
  const renamed = new Set<string>();
  return changes
    .map(({ key, ...change }): FileChange => {
      const file = { name: key, ...change, newName: null };
      if (change.older === null) return { ...file, state: 'added' };
      if (change.newer !== null) return { ...file, state: 'changed' };
      const same = added.find((other) => other.newer === change.older && !renamed.has(other.key));
      if (same === undefined) return { ...file, state: 'removed' };
      renamed.add(same.key);
      return { ...file, newer: same.newer, state: 'renamed', newName: same.key };
    })
    .filter((change) => change.state !== 'added' || !renamed.has(change.name));
}

function listFiles(run: ComparedRun): Map<string, string> {
  return new Map([
    ...(run.reading?.reports ?? []).map(({ id, sha256 }) => [`report ${id}`, sha256] as const),
    ...Object.entries(run.files),
  ]);
}

/** Lists what a scenario sets beside its numbers, by path, in words. */
function listSettings({ scenario, results, trials }: ComparedRun): Map<string, string> {
  const base = scenario.cases.find((each) => each.kind === 'base');
  const { territory, run } = scenario;
  const settings: [string, string][] = [
    ['version', results.run.version],
    ['seed', String(run.seed)],
    ['trials', trials === null ? 'by the stopping rule' : String(trials)],
    ['precision', String(run.precision)],
    ['asOf', scenario.asOf],
    ['title', scenario.title],
    ['territory', territory.kind === 'country' ? territory.code : territory.name],
    ['points.largest', String(scenario.pointsLargest)],
    ['altitudesM', (base?.altitudesM ?? []).join(', ')],
    ['placement', base?.placement ?? ''],
  ];
  for (const group of base?.groups ?? []) {
    const path = `posture.${group.id}`;
    settings.push([`${path}.system`, group.system], [`${path}.count.unit`, group.countUnit]);
    for (const { id, label, share } of group.areas)
      settings.push([`${path}.where.${id}`, `${label}, share ${share}`]);
  }
  for (const { id, groups } of base?.postures ?? [])
    settings.push([`postures.${id}`, groups.join(', ')]);
  for (const { id, class: name, count, altitudeM, from, towards } of base?.intruders ?? []) {
    const flight = `${count} ${name}, ${altitudeM.join(' to ')} m, from ${sideKey(from)} towards ${towards}`;
    settings.push([`intruders.${id}`, flight]);
  }
  for (const { id, interpretation, altitudesM, areaShare, k } of scenario.questions) {
    const asked = `${interpretation} at ${altitudesM.join(', ')} m, k ${k}, share ${areaShare ?? 'as usual'}`;
    settings.push([`questions.${id}`, asked]);
  }
  for (const { id, kind, set, placement } of scenario.cases) {
    if (kind === 'base') continue;
    const changes = Object.entries(set).map(([path, value]) => `${path} = ${value}`);
    settings.push([`cases.${id}`, [`${kind}, ${placement}`, ...changes].join('; ')]);
  }
  return new Map(settings);
}
