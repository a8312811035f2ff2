import { asin, atan2, cos, exp, log1p, PI } from '../../kernel/math/index.ts';

/** Nodes and weights of the 8-point Gauss-Legendre rule on [0, 1]. Source: Abramowitz & Stegun 1964, table 25.4. */
const nodes = [
  0.019855071751231912, 0.10166676129318664, 0.2372337950418355, 0.4082826787521751,
  0.5917173212478249, 0.7627662049581645, 0.8983332387068134, 0.9801449282487681,
] as const;
const weights = [
  0.05061426814518813, 0.1111905172266872, 0.15685332293894363, 0.181341891689181,
  0.181341891689181, 0.15685332293894363, 0.1111905172266872, 0.05061426814518813,
] as const;

/** Integrates a smooth function over [from, to] in equal panels of eight Gauss points. */
export function integrate(
  f: (x: number) => number,
  from: number,
  to: number,
  panels: number,
): number {
  let sum = 0;
  const width = (to - from) / panels;
  for (let panel = 0; panel < panels; panel++) {
    nodes.forEach((node, i) => {
      sum += (weights[i] as number) * f(from + (panel + node) * width);
    });
  }
  return sum * width;
}

/** Area of a disc of radius r about the origin inside the quadrant x <= a, y <= b. */
function discQuadrantArea(r: number, a: number, b: number): number {
  const x = Math.max(-r, Math.min(r, a));
  const y = Math.max(-r, Math.min(r, b));
  // Area left of a vertical line, then the part of it below the horizontal one.
  const leftOf = (t: number): number =>
    t * Math.sqrt(Math.max(0, r * r - t * t)) + r * r * (asin(t / r) + PI / 2);
  if (a >= r) return leftOf(y);
  if (b >= r) return leftOf(x);
  if (a <= -r || b <= -r) return 0;
  const half = Math.sqrt(r * r - y * y);
  // For u <= x: the chord runs from -s(u) to min(y, s(u)), s(u) = sqrt(r^2 - u^2).
  const antiderivative = (t: number): number =>
    (t * Math.sqrt(Math.max(0, r * r - t * t)) +
      r * r * atan2(t, Math.sqrt(Math.max(0, r * r - t * t)))) /
    2;
  let area = 0;
  const add = (from: number, to: number, kind: 'full' | 'cut' | 'none'): void => {
    if (to <= from || kind === 'none') return;
    const chord = antiderivative(to) - antiderivative(from);
    area += kind === 'full' ? 2 * chord : chord + y * (to - from);
  };
  const outer = y >= 0 ? 'full' : 'none';
  add(-r, Math.min(x, -half), outer);
  add(-half, Math.min(x, half), 'cut');
  add(half, x, outer);
  return area;
}

/** Area of a disc of radius r at (x, y) inside the rectangle [0, w] x [0, h]. */
export function discRectangleArea(x: number, y: number, r: number, w: number, h: number): number {
  return (
    discQuadrantArea(r, w - x, h - y) -
    discQuadrantArea(r, -x, h - y) -
    discQuadrantArea(r, w - x, -y) +
    discQuadrantArea(r, -x, -y)
  );
}

/**
 * Expected share of a rectangle that lies in at least k of n discs whose centres are uniform in it, each present with chance q: the
 * boundary counted exactly. With `step` the share of the points of a square lattice of that spacing, half a step from the edges: what coverage is
 * measured on. Source: Robbins 1944, Ann. Math. Stat. 15:70.
 */
export function expectedCoverage(
  w: number,
  h: number,
  r: number,
  n: number,
  k: number,
  q: number,
  step?: number,
): number {
  const atLeast = (p: number): number => {
    let below = 0;
    let term = 1;
    for (let j = 0; j < n; j++) term *= 1 - p;
    for (let j = 0; j < k; j++) {
      below += term;
      term *= ((n - j) / (j + 1)) * (p / (1 - p));
    }
    return 1 - below;
  };
  const sum = (length: number, f: (x: number) => number): number =>
    step === undefined ? pieces(length, r, f) : midpoints(length, step, f);
  const column = (x: number): number =>
    sum(h, (y) => atLeast((q * discRectangleArea(x, y, r, w, h)) / (w * h)));
  return sum(w, column) / (w * h);
}

