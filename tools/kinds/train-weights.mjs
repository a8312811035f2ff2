import { trainUnits } from './train-units.mjs';

/** How the models are trained; each value was chosen by cross-validation, never by the score on what was learned from. */
export const settings = {
  /** A feature that fewer examples have is left out. */
  fewest: 3,
  /** At most so many features are kept. */
  most: 5000,
  /** The same for kinds. */
  mostForKinds: 3000,
  /** Cost of a unit of error against a unit of weight. */
  cost: 0.008,
  /** The same for words that no rule takes for a claim: there are fewer examples, and they differ more. */
  claimCost: 0.03,
  /** Passes over the examples. */
  passes: 15,
  /**
   * Weights, in units, of the kind that the rules give: `kind` by those for plain clauses, `certain` by one for the very words, `firm` by one
   * for the very words of a kind for which such rules were as right on unseen texts as the model. They are set, not learned: rules were
   * written for most of the texts, on which they look better than they are.
   */
  trust: { kind: 0.5, certain: 1.2, firm: 1.5 },
  firm: ['personnel', 'effect', 'contingency', 'threat', 'risk'],
  /** What the sum for words that no rule takes for a claim, and for a seam, has to reach, in units. */
  margin: { claim: 0, seam: 0.15 },
  /** Integers to a unit. */
  scale: 100,
  /** The same for the sums of the kinds. */
  kindScale: 100_000,
  /** Greatest whole weight of a feature for a hidden unit, and how many standard deviations it stands for; what is greater is cut. */
  inner: { most: 16, deviations: 5 },
};

/**
 * Trains what decides kinds: hidden units over the features that a linear model finds the strongest.
 * @returns {{ inner: Map<string, string>, outer: number[][], rules: Map<string, number[]> }} a `KindModel` of src/domain/reference.ts
 */
export function trainKinds(examples, kinds) {
  const names = findStrongest(examples, kinds, { ...settings, most: settings.mostForKinds });
  const place = new Map(names.map((name, at) => [name, at]));
  const rows = examples.map(({ features, kinds: accepted, weight }) => ({
    row: Int32Array.from(features.map((name) => place.get(name)).filter((at) => at !== undefined)),
    isAccepted: kinds.map((kind) => accepted.has(kind)),
    weight,
  }));
  const { inner, outer } = trainUnits(rows, names.length, kinds.length);
  return { ...roundUnits(names, inner, outer, kinds.length), rules: setTrust(kinds) };
}

/** Makes the weights whole: a character for each weight of a feature, integers for each unit. */
function roundUnits(names, inner, outer, columns) {
  const units = outer.length / columns;
  const { most, deviations } = settings.inner;
  const squares = inner.reduce((sum, value) => sum + value * value, 0);
  const grain = (Math.sqrt(squares / inner.length) * deviations) / most;
  const letter = (value) =>
    String.fromCharCode(
      'm'.charCodeAt(0) + Math.max(-most, Math.min(most, Math.round(value / grain))),
    );
  const rowOf = (at) => Array.from(inner.subarray(at * units, (at + 1) * units), letter).join('');
  return {
    inner: new Map(names.map((name, at) => [name, rowOf(at)])),
    outer: Array.from({ length: units }, (_, unit) =>
      Array.from(
        outer.subarray(unit * columns, (unit + 1) * columns),
        (value) => Math.round(value * grain * settings.kindScale) + 0,
      ),
    ),
  };
}

/** The weights of the kind that the rules give. */
function setTrust(kinds) {
  const { trust, firm, kindScale } = settings;
  const out = new Map();
  for (const [at, kind] of kinds.entries()) {
    const row = (units) => kinds.map((_, other) => (other === at ? units * kindScale : 0));
    out.set(`kind:${kind}`, row(trust.kind));
    out.set(`certain:${kind}`, row(firm.includes(kind) ? trust.firm : trust.certain));
  }
  return out;
}

/** Trains the weights that decide which words are a claim although no rule takes them for a statement. */
export const trainClaims = (examples) =>
  lower(
    trainWeights(examples, ['claim'], { ...settings, cost: settings.claimCost }),
    'loose',
    settings.margin.claim,
  );

