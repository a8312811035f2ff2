import type { Backtest } from '../../domain/backtest.ts';

/**
 * The chance that a claim comes true by what became of earlier claims of its class: (true + 1) / (all + 2), Laplace's rule of succession,
 * over the others whose outcome was public before this as-of date. The claim's own outcome never enters; without an earlier case it is 1/2.
 * Source: Laplace 1774, Mémoire sur la probabilité des causes par les évènements.
 */
export function forecastClass(backtest: Backtest, all: readonly Backtest[]): number {
  const earlier = all.filter(
    (other) =>
      other.id !== backtest.id &&
      other.class === backtest.class &&
      other.outcome.known < backtest.asOf,
  );
  const cameTrue = earlier.filter(({ outcome }) => outcome.came).length;
  return (cameTrue + 1) / (earlier.length + 2);
}