/** Integrates over [0, length] by the midpoint rule. */
function midpoints(length: number, step: number, f: (x: number) => number): number {
  let sum = 0;
  for (let i = 0; i < Math.round(length / step); i++) sum += f((i + 0.5) * step);
  return sum * step;
}

/** Integrates over [0, length], split where a disc begins to leave the rectangle. */
function pieces(length: number, r: number, f: (x: number) => number): number {
  if (2 * r >= length) return integrate(f, 0, length, 12);
  return 2 * integrate(f, 0, r, 6) + integrate(f, r, length - r, 2);
}

/** Area within r of a straight track of length l. Source: Steiner's formula. */
export function stadiumArea(l: number, r: number): number {
  return 2 * r * l + PI * r * r;
}

/**
 * Area of the places from which a disc of radius r sees at least the length s of a straight track of length l (l >= 2 r): for an
 * offset d the chord is c = 2 sqrt(r^2 - d^2), and centres over l - 2 s + c see enough of it.
 */
export function longWindowArea(l: number, r: number, s: number): number {
  const d = Math.sqrt(r * r - (s * s) / 4);
  return 2 * d * (l - 2 * s) + 2 * (d * (s / 2) + r * r * asin(d / r));
}

/** Averages over end points uniform within 25 km of a place that lies `d` metres from the start. */
export function averageOverEnd(d: number, f: (lengthM: number) => number): number {
  const radius = 25_000;
  // Uniform angle: average over cos by the midpoint rule, which is exact for periodic functions to machine precision with 64 points.
  const around = (r: number): number => {
    let sum = 0;
    for (let i = 0; i < 64; i++) {
      const cosine = cos((2 * PI * (i + 0.5)) / 64);
      sum += f(Math.sqrt(d * d + r * r + 2 * d * r * cosine));
    }
    return sum / 64;
  };
  return integrate((u) => around(radius * Math.sqrt(u)), 0, 1, 8);
}

/** Averages over starts uniform along a side of length `sideM`, `d` metres before the place that ends lie within 25 km of. */
export function averageOverTrack(d: number, sideM: number, f: (lengthM: number) => number): number {
  const over = (aside: number): number => averageOverEnd(Math.sqrt(d * d + aside * aside), f);
  return integrate((u) => over(sideM * (u - 0.5)), 0, 1, 4);
}

/** base^n for a base in (0, 1], without losing digits near 1. */
export function power(base: number, n: number): number {
  return exp(n * log1p(base - 1));
}

/**
 * Weighted area of the places (along, across) within r of a track of length l at which `margin` is at least 0: `margin(along, half)` with the half chord
 * sqrt(r^2 - across^2), falling beside the track's ends. `weight` is a function of the chord on the track. By the midpoint rule over the offset and along
 * the track: the error falls with the square of the step.
 */
export function areaOfPlaces(
  l: number,
  r: number,
  margin: (along: number, half: number) => number,
  weight: (chord: number) => number = () => 1,
): number {
  const offsets = 200;
  const steps = 2000;
  let area = 0;
  for (let i = 0; i < offsets; i++) {
    // Offsets by the sine of an angle lie close where the half chord changes fast.
    const angle = ((i + 0.5) / offsets) * (PI / 2);
    const half = r * cos(angle);
    const width = r * cos(angle) * (PI / 2 / offsets);
    const span = l + 2 * half;
    let inner = 0;
    for (let j = 0; j < steps; j++) {
      const along = -half + (span * (j + 0.5)) / steps;
      if (margin(along, half) < 0) continue;
      inner += weight(Math.min(l, along + half) - Math.max(0, along - half));
    }
    area += (2 * width * inner * span) / steps;
  }
  return area;
}

/**
 * Takes a function for a straight line, worked out at both ends of a range. The area of the places that see something of a track is one as long as the track is longer
 * than a circle: both ends add the same, the middle adds in proportion.
 */
export function asLine(
  [low, high]: readonly [number, number],
  f: (x: number) => number,
): (x: number) => number {
  const first = f(low);
  const slope = (f(high) - first) / (high - low);
  return (x) => first + slope * (x - low);
}
