import type { Check, Origin } from '../domain/claim.ts';
import type { ReadPassage } from './draft-claim.ts';

/** Words of a shingle. */
const shingleWords = 5;
/** Share of the shorter text's shingles above which two texts go back to one. */
const sameOrigin = 0.2;

function shinglesOf(read: ReadPassage): Set<string> {
  const words = read.passage.words.map((word) => word.lower);
  const out = new Set<string>();
  for (let at = 0; at + shingleWords <= words.length; at++)
    out.add(words.slice(at, at + shingleWords).join(' '));
  return out;
}

/** Share of the shorter text's facts above which two texts that tell them in one order go back to one. */
const sameOrder = 0.7;
/** Fewer facts in common order than this prove nothing; so many of them must be numbers. */
const fewestFacts = 12;
const fewestNumbers = 3;
/** Facts looked at in a report: enough for any article, few enough for a square. */
const mostFacts = 1000;

/** What a report tells, in its order: numbers, systems, cities, days and persons, as short marks. */
function factsOf(read: ReadPassage): string[] {
  const { words } = read.passage;
  return read.facts.flatMap((facts) => {
    const marks = [
      ...[...facts.quantities, ...facts.loose].map(({ start, quantity }) => ({
        start,
        mark: `number ${quantity.value ?? quantity.low ?? quantity.high} ${quantity.unit ?? ''}`,
      })),
      ...facts.systems.map(({ start, system }) => ({ start, mark: `system ${system.id}` })),
      ...facts.places
        .filter(({ place }) => place.kind === 'city')
        .map(({ start, place }) => ({ start, mark: `city ${place.name}` })),
      ...facts.dates.flatMap(({ start, iso }) =>
        iso === null ? [] : [{ start, mark: `day ${iso}` }],
      ),
      ...(read.people.mentions[facts.sentence.index] ?? []).map(({ from, person }) => ({
        start: words[from]?.start ?? 0,
        mark: `person ${person.last}`,
      })),
    ];
    return marks.sort((a, b) => a.start - b.start).map(({ mark }) => mark);
  });
}

/** Length of the longest common subsequence. O(n m) time, O(m) memory; reports hold a few hundred facts. */
function commonOrder(a: readonly string[], b: readonly string[]): number {
  let above = new Int32Array(b.length + 1);
  for (const mark of a) {
    const row = new Int32Array(b.length + 1);
    b.forEach((other, j) => {
      row[j + 1] =
        mark === other
          ? (above[j] as number) + 1
          : Math.max(above[j + 1] as number, row[j] as number);
    });
    above = row;
  }
  return above[b.length] as number;
}

/** Share of the shorter text's facts that both tell in one order; 0 where too few of them are common to tell. */
function sharedOrder(a: readonly string[], b: readonly string[]): number {
  const numbers = (marks: readonly string[]): string[] =>
    marks.filter((mark) => mark.startsWith('number'));
  const common = commonOrder(a, b);
  if (common < fewestFacts || commonOrder(numbers(a), numbers(b)) < fewestNumbers) return 0;
  return common / Math.min(a.length, b.length);
}

/** Share of the smaller set that the other one holds, in [0, 1]. */
function containment(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let both = 0;
  for (const one of small) if (large.has(one)) both++;
  return both / small.size;
}

/** Reports that share an error that a check found in each by itself: the same message about the same words. */
function shareError(checks: readonly Check[], a: string, b: string): boolean {
  const errors = (report: string): Set<string> =>
    new Set(
      checks
        .filter(
          (check) =>
            check.severity === 'error' && check.spans.every((span) => span.report === report),
        )
        .map((check) => check.message),
    );
  const other = errors(b);
  return [...errors(a)].some((message) => other.has(message));
}

/**
 * Groups reports by the source they go back to: texts that share many runs of five words, that tell most of their facts in one order
 * (a rewrite), or that share an error which is unlikely to be made twice. A report alone is an origin of its own with similarity 1.
 * Quadratic in the number of reports and in the number of their facts.
 */
export function findOrigins(reads: readonly ReadPassage[], checks: readonly Check[]): Origin[] {
  const sets = reads.map(shinglesOf);
  const group = reads.map((_, index) => index);
  const orders = reads.map((read) => factsOf(read).slice(0, mostFacts));
  const similarity = new Map<number, number>();
  const why = new Map<number, string>();
  for (let i = 0; i < reads.length; i++) {
    for (let j = i + 1; j < reads.length; j++) {
      const share = containment(sets[i] as Set<string>, sets[j] as Set<string>);
      const [a, b] = [
        (reads[i] as ReadPassage).passage.report.id,
        (reads[j] as ReadPassage).passage.report.id,
      ];
      const order = sharedOrder(orders[i] as string[], orders[j] as string[]);
      const reason =
        share >= sameOrigin
          ? 'shared wording'
          : order >= sameOrder
            ? 'the same facts in the same order'
            : shareError(checks, a, b)
              ? 'the same error'
              : null;
      if (reason === null) continue;
      const [from, to] = [group[j] as number, group[i] as number];
      const alike = share >= sameOrigin ? share : Math.max(share, order >= sameOrder ? order : 0);
      const best = Math.max(alike, similarity.get(from) ?? 0, similarity.get(to) ?? 0);
      for (let k = 0; k < group.length; k++) if (group[k] === from) group[k] = to;
      similarity.set(to, best);
      why.set(to, why.get(to) ?? why.get(from) ?? reason);
    }
  }
  const order = [...new Set(group)];
  return order.map((root, index) => {
    const members = reads
      .filter((_, at) => group[at] === root)
      .map((read) => read.passage.report.id);
    return {
      id: `o${index + 1}`,
      reports: members,
      similarity: members.length === 1 ? 1 : Math.round((similarity.get(root) ?? 0) * 1000) / 1000,
      why: members.length === 1 ? 'stands alone' : (why.get(root) ?? ''),
    };
  });
}
