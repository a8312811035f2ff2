import type { Case } from '../../domain/case.ts';
import type { Parameter } from '../../domain/quantity.ts';
import type { Interpretation } from '../../domain/question.ts';
import type {
  ScreenedUnknown,
  Sensitivity,
  TippingPoint,
  UnknownEffect,
} from '../../domain/sensitivity.ts';
import { blockTrials } from '../../domain/tally.ts';
import { createRng, streamKey } from '../../kernel/random/stream.ts';
import { quantileOf } from '../../kernel/stats/intervals.ts';
import { findCrossing, fitIsotonic } from '../../kernel/stats/isotonic.ts';
import { fitLogistic, type LogisticFit } from '../../kernel/stats/logistic.ts';
import { designSensitivity, readSensitivity } from '../../kernel/stats/sensitivity.ts';
import { keepPostures } from '../share-work.ts';
import { findBeyond } from './find-beyond.ts';
import { listUnknowns } from './list-unknowns.ts';
import { readChances, reckonSettings, type Settings } from './reckon-settings.ts';
import { chooseLeading, screenUnknowns } from './screen-unknowns.ts';

/** The worlds of one predicate at one altitude. */
export interface DriverRow {
  /** Id of the measure. */
  readonly measure: string;
  /** Index of its altitude in the case. */
  readonly altitude: number;
  readonly trials: number;
  /** Block by block, the trials in which the predicate holds. */
  readonly hits: readonly bigint[];
}

/** Rows of one case, posture and interpretation. */
export interface DriverRequest {
  readonly each: Case;
  readonly posture: string;
  readonly interpretation: Interpretation;
  readonly seed: number;
  readonly rows: readonly DriverRow[];
}

/** Points of each half of the design for total effects; the spread of the chance is read off both halves. Half as many for small samples, whose own error is larger. */
const samplesFor = (trials: number): number => (trials >= 1024 ? 512 : 256);

/** Settings behind a chance with one unknown held fast. */
const heldSettings = 64;

/** Points at which an unknown is held fast (measures §5 c). */
const heldAt = [0.1, 0.9] as const;

/** Groups of worlds by the value of one unknown, for its first-order effect. */
const slices = 16;

/** Weight of the ridge that keeps fitted slopes finite. */
const ridge = 1;

/**
 * Finds what decides predicates. The worlds of the run are the sample: an unknown's first-order effect and its tipping point are read off them as they are. For total
 * effects, for the chance with one unknown held fast, and for the range of the chance over the unknowns, a curve is fitted to the same worlds: a logistic
 * regression on what the unknowns come to (posts able to fire, reach, speeds), which costs no further trial. Formulas: docs/methods/drivers.md.
 */
export function findDrivers(request: DriverRequest): Sensitivity[] {
  const { seed, interpretation } = request;
  const altitudes = [...new Set(request.rows.map(({ altitude }) => altitude))];
  const rows = request.rows.map((row) => ({ ...row, altitude: altitudes.indexOf(row.altitude) }));
  const each = keepAltitudes(keepPostures(request.each, [request.posture]), altitudes);
  const listed = listUnknowns(each, interpretation);
  const unknowns = [...listed.ofPosts, ...listed.others];
  const nameRow = ({ measure, altitude, trials }: DriverRow) => ({
    ...{ measure, case: each.id, posture: request.posture, interpretation },
    ...{ altitudeM: each.altitudesM[altitude] as number, trials },
  });
  if (unknowns.length === 0)
    return rows.map((row) => ({ ...nameRow(row), ...decideByChance(row) }));
  const uniform = uniformOf(seed);
  const trials = Math.max(...rows.map((row) => row.trials));
  const samples = samplesFor(trials);
  const sample = reckonSettings(each, listed, trials, uniform);
  const strips = unknowns.map((parameter) => stripOf(parameter, trials, uniform));
  const outcomes = rows.map(readOutcomes);
  const first = outcomes.map((held) => strips.map((strip) => firstOrder(strip, held)));
  const fits = rows.map((row, r) => {
    const held = outcomes[r] as Uint8Array;
    const columns = sample.columns[row.altitude] ?? [];
    return fitLogistic(
      columns.map((column) => column.subarray(0, held.length)),
      held,
      ridge,
    );
  });
  const screened = screenUnknowns(
    each,
    listed,
    rows.map(({ altitude }, r) => ({ altitude, fit: fits[r] as LogisticFit })),
    seed,
    uniform,
  );
  const leading = chooseLeading(
    unknowns,
    unknowns.map((_, i) => Math.max(...first.map((row) => row[i] ?? 0))),
    unknowns.map(({ path }) =>
      Math.max(...screened.map((row) => row.find((one) => one.unknown === path)?.meanSize ?? 0)),
    ),
  );
  const chosen = leading.map(({ parameter }) => parameter);
  const designed = reckonSettings(
    each,
    listed,
    designCount(chosen, samples),
    designOf(chosen, samples, seed, uniform),
  );
  const heldFast = reckonSettings(each, listed, heldCount(chosen), holding(chosen, uniform));
  return rows.map((row, r): Sensitivity => {
    const held = outcomes[r] as Uint8Array;
    const fit = fits[r] as LogisticFit;
    const chances = readChances(fit, designed, row.altitude);
    const both = readChances(fit, heldFast, row.altitude);
    const { totals, luck } = shareOut(chances, held, {
      unknowns: chosen.length,
      samples,
      slopes: countSlopes(fit),
    });
    const effects = leading.map(
      ({ parameter, i }, j): UnknownEffect => ({
        unknown: parameter.path,
        firstOrder: (first[r] as readonly number[])[i] as number,
        totalEffect: totals[j] as number,
        chances: [meanOf(both, 2 * j), meanOf(both, 2 * j + 1)],
        points: heldPoints(heldFast, parameter, j),
      }),
    );
    effects.sort((a, b) => b.totalEffect - a.totalEffect);
    return {
      ...{ ...nameRow(row), luck, unknowns: effects },
      screening: screened[r] as readonly ScreenedUnknown[],
      epistemic: spreadOf(chances, chosen.length),
      ...findTipping(
        effects[0]?.totalEffect === 0
          ? undefined
          : unknowns.find(({ path }) => path === effects[0]?.unknown),
        sample,
        held,
        (parameter) =>
          findBeyond({ each, listed, parameter, altitude: row.altitude, fit, uniform }),
      ),
    };
  });
}

