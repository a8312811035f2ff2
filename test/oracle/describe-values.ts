/** Number of some values, their mean and its standard error. */
export function describeValues(values: readonly number[]): {
  readonly trials: number;
  readonly mean: number;
  readonly standardError: number;
} {
  const trials = values.length;
  const mean = values.reduce((sum, each) => sum + each, 0) / trials;
  const squares = values.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  return { trials, mean, standardError: Math.sqrt(squares / (trials - 1) / trials) };
}
