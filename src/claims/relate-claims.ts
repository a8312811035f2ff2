import type { Claim, Relation } from '../domain/claim.ts';
import type { CheckContext, ReadReport } from './checks/check-context.ts';
import { amountOf, groupDigits, sentenceAt, systemName, wordsOf } from './checks/check-context.ts';
import { tagsOf } from './passage.ts';
import { isPeopleUnit, isWeaponUnit } from './triggers/trigger-facts.ts';

interface Entry {
  readonly one: ReadReport;
  readonly claim: Claim;
}

const reportsOf = (entries: readonly Entry[]): number =>
  new Set(entries.map(({ claim }) => claim.report)).size;
const ids = (entries: readonly Entry[]): string[] => entries.map(({ claim }) => claim.id);
const quoted = ({ one, claim }: Entry): string => `“${wordsOf(one, claim)}”`;
const isPosture = (claim: Claim): boolean =>
  claim.kind === 'possession' || claim.kind === 'deployment';
const numberOf = (claim: Claim): number | null =>
  claim.quantity?.value ?? claim.quantity?.low ?? claim.quantity?.high ?? null;

/** Counts of the same system that several reports give: the same number, or different ones. */
function relateCounts(entries: readonly Entry[], context: CheckContext): Relation[] {
  const counted = entries.filter(
    ({ claim }) =>
      isPosture(claim) &&
      claim.system !== null &&
      numberOf(claim) !== null &&
      (claim.quantity?.unit === null || isWeaponUnit(claim.quantity?.unit ?? null)),
  );
  const out: Relation[] = [];
  for (const system of new Set(counted.map(({ claim }) => claim.system?.id ?? ''))) {
    const same = counted.filter(({ claim }) => claim.system?.id === system);
    if (reportsOf(same) < 2) continue;
    const name = systemName(context.reference, system);
    const numbers = [...new Set(same.map(({ claim }) => numberOf(claim) ?? 0))];
    for (const number of numbers) {
      const agreeing = same.filter(({ claim }) => numberOf(claim) === number);
      if (reportsOf(agreeing) >= 2)
        out.push({
          kind: 'agree',
          topic: 'count',
          claims: ids(agreeing),
          note: `${reportsOf(agreeing)} reports give ${groupDigits(number)} ${name}.`,
        });
    }
    const shared = numbers.some(
      (number) =>
        reportsOf(same.filter(({ claim }) => numberOf(claim) === number)) === reportsOf(same),
    );
    if (!shared && numbers.length > 1)
      out.push({
        kind: 'conflict',
        topic: 'count',
        claims: ids(same),
        note: `The reports count ${name} differently: ${numbers.map(groupDigits).join(', ')}.`,
      });
  }
  return out;
}

const closedWords = /\b(?:closed|closed-door|private|secret|behind closed doors)\b/i;
const publicWords =
  /\b(?:address|televised|broadcast|television|tv|live|nation|press conference|news conference|rally|parade|radio)\b/i;

/** Settings of the statement that exclude each other. */
function relateSettings(entries: readonly Entry[]): Relation[] {
  const settings = entries.filter(
    ({ claim }) => claim.kind === 'event' && claim.speaker === null && claim.system === null,
  );
  const closed = settings.filter((entry) => closedWords.test(wordsOf(entry.one, entry.claim)));
  const open = settings.filter(
    (entry) => publicWords.test(wordsOf(entry.one, entry.claim)) && !closed.includes(entry),
  );
  const [a, b] = [closed[0], open[0]];
  if (a === undefined || b === undefined) return [];
  return [
    {
      kind: 'conflict',
      topic: 'setting',
      claims: ids([...closed, ...open]),
      note: `A closed-door setting (${quoted(a)}) against a public address or broadcast (${quoted(b)}): one statement cannot have been both.`,
    },
  ];
}

function isWhole({ one, claim }: Entry): boolean {
  if (!isPosture(claim) && claim.kind !== 'effect') return false;
  if (
    claim.place.some(
      (place) =>
        place.kind === 'territory' && /\b(?:entire|whole|all|every|nationwide)\b/i.test(place.text),
    )
  )
    return true;
  const sentence = sentenceAt(one, claim.span.start);
  return (
    sentence !== undefined &&
    tagsOf(sentence, 'wholeCoverage').some(
      (tag) =>
        (one.read.passage.words[tag.from]?.start ?? -1) >= claim.span.start &&
        (one.read.passage.words[tag.from]?.start ?? -1) < claim.span.end,
    )
  );
}

const partKinds = new Set(['region', 'cities', 'city', 'corridor', 'border', 'coast']);

/** The whole country in one place, chosen parts of it in another. */
function relateCoverage(entries: readonly Entry[]): Relation[] {
  const whole = entries.filter(isWhole);
  const parts = entries.filter(
    (entry) =>
      entry.claim.kind === 'deployment' &&
      entry.claim.system !== null &&
      !isWhole(entry) &&
      entry.claim.place.some((place) => partKinds.has(place.kind)),
  );
  const first = whole[0];
  if (first === undefined || parts.length === 0) return [];
  const places = [
    ...new Set(
      parts.flatMap(({ claim }) =>
        claim.place.filter((place) => partKinds.has(place.kind)).map((place) => place.text),
      ),
    ),
  ];
  return [
    {
      kind: 'conflict',
      topic: 'place',
      claims: ids([...whole, ...parts]),
      note: `Coverage: ${quoted(first)} means the entire territory; elsewhere only parts are named: ${places
        .slice(0, 6)
        .map((place) => `“${place}”`)
        .join(', ')}.`,
    },
  ];
}