function keepAltitudes(each: Case, altitudes: readonly number[]): Case {
  return { ...each, altitudesM: altitudes.map((a) => each.altitudesM[a] as number) };
}

function decideByChance(
  row: DriverRow,
): Pick<
  Sensitivity,
  'luck' | 'unknowns' | 'screening' | 'epistemic' | 'tippingPoint' | 'noTipping' | 'beyond'
> {
  const chance = readOutcomes(row).reduce((sum, one) => sum + one, 0) / row.trials;
  return {
    ...{ luck: 1, unknowns: [], screening: [], epistemic: [chance, chance] },
    ...{ tippingPoint: null, noTipping: 'chance', beyond: null },
  };
}

/** The numbers that the run itself draws its unknowns with. */
function uniformOf(seed: number): (parameter: Parameter, trial: number) => number {
  const rng = createRng(seed);
  const streams = new Map<string, number>();
  return ({ path }, trial) => {
    let stream = streams.get(path);
    if (stream === undefined) {
      stream = streamKey(`unknown:${path}`);
      streams.set(path, stream);
    }
    return rng.uniform(stream, trial, 0, 0);
  };
}

type Uniform = ReturnType<typeof uniformOf>;

function readOutcomes({ hits, trials }: DriverRow): Uint8Array {
  const outcomes = new Uint8Array(trials);
  for (let block = 0; block * blockTrials < trials; block++) {
    const mask = hits[block] as bigint;
    const halves = [Number(mask & 0xffff_ffffn), Number(mask >> 32n)];
    const from = block * blockTrials;
    for (let t = 0; t < Math.min(blockTrials, trials - from); t++)
      outcomes[from + t] = ((halves[t >> 5] as number) >>> (t & 31)) & 1;
  }
  return outcomes;
}

/** Which slice of an unknown's range each trial lies in. */
function stripOf(parameter: Parameter, trials: number, uniform: Uniform): Uint8Array {
  const strip = new Uint8Array(trials);
  for (let t = 0; t < trials; t++) strip[t] = Math.floor(slices * uniform(parameter, t));
  return strip;
}

/**
 * Var(E(Y | slice of x)) / Var(Y), less what chance alone would give (omega squared). Source: Hays 1963; the correction is the expectation of the sum of squares
 * between groups that do not differ.
 */
function firstOrder(strip: Uint8Array, held: Uint8Array): number {
  const counts = new Float64Array(slices);
  const sums = new Float64Array(slices);
  for (let t = 0; t < held.length; t++) {
    const slice = strip[t] as number;
    counts[slice] = (counts[slice] as number) + 1;
    sums[slice] = (sums[slice] as number) + (held[t] as number);
  }
  const total = sums.reduce((sum, one) => sum + one, 0);
  const mean = total / held.length;
  const all = held.length * mean * (1 - mean);
  let between = 0;
  for (let s = 0; s < slices; s++) {
    const count = counts[s] as number;
    const apart = count === 0 ? 0 : (sums[s] as number) / count - mean;
    between += count * apart * apart;
  }
  const within = (all - between) / (held.length - slices);
  return clamp((between - (slices - 1) * within) / (all + within));
}

