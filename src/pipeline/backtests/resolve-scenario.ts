import type { Backtest, DatedEvidence } from '../../domain/backtest.ts';
import type { Quantity } from '../../domain/quantity.ts';
import { flowDistribution } from '../../scenario/draft/flow.ts';

/** Thrown where a recipe asks for evidence that was not public by the as-of date. */
export class LateEvidence extends Error {
  /** Names the back-test and the evidence. */
  constructor(backtest: string, evidence: DatedEvidence, asOf: string) {
    super(
      `${backtest}: evidence "${evidence.id}" became known on ${evidence.known}, after the as-of date ${asOf}`,
    );
  }
}

const countUnits = new Set(['system', 'launcher', 'missile', 'battery', 'operator']);

/**
 * Whether evidence counts at a date: assumptions always do, other evidence from the day on which it became known. A date known to the
 * year or month alone counts within that year or month.
 */
export function isKnownBy(evidence: DatedEvidence, asOf: string): boolean {
  const { known } = evidence;
  return known === null || known <= asOf.slice(0, known.length);
}

/**
 * Puts the evidence of a back-test into its scenario: every `{ evidence: <id> }` becomes the number with its paper (a plain number with
 * `as: number`), and the scenario gets the as-of date and, where one is given, the seed.
 * @throws LateEvidence for evidence that was not public by then
 * @throws RangeError for evidence that the back-test does not have, or a range where a plain number is needed
 */
export function resolveScenario(
  backtest: Backtest,
  scenario: unknown,
  seed: number | null = null,
): object {
  const resolved = resolve(backtest, scenario, '');
  if (resolved === null || typeof resolved !== 'object')
    throw new RangeError(`${backtest.id}: the scenario is no map`);
  return { ...resolved, asOf: backtest.asOf, ...(seed === null ? {} : { run: { seed } }) };
}

function resolve(backtest: Backtest, node: unknown, key: string): unknown {
  if (Array.isArray(node)) return node.map((item) => resolve(backtest, item, key));
  if (node === null || typeof node !== 'object') return node;
  if ('evidence' in node) {
    const quantity = findEvidence(backtest, node.evidence);
    return 'as' in node ? plainNumber(backtest, quantity) : writeQuantity(quantity, key);
  }
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, resolve(backtest, value, name)]),
  );
}

function findEvidence(backtest: Backtest, id: unknown): Quantity {
  const evidence = backtest.evidence.find((each) => each.id === id);
  if (evidence === undefined) throw new RangeError(`${backtest.id}: no evidence "${String(id)}"`);
  if (!isKnownBy(evidence, backtest.asOf))
    throw new LateEvidence(backtest.id, evidence, backtest.asOf);
  return evidence.quantity;
}

function plainNumber(backtest: Backtest, { distribution, source }: Quantity): number {
  if (distribution.kind === 'fixed') return distribution.value;
  throw new RangeError(`${backtest.id}: ${source.id} is a range where one number is needed`);
}

/** The number as the scenario file writes it; sourced numbers keep their publication as the reason. */
function writeQuantity({ distribution, unit, source }: Quantity, key: string): object {
  const paper =
    source.kind === 'assumption'
      ? { source: `assumption:${source.id}`, reason: source.reason ?? '' }
      : {
          source: `claim:${source.id}`,
          reason: `${source.title}, ${source.date ?? 'n.d.'}, ${source.grade}`,
        };
  const counted = key === 'count' && countUnits.has(unit) ? { unit } : {};
  return { ...flowDistribution(distribution), ...counted, ...paper };
}
