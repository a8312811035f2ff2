/** How the hidden units are trained; each value was chosen by cross-validation over whole sets. */
export const unitSettings = {
  /** Layers that are trained apart, from seeds of their own; together they are one layer whose sums are the mean of theirs. */
  starts: 3,
  /** Hidden units of each. */
  units: 64,
  /** Passes over the examples; the weights behind each pass of the second half are averaged. */
  passes: 20,
  /** Length of a step in the first pass; it falls to nothing in equal steps. */
  rate: 0.1,
  /** Share of the features of an example that a step does not see. */
  dropped: 0.5,
  /** What a feature that is seen counts, so that the sum over an example is about as large as one weight. */
  input: 0.125,
  /** Greatest weight at the start: of a feature for a unit, of a unit for a column. */
  start: { inner: 0.1, outer: 0.3 },
  /** Where the generator starts, and how far the next start is from it. */
  seed: { first: 2, step: 7919 },
};

/**
 * Trains a layer of rectified units over sparse features: sum of a column = Σ over units of outer × max(0, Σ over features of input × inner).
 * The loss adds up one logistic loss for each column (is it accepted?) and −log of the share that a softmax gives to all accepted columns together
 * (is what is chosen accepted?). Steps go one example at a time, with one AdaGrad speed for all weights of a feature; half of the features are
 * dropped in each. Deterministic: + − × ÷, √ and comparisons alone, a generator of integers, a fixed order.
 * Sources: Srivastava et al. 2014 (dropout); Duchi, Hazan, Singer 2011 (AdaGrad); Polyak, Juditsky 1992 (averaging).
 * @param {{ row: Int32Array, isAccepted: boolean[], weight: number }[]} examples `row` holds the places of the features of an example
 * @param {number} features number of features
 * @param {number} columns number of columns
 * @returns {{ inner: Float64Array, outer: Float64Array }} features × units and units × columns; `inner` has `input` multiplied in
 */
export function trainUnits(examples, features, columns, settings = unitSettings) {
  const { starts, units, seed } = settings;
  const all = starts * units;
  const inner = new Float64Array(features * all);
  const outer = new Float64Array(all * columns);
  for (let start = 0; start < starts; start++) {
    const part = trainStart(examples, features, columns, seed.first + start * seed.step, settings);
    for (let feature = 0; feature < features; feature++)
      inner.set(
        part.inner.subarray(feature * units, (feature + 1) * units),
        feature * all + start * units,
      );
    outer.set(
      part.outer.map((value) => value / starts),
      start * units * columns,
    );
  }
  return { inner, outer };
}

/** Trains one layer from one seed. */
function trainStart(examples, features, columns, seed, settings) {
  const random = createRandom(seed);
  const net = createNet(features, columns, random, settings);
  const mean = { inner: new Float64Array(net.inner.length), outer: net.outer.map(() => 0) };
  const { passes } = settings;
  const averaged = passes - Math.floor(passes / 2);
  const order = Int32Array.from(examples, (_, at) => at);
  for (let pass = 0; pass < passes; pass++) {
    shuffle(order, random);
    const rate = settings.rate * (1 - pass / passes);
    for (const at of order) step(net, examples[at], rate, random, settings);
    if (pass < passes - averaged) continue;
    for (const part of ['inner', 'outer'])
      for (let at = 0; at < mean[part].length; at++) mean[part][at] += net[part][at] / averaged;
  }
  return { inner: mean.inner.map((value) => value * settings.input), outer: mean.outer };
}

/** A generator of numbers from 0 to 1 that computes with integers: mulberry32. */
function createRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function createNet(features, columns, random, { units, start }) {
  const draw = (length, most) => Float64Array.from({ length }, () => (random() * 2 - 1) * most);
  const speeds = (length) => new Float64Array(length).fill(0.001);
  return {
    units,
    columns,
    inner: draw(features * units, start.inner),
    outer: draw(units * columns, start.outer),
    innerSpeeds: speeds(features),
    outerSpeeds: speeds(units),
    levels: new Float64Array(units),
    pulls: new Float64Array(units),
    sums: new Float64Array(columns),
    slopes: new Float64Array(columns),
  };
}

function shuffle(order, random) {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other], order[at]];
  }
}

/** Moves the weights against the slope of the loss of one example. */
function step(net, { row, isAccepted, weight }, rate, random, { dropped, input }) {
  const seen = row.filter(() => random() >= dropped);
  const share = input / (1 - dropped);
  look(net, seen, share);
  findSlopes(net, isAccepted, weight);
  moveOuter(net, rate);
  moveInner(net, seen, share, rate);
}

/** Works out the level of each unit and the sum of each column. */
function look({ units, columns, inner, outer, levels, sums }, seen, share) {
  levels.fill(0);
  sums.fill(0);
  for (const feature of seen) {
    const at = feature * units;
    for (let unit = 0; unit < units; unit++) levels[unit] += share * inner[at + unit];
  }
  for (let unit = 0; unit < units; unit++) {
    levels[unit] = Math.max(0, levels[unit]);
    if (levels[unit] === 0) continue;
    const at = unit * columns;
    for (let column = 0; column < columns; column++)
      sums[column] += levels[unit] * outer[at + column];
  }
}

/** Slopes of the loss over the sums. */
function findSlopes({ sums, slopes }, isAccepted, weight) {
  const most = Math.max(...sums);
  let all = 0;
  let accepted = 0;
  for (let column = 0; column < sums.length; column++) {
    slopes[column] = exp(sums[column] - most);
    all += slopes[column];
    if (isAccepted[column]) accepted += slopes[column];
  }
  for (let column = 0; column < sums.length; column++) {
    const share = slopes[column] / all;
    const logistic = 1 / (1 + exp(-sums[column]));
    slopes[column] =
      weight *
      (isAccepted[column] ? share - slopes[column] / accepted + logistic - 1 : share + logistic);
  }
}

/** e^x to about one part in a hundred for small x, the same on every engine: (1 + x/1024)^1024 by ten squarings. */
function exp(x) {
  let value = 1 + Math.max(-20, Math.min(20, x)) / 1024;
  for (let time = 0; time < 10; time++) value *= value;
  return value;
}

/** Moves the weights of units for columns, and works out how much each unit should fall. */
function moveOuter({ units, columns, outer, outerSpeeds, levels, pulls, slopes }, rate) {
  let square = 0;
  for (const slope of slopes) square += slope * slope;
  for (let unit = 0; unit < units; unit++) {
    const level = levels[unit];
    pulls[unit] = 0;
    if (level === 0) continue;
    outerSpeeds[unit] += (square * level * level) / columns;
    const length = (rate * level) / Math.sqrt(outerSpeeds[unit]);
    const at = unit * columns;
    for (let column = 0; column < columns; column++) {
      pulls[unit] += slopes[column] * outer[at + column];
      outer[at + column] -= length * slopes[column];
    }
  }
}

/** Moves the weights of the features that were seen. */
function moveInner({ units, inner, innerSpeeds, pulls }, seen, share, rate) {
  let square = 0;
  for (const pull of pulls) square += pull * pull;
  square *= (share * share) / units;
  if (square === 0) return;
  for (const feature of seen) {
    innerSpeeds[feature] += square;
    const length = (rate * share) / Math.sqrt(innerSpeeds[feature]);
    const at = feature * units;
    for (let unit = 0; unit < units; unit++) inner[at + unit] -= length * pulls[unit];
  }
}