const designCount = (chosen: readonly Parameter[], samples: number): number =>
  samples * (chosen.length + 2);

/** Numbers of the design for the chosen unknowns; the others are drawn once a sample. */
function designOf(
  chosen: readonly Parameter[],
  samples: number,
  seed: number,
  uniform: Uniform,
): Uniform {
  const design = designSensitivity(chosen.length, samples, seed);
  const point = new Float64Array(chosen.length);
  const placeOf = new Map(chosen.map(({ path }, j) => [path, j]));
  let at = -1;
  return (parameter, setting) => {
    const place = placeOf.get(parameter.path);
    if (place === undefined) return uniform(parameter, Math.floor(setting / (chosen.length + 2)));
    if (setting !== at) design.point(point, setting);
    at = setting;
    return point[place] as number;
  };
}

const heldCount = (chosen: readonly Parameter[]): number =>
  heldAt.length * heldSettings * chosen.length;

/** Numbers of the first settings of the run, with each chosen unknown in turn held fast at its points. */
function holding(chosen: readonly Parameter[], uniform: Uniform): Uniform {
  return (parameter, setting) => {
    const block = Math.floor(setting / heldSettings);
    const isHeld = chosen[Math.floor(block / heldAt.length)]?.path === parameter.path;
    return isHeld
      ? (heldAt[block % heldAt.length] as number)
      : uniform(parameter, setting % heldSettings);
  };
}

function heldPoints(
  heldFast: Settings,
  { path }: Parameter,
  place: number,
): readonly [number, number] {
  const values = heldFast.values.get(path) as Float64Array;
  const at = (end: number): number => values[(2 * place + end) * heldSettings] as number;
  return [at(0), at(1)];
}

function meanOf(chances: Float64Array, block: number): number {
  let sum = 0;
  for (let s = block * heldSettings; s < (block + 1) * heldSettings; s++)
    sum += chances[s] as number;
  return sum / heldSettings;
}

const countSlopes = (fit: LogisticFit): number => fit.slopes.filter((one) => one !== 0).length;

/**
 * Shares the variance of the outcome out: total effects of the chosen unknowns, and what is chance. A fitted curve wavers by itself: of the variance of its chances
 * slopes / trials times the variance by chance is taken away.
 */
function shareOut(
  chances: Float64Array,
  held: Uint8Array,
  { unknowns, samples, slopes }: Record<'unknowns' | 'samples' | 'slopes', number>,
): { readonly totals: readonly number[]; readonly luck: number } {
  const { mean, variance, indices } = readSensitivity(chances, unknowns, samples);
  const all = mean * (1 - mean);
  if (indices === null || all <= 0)
    return { totals: Array.from({ length: unknowns }, () => 0), luck: 1 };
  const wavering = (slopes / held.length) * Math.max(0, all - variance);
  const known = Math.max(0, variance - wavering);
  return {
    totals: indices.map(({ totalEffect }) => clamp((totalEffect * known) / all)),
    luck: clamp(1 - known / all),
  };
}

/** The 5 % and the 95 % point of the chance over the settings of both halves of the design. */
function spreadOf(chances: Float64Array, unknowns: number): readonly [number, number] {
  const width = unknowns + 2;
  // Sorted as doubles: a typed array needs no comparison.
  const plain = chances.filter((_, number) => number % width < 2).sort();
  return [quantileOf(plain, 0.05), quantileOf(plain, 0.95)];
}

/** Reads the tipping point of the leading unknown off the worlds, and looks beyond its range where there is none. */
function findTipping(
  parameter: Parameter | undefined,
  sample: Settings,
  held: Uint8Array,
  lookBeyond: (parameter: Parameter) => TippingPoint | null,
): Pick<Sensitivity, 'tippingPoint' | 'noTipping' | 'beyond'> {
  if (parameter === undefined) return { tippingPoint: null, noTipping: 'chance', beyond: null };
  const values = (sample.values.get(parameter.path) as Float64Array).subarray(0, held.length);
  const { x, side } = findCrossing(fitIsotonic(values, held));
  if (x === null) {
    const beyond = side === 'near' ? null : lookBeyond(parameter);
    return { tippingPoint: null, noTipping: side, beyond };
  }
  const { unit } = parameter.quantity;
  const tippingPoint = { unknown: parameter.path, value: x, unit };
  return { tippingPoint, noTipping: null, beyond: null };
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
