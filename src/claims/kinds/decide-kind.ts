import { type ClaimKind, claimKinds } from '../../domain/claim.ts';
import type { KindModel } from '../../domain/reference.ts';

/** Code of the character that stands for a weight of nought: `m`. */
const nought = 109;

/**
 * Decides the kind of a claim by rectified units over what is seen of it; the greatest sum wins, the first kind of `claimKinds` at a tie.
 * Sums and products of integers are exact, so the order of the features and the engine move nothing. `kind` is the answer where no feature
 * has a weight. Linear in the features times the units.
 */
export function decideKind(
  model: KindModel,
  features: readonly string[],
  kind: ClaimKind,
): ClaimKind {
  const levels = model.outer.map(() => 0);
  const sums = claimKinds.map(() => 0);
  let known = false;
  for (const feature of features) {
    const inner = model.inner.get(feature);
    const rule = model.rules.get(feature);
    if (inner !== undefined) addRow(levels, inner);
    if (rule !== undefined) addTimes(sums, rule, 1);
    known ||= inner !== undefined || rule !== undefined;
  }
  if (!known) return kind;
  for (const [unit, outer] of model.outer.entries())
    addTimes(sums, outer, Math.max(0, levels[unit] as number));
  return claimKinds[sums.indexOf(Math.max(...sums))] ?? kind;
}

function addRow(levels: number[], row: string): void {
  for (let unit = 0; unit < levels.length; unit++)
    levels[unit] = (levels[unit] as number) + row.charCodeAt(unit) - nought;
}

function addTimes(sums: number[], row: readonly number[], times: number): void {
  for (let at = 0; at < sums.length; at++)
    sums[at] = (sums[at] as number) + times * (row[at] as number);
}
