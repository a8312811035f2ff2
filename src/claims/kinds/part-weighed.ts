import { partAt, type Statement } from '../cut-statements.ts';
import type { Reader } from '../draft-claim.ts';
import { certaintyOf } from '../ranks.ts';
import type { Facts } from '../triggers/trigger-facts.ts';
import { listSeamFeatures, listSeams } from './list-seam-features.ts';
import { sumOf } from './pass-gate.ts';

/** Parts a statement where the weights of what is seen of a seam speak for two. */
export function partWeighed(reader: Reader, facts: Facts, statement: Statement): Statement[] {
  const { words } = facts.passage;
  const whole = {
    from: statement.spanFrom,
    to: statement.to,
    certainty: certaintyOf(statement.trigger.rank),
    kind: statement.trigger.kind,
  };
  const span = {
    start: words[whole.from]?.start ?? 0,
    end: words[whole.to - 1]?.end ?? 0,
  };
  const cuts: { at: number; sum: number }[] = [];
  for (const at of listSeams(facts, whole)) {
    const features = listSeamFeatures(facts, whole, at);
    reader.seams.push({ span, at: words[at]?.start ?? 0, features });
    const sum = sumOf(reader.seamWeights, features);
    if (sum <= 0) continue;
    const last = cuts[cuts.length - 1];
    if (last === undefined || at - last.at > 2) cuts.push({ at, sum });
    else if (sum > last.sum) cuts[cuts.length - 1] = { at, sum };
  }
  return cuts.length === 0
    ? [statement]
    : partAt(
        facts,
        statement,
        cuts.map((one) => one.at),
      );
}
