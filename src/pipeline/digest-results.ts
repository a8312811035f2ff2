import type { Bound } from '../domain/bound.ts';
import type { Measure } from '../domain/measure.ts';
import type { Verdict } from '../domain/verdict.ts';
import { canonicalJson } from '../kernel/text/canonical-json.ts';
import { sha256Hex } from '../kernel/text/sha256.ts';
import { encodeUtf8 } from '../kernel/text/utf8.ts';

/**
 * Digests what a run found: SHA-256 (hex) over the canonical JSON of bounds, measures and verdicts without their sentences, so that a
 * language cannot change it. Equal for any number of workers, any split, Node and browser.
 */
export function digestResults(
  bounds: readonly Bound[],
  measures: readonly Measure[],
  verdicts: readonly Verdict[],
  sha256: (text: string) => string = (text) => sha256Hex(encodeUtf8(text)),
): string {
  const content = {
    bounds: bounds.map(({ formula, proof, source, ...figures }) => figures),
    measures,
    verdicts: verdicts.map(({ text, reason, ...figures }) => figures),
  };
  return sha256(canonicalJson(content));
}