/** Many operators in one place, one person a system in another. */
function relateOperators(entries: readonly Entry[]): Relation[] {
  const many = entries.filter(
    ({ claim }) =>
      claim.kind === 'personnel' &&
      isPeopleUnit(claim.quantity?.unit ?? null) &&
      (numberOf(claim) ?? 0) >= 20,
  );
  const single = entries.filter(
    ({ one, claim }) =>
      // `Operated by a single soldier` may be read as what a system can do or as who serves it.
      (claim.kind === 'capability' ||
        (claim.kind === 'personnel' &&
          /\bby (?:a|an|one|two|three)\b/i.test(wordsOf(one, claim)))) &&
      isPeopleUnit(claim.quantity?.unit ?? null) &&
      (claim.quantity?.value ?? 9) <= 3,
  );
  const [a, b] = [many[0], single[0]];
  if (a === undefined || b === undefined) return [];
  return [
    {
      kind: 'conflict',
      topic: 'operators',
      claims: ids([...many, ...single]),
      note: `Operators: “${a.claim.quantity?.text}” (${amountOf(a.claim.quantity as NonNullable<Claim['quantity']>)}) against “${b.claim.quantity?.text}” for each system: who serves what is told differently.`,
    },
  ];
}

/** Ranges of one system that differ between reports. */
function relateRanges(entries: readonly Entry[], context: CheckContext): Relation[] {
  const ranged = entries.filter(
    ({ one, claim }) =>
      claim.kind === 'capability' &&
      claim.quantity?.unit === 'kilometre' &&
      claim.system !== null &&
      /range|reach/i.test(wordsOf(one, claim)),
  );
  const out: Relation[] = [];
  for (const system of new Set(ranged.map(({ claim }) => claim.system?.id ?? ''))) {
    const same = ranged.filter(({ claim }) => claim.system?.id === system);
    const numbers = [
      ...new Set(same.map(({ claim }) => claim.quantity?.high ?? numberOf(claim) ?? 0)),
    ];
    if (reportsOf(same) < 2) continue;
    const name = systemName(context.reference, system);
    out.push(
      numbers.length === 1
        ? {
            kind: 'agree',
            topic: 'range',
            claims: ids(same),
            note: `The reports give the ${name} the same range: ${numbers[0]} km.`,
          }
        : {
            kind: 'conflict',
            topic: 'range',
            claims: ids(same),
            note: `The reports give the ${name} different ranges: ${numbers.join(', ')} km.`,
          },
    );
  }
  return out;
}

/** Deployed in one report, only prepared in another. */
function relateStates(entries: readonly Entry[], context: CheckContext): Relation[] {
  const out: Relation[] = [];
  for (const system of new Set(
    entries.flatMap(({ claim }) => (claim.system === null ? [] : [claim.system.id])),
  )) {
    const done = entries.filter(
      ({ claim }) =>
        claim.kind === 'deployment' && claim.system?.id === system && claim.hedge !== 'denied',
    );
    const open = entries.filter(
      ({ claim }) =>
        (claim.kind === 'contingency' ||
          (claim.kind === 'deployment' && claim.hedge === 'denied')) &&
        claim.system?.id === system,
    );
    const differ = open.filter((entry) =>
      done.some((other) => other.claim.report !== entry.claim.report),
    );
    const [a, b] = [done[0], differ[0]];
    if (a === undefined || b === undefined) continue;
    out.push({
      kind: 'conflict',
      topic: 'state',
      claims: ids([...done, ...differ]),
      note: `${systemName(context.reference, system)}: in place (${quoted(a)}) or only planned or denied (${quoted(b)}).`,
    });
  }
  return out;
}

const posture = new Set(['possession', 'deployment', 'personnel', 'effect', 'contingency']);
const topics: Readonly<Record<string, string>> = {
  possession: 'count',
  deployment: 'place',
  personnel: 'operators',
  effect: 'effect',
  contingency: 'state',
  capability: 'range',
};

/** Statements on the defence that no other report makes. */
function relateSingles(entries: readonly Entry[], reports: number): Relation[] {
  if (reports < 2) return [];
  // Reports that make a statement of a kind (about a system, where the system tells statements apart).
  const keyOf = (claim: Claim): string =>
    claim.kind === 'deployment' || claim.kind === 'possession'
      ? `${claim.kind} ${claim.system?.id ?? ''}`
      : claim.kind;
  const makers = new Map<string, Set<string>>();
  for (const { claim } of entries) {
    const key = keyOf(claim);
    makers.set(key, (makers.get(key) ?? new Set()).add(claim.report));
  }
  return entries.flatMap(({ one, claim }): Relation[] => {
    const figure = claim.kind === 'capability' && claim.quantity !== null;
    if (!posture.has(claim.kind) && !figure) return [];
    const elsewhere = (makers.get(keyOf(claim))?.size ?? 0) > 1;
    return elsewhere
      ? []
      : [
          {
            kind: 'only-in',
            topic: topics[claim.kind] ?? claim.kind,
            claims: [claim.id],
            note: `Only in this report: “${wordsOf(one, claim)}”.`,
          },
        ];
  });
}

/** Relates the claims of several reports (and of one with itself): where they agree, exclude each other, stand alone. */
export function relateClaims(context: CheckContext): Relation[] {
  const entries = context.reports.flatMap((one) => one.claims.map((claim) => ({ one, claim })));
  return [
    ...relateCounts(entries, context),
    ...relateSettings(entries),
    ...relateCoverage(entries),
    ...relateOperators(entries),
    ...relateRanges(entries, context),
    ...relateStates(entries, context),
    ...relateSingles(entries, context.reports.length),
  ];
}
