import type { Bound } from '../domain/bound.ts';
import type { TextHash } from '../domain/host.ts';
import type { Measure } from '../domain/measure.ts';
import type { Verdict } from '../domain/verdict.ts';
import { canonicalJson } from '../kernel/text/canonical-json.ts';
import { createSha256 } from '../kernel/text/sha256.ts';
import { encodeUtf8 } from '../kernel/text/utf8.ts';

/**
 * Digests what a run found: SHA-256 (hex) over the canonical JSON of bounds, measures and verdicts without their sentences, so that a
 * language cannot change it. Equal for any number of workers, any split, Node and browser.
 */
export function digestResults(
  bounds: readonly Bound[],
  measures: readonly Measure[],
  verdicts: readonly Verdict[],
  hash: TextHash = createTextHash(),
): string {
  // Row by row: as one text it would be several times as large as what it is made of.
  const list = <T>(rows: readonly T[], figuresOf: (row: T) => object): void => {
    for (let from = 0; from < rows.length; from += rowsAtOnce)
      hash.update(
        `${from === 0 ? '' : ','}${rows
          .slice(from, from + rowsAtOnce)
          .map((row) => canonicalJson(figuresOf(row)))
          .join(',')}`,
      );
  };
  hash.update('{"bounds":[');
  list(bounds, ({ formula, proof, source, ...figures }) => figures);
  hash.update('],"measures":[');
  list(measures, (row) => row);
  hash.update('],"verdicts":[');
  list(verdicts, ({ text, reason, ...figures }) => figures);
  hash.update(']}');
  return hash.hex();
}

/** Rows that are written and hashed together. */
const rowsAtOnce = 256;

function createTextHash(): TextHash {
  const { update, hex } = createSha256();
  return { update: (text) => update(encodeUtf8(text)), hex };
}
