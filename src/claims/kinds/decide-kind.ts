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
  const levels = new Int32Array(model.outer.length);
  const sums = claimKinds.map(() => 0);
  let known = false;
  for (const feature of features) {
    const inner = rowOf(model, feature);
    const rule = model.rules.get(feature);
    if (inner !== null) addRow(levels, inner);
    if (rule !== undefined) addTimes(sums, rule, 1);
    known ||= inner !== null || rule !== undefined;
  }
  if (!known) return kind;
  for (const [unit, outer] of model.outer.entries())
    if ((levels[unit] as number) > 0) addTimes(sums, outer, levels[unit] as number);
  return claimKinds[sums.indexOf(Math.max(...sums))] ?? kind;
}

/** Rows of weights as numbers, unpacked when a feature is first seen: a text has few of them, and each of these many times. */
const unpacked = new WeakMap<KindModel, Map<string, Int8Array>>();

function rowOf(model: KindModel, feature: string): Int8Array | null {
  const packed = model.inner.get(feature);
  if (packed === undefined) return null;
  let rows = unpacked.get(model);
  if (rows === undefined) {
    rows = new Map();
    unpacked.set(model, rows);
  }
  let row = rows.get(feature);
  if (row === undefined) {
    row = Int8Array.from(packed, (letter) => letter.charCodeAt(0) - nought);
    rows.set(feature, row);
  }
  return row;
}

function addRow(levels: Int32Array, row: Int8Array): void {
  for (let unit = 0; unit < levels.length; unit++)
    levels[unit] = (levels[unit] as number) + (row[unit] as number);
}

function addTimes(sums: number[], row: readonly number[], times: number): void {
  for (let at = 0; at < sums.length; at++)
    sums[at] = (sums[at] as number) + times * (row[at] as number);
}
