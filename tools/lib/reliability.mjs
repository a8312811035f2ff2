/** Chance with which a band holds the observed share of a bin if the forecasts are right (trust: B17). */
export const bandCoverage = 0.995;

const binCount = 10;

/**
 * Sorts forecasts into ten bins and compares each bin's observed share with its band. A forecast is the share k / n of n trials, and the outcome one draw more:
 * given k, the chance of that is (k + 1/2) / (n + 1), the mean of the posterior of Jeffreys' prior. The outcomes of a bin are therefore independent draws of these
 * chances, whose sum is worked out exactly; nothing has to be added for the trials' own error. Source of the parts of the score: Murphy 1973; Stephenson, Coelho and Jolliffe 2008 for
 * what varies within bins.
 */
export function measureReliability(outcomes) {
  const bins = Array.from({ length: binCount }, (_, i) => {
    const own = outcomes.filter(
      ({ forecast }) => Math.min(binCount - 1, Math.floor(forecast * binCount + 1e-9)) === i,
    );
    return describeBin(i / binCount, (i + 1) / binCount, own);
  });
  const count = outcomes.length;
  const mean = (of) => outcomes.reduce((sum, each) => sum + of(each), 0) / count;
  const base = mean(({ held }) => Number(held));
  const brier = mean(({ forecast, held }) => (forecast - Number(held)) ** 2);
  const overBins = (of) =>
    bins.reduce((sum, bin) => sum + (bin.count === 0 ? 0 : bin.count * of(bin)), 0) / count;
  const reliability = overBins(({ meanForecast, observed }) => (meanForecast - observed) ** 2);
  const resolution = overBins(({ observed }) => (observed - base) ** 2);
  const uncertainty = base * (1 - base);
  const within = brier - (reliability - resolution + uncertainty);
  return { count, bins, brier, reliability, resolution, uncertainty, within };
}

function describeBin(low, high, outcomes) {
  const count = outcomes.length;
  const held = outcomes.filter((each) => each.held).length;
  if (count === 0)
    return { low, high, count, held, meanForecast: null, observed: null, band: null, inside: true };
  const meanForecast = outcomes.reduce((sum, { forecast }) => sum + forecast, 0) / count;
  const chances = outcomes.map(
    ({ forecast, trials }) => (Math.round(forecast * trials) + 0.5) / (trials + 1),
  );
  const [least, most] = findBand(countDistribution(chances));
  const inside = held >= least && held <= most;
  const band = [least / count, most / count];
  return { low, high, count, held, meanForecast, observed: held / count, band, inside };
}

/** Returns the chances of 0, 1, 2 … successes of independent draws of unequal chances, by adding one draw after the other. */
export function countDistribution(chances) {
  const mass = [1];
  for (const chance of chances) {
    mass.push(0);
    for (let k = mass.length - 1; k >= 0; k--)
      mass[k] = mass[k] * (1 - chance) + (k > 0 ? mass[k - 1] * chance : 0);
  }
  return mass;
}

/** The central counts: below and above each at most half of what the band leaves out. */
function findBand(mass) {
  const tail = (1 - bandCoverage) / 2;
  let [low, below] = [0, mass[0]];
  while (below <= tail) below += mass[++low];
  let [high, above] = [mass.length - 1, mass[mass.length - 1]];
  while (above <= tail) above += mass[--high];
  return [low, high];
}
