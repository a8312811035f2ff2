import type { Check, Origin } from '../domain/claim.ts';
import type { ReadPassage } from './read-passage-claims.ts';

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
 * Groups reports by the source they go back to: texts that share many runs of five words, or an error that is unlikely to be
 * made twice. A report alone is an origin of its own with similarity 1. Quadratic in the number of reports, linear in their length.
 */
export function findOrigins(reads: readonly ReadPassage[], checks: readonly Check[]): Origin[] {
  const sets = reads.map(shinglesOf);
  const group = reads.map((_, index) => index);
  const similarity = new Map<number, number>();
  for (let i = 0; i < reads.length; i++) {
    for (let j = i + 1; j < reads.length; j++) {
      const share = containment(sets[i] as Set<string>, sets[j] as Set<string>);
      const [a, b] = [
        (reads[i] as ReadPassage).passage.report.id,
        (reads[j] as ReadPassage).passage.report.id,
      ];
      if (share < sameOrigin && !shareError(checks, a, b)) continue;
      const [from, to] = [group[j] as number, group[i] as number];
      const best = Math.max(share, similarity.get(from) ?? 0, similarity.get(to) ?? 0);
      for (let k = 0; k < group.length; k++) if (group[k] === from) group[k] = to;
      similarity.set(to, best);
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
    };
  });
}
