import type { Distribution } from '../../../src/domain/quantity.ts';
import type { LngLat } from '../../../src/domain/reference.ts';

/** Numbers by chance. */
export type Dice = ReturnType<typeof createDice>;

/** Makes dice from a seed: sfc32 (Doty-Humphrey, PractRand). */
export function createDice(seed: number) {
  let [a, b, c, counter] = [seed, seed * 31 + 7, 0x9e3779b9, 1];
  const uniform = (): number => {
    const sum = (a + b + counter++) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return ((sum >>> 0) + 0.5) / 2 ** 32;
  };
  for (let i = 0; i < 20; i++) uniform();
  const between = (low: number, high: number): number => low + (high - low) * uniform();
  const hits = (probability: number): boolean => uniform() < probability;
  const wait = (mean: number): number => -mean * Math.log(uniform());
  const draw = (from: Distribution): number => {
    if (from.kind === 'fixed') return from.value;
    if (from.kind === 'uniform') return between(from.low, from.high);
    throw new Error(`the slow model knows no ${from.kind}`);
  };
  return { uniform, between, hits, wait, draw };
}

/** Metres east and north on a flat chart. */
export type Point = readonly [eastM: number, northM: number];

/** Tells whether a point belongs to something. */
export type Test = (point: Point) => boolean;

/** Piece of a line. */
export type Step = readonly [from: Point, to: Point];

/** Lays a place on a chart. */
export type Chart = (place: LngLat) => Point;

/** Makes a chart about a place, as seen from far above: lengths 150 km away are good to 3e-4. */
export function createChart(middle: LngLat): Chart {
  const [turn, rise] = middle.map((degrees) => (degrees * Math.PI) / 180);
  const from = toSpace(middle);
  return (place) => {
    const [x, y, z] = toSpace(place).map((at, axis) => at - from[axis]);
    const outward = x * Math.cos(turn) + y * Math.sin(turn);
    return [y * Math.cos(turn) - x * Math.sin(turn), z * Math.cos(rise) - outward * Math.sin(rise)];
  };
}

/** Earth-centred metres of a place on the ellipsoid WGS84 (NGA.STND.0036). */
function toSpace(place: LngLat): readonly number[] {
  const [turn, rise] = place.map((degrees) => (degrees * Math.PI) / 180);
  const flat = 0.00669437999014;
  const normalM = 6_378_137 / Math.sqrt(1 - flat * Math.sin(rise) ** 2);
  const axisM = normalM * Math.cos(rise);
  return [axisM * Math.cos(turn), axisM * Math.sin(turn), normalM * (1 - flat) * Math.sin(rise)];
}

/** Distance of two points, metres. */
export function apartM(a: Point, b: Point): number {
  return Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2);
}

/** Goes a part of the way between two points, of a chart or in degrees. */
export function goAlong([from, to]: Step, part: number): Point {
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
}

/** Lays a line, straight in degrees, on a chart, every edge in equal steps. */
export function cutLine(line: readonly LngLat[], chart: Chart, stepM = 250): Step[] {
  return line.slice(1).flatMap((end, i) => {
    const count = Math.ceil(apartM(chart(line[i]), chart(end)) / stepM);
    const pointAt = (j: number): Point => chart(goAlong([line[i], end], j / count));
    return Array.from({ length: count }, (_, j) => [pointAt(j), pointAt(j + 1)] as const);
  });
}

/** Tells whether a point lies inside a closed ring. */
export function isInside(ring: readonly Step[], [x, y]: Point): boolean {
  let inside = false;
  for (const [[x1, y1], [x2, y2]] of ring)
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
  return inside;
}

/** Draws a point of a square about a middle, uniform by area among those that pass. */
export function drawPoint(
  passes: Test,
  { between }: Dice,
  halfM: number,
  [x, y]: Point = [0, 0],
): Point {
  for (;;) {
    const point = [x + between(-halfM, halfM), y + between(-halfM, halfM)] as const;
    if (passes(point)) return point;
  }
}

/** Draws a point of a line, uniform by length in the given one of equal parts: its steps are equal but for 0.3 %. */
export function drawOnLine(line: readonly Step[], { uniform }: Dice, part = 0, parts = 1): Point {
  const at = (line.length * (part + uniform())) / parts;
  return goAlong(line[Math.floor(at)], at % 1);
}

/** Ground radius at which a point `heightM` up is `slantM` away, not below the horizon (4/3 earth). The ground knows no horizon. */
export function groundRadiusM(slantM: number, heightM: number): number {
  if (heightM === 0) return slantM;
  if (heightM >= slantM) return 0;
  const [earthM, targetM] = [6_371_009, 6_371_009 + heightM];
  const cosine = (earthM ** 2 + targetM ** 2 - slantM ** 2) / (2 * earthM * targetM);
  const horizonM = Math.sqrt((8 / 3) * earthM * heightM + heightM ** 2);
  return Math.min(earthM * Math.acos(cosine), horizonM);
}