/** Trains the weights that decide where a statement is parted. */
export const trainSeams = (examples) =>
  lower(trainWeights(examples, ['seam']), 'seam', settings.margin.seam);

/** Takes a margin off the weight of a feature that every example has. */
function lower(weights, name, margin) {
  const [value = 0] = weights.get(name) ?? [];
  return weights.set(name, [value - Math.round(margin * settings.scale)]);
}

/**
 * Trains one linear model for each column: does an example accept it or not. The loss is the squared hinge with L2 regularisation, solved by dual
 * coordinate descent, which needs + − × ÷ and comparisons alone; the order of the examples is fixed.
 * Source: Hsieh, Chang, Lin, Keerthi, Sundararajan: A dual coordinate descent method for large-scale linear SVM (2008), algorithm 1.
 * @returns {Map<string, number[]>} feature -> integer weight for each column
 */
export function trainWeights(examples, columns, options = settings) {
  const kept = findStrongest(examples, columns, options);
  const weights = new Map();
  for (const [name, row] of solve(examples, columns, kept, options)) {
    const whole = row.map((value) => Math.round(value * options.scale) + 0);
    if (whole.some((value) => value !== 0)) weights.set(name, whole);
  }
  return weights;
}

/** The features that decide most in a linear model, sorted by code unit: what is rare or weak decides little. */
function findStrongest(examples, columns, options) {
  const all = countFeatures(examples);
  const frequent = [...all.keys()].filter((name) => all.get(name) >= options.fewest).sort(byCode);
  const first = solve(examples, columns, frequent, options);
  const force = new Map(
    [...first].map(([name, row]) => [
      name,
      Math.max(...row.map(Math.abs)) * Math.sqrt(Math.min(50, all.get(name))),
    ]),
  );
  return [...force.keys()]
    .sort((a, b) => force.get(b) - force.get(a) || byCode(a, b))
    .slice(0, options.most)
    .sort(byCode);
}

const byCode = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function countFeatures(examples) {
  const counts = new Map();
  for (const { features } of examples)
    for (const name of features)
      if (!/^(?:certain|kind):/.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** A fixed order without a pattern: steps by a number that has no factor in common with the length. */
function orderOf(length) {
  const common = (a, b) => (b === 0 ? a : common(b, a % b));
  let step = Math.max(1, Math.round(length * 0.618));
  while (common(step, length) > 1) step++;
  return Array.from({ length }, (_, at) => (at * step) % length);
}

function solve(examples, kinds, names, { cost, passes }) {
  const width = kinds.length;
  const place = new Map(names.map((name, at) => [name, at * width]));
  const rows = examples.map(({ features }) =>
    Int32Array.from(features.map((name) => place.get(name)).filter((at) => at !== undefined)),
  );
  const sides = examples.map((one) => kinds.map((kind) => (one.kinds.has(kind) ? 1 : -1)));
  const weights = new Float64Array(names.length * width);
  const duals = new Float64Array(examples.length * width);
  const moves = new Float64Array(width);
  const order = orderOf(examples.length);
  for (let pass = 0; pass < passes; pass++) {
    for (const example of order) {
      const row = rows[example];
      moves.fill(0);
      for (const at of row)
        for (let kind = 0; kind < width; kind++) moves[kind] += weights[at + kind];
      const slack = 1 / (2 * cost * examples[example].weight);
      for (let kind = 0; kind < width; kind++) {
        const at = example * width + kind;
        const side = sides[example][kind];
        const slope = side * moves[kind] - 1 + slack * duals[at];
        const dual = Math.max(0, duals[at] - slope / (row.length + slack));
        moves[kind] = (dual - duals[at]) * side;
        duals[at] = dual;
      }
      for (const at of row)
        for (let kind = 0; kind < width; kind++) weights[at + kind] += moves[kind];
    }
  }
  return new Map(
    names.map((name, at) => [name, [...weights.subarray(at * width, (at + 1) * width)]]),
  );
}
