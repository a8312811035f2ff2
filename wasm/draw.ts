// AssemblyScript. The steps of src/draw that every unit takes, with the same operations in the same order for each unit, so that every bit
// agrees: eight random blocks abreast, two positions abreast. Each group of units has a memory of its own, laid out from outside.

/** Key of the blocks: the seed's two words, the streams of readiness and of places, and the tag. */
export let seedLow: i32 = 0;
export let seedHigh: i32 = 0;
export let readyStream: i32 = 0;
export let placeStream: i32 = 0;
export let tag: i32 = 0;
/** Attempts in a unit's own cell; after them the caller goes on. */
export let attempts: i32 = 0;
/** First area, and the address after the last: `AREA_BYTES` each. */
export let areas: usize = 0;
export let areasEnd: usize = 0;
/** By unit, i32: address of its area, the unit at whose place it stands, its stratum. */
export let home: usize = 0;
export let leader: usize = 0;
export let rank: usize = 0;
/** The units that are ready, in their order: number (i32), readiness and position (f64). */
export let unit: usize = 0;
export let readiness: usize = 0;
export let x: usize = 0;
export let y: usize = 0;
export let z: usize = 0;
export let lng: usize = 0;
export let lat: usize = 0;
/** The units that are ready, area by area, i32: whose number they take, their place in the lists above, stratum. Seven more are read than there are. */
export let batchUnit: usize = 0;
export let batchAt: usize = 0;
export let batchStratum: usize = 0;
/** Units that may lie outside the area, i32: which of the batch, and the cell. */
export let doubtful: usize = 0;
export let doubtfulCell: usize = 0;
/** Room for 128 bytes, and for the flock: one f64 each. */
export let block: usize = 0;
export let number: usize = 0;
export let eastward: usize = 0;
export let share: usize = 0;
export let cellOf: usize = 0;
/** The same for the units that are drawn again, i32. */
export let again: usize = 0;

/** Returns the first free address. */
export function base(): usize {
  return __heap_base;
}

// An area: addresses of cells, guide, rows and columns; the last cell; where its batch begins and ends.
const CELLS: usize = 0;
const GUIDE: usize = 4;
const ROWS: usize = 8;
const COLUMNS: usize = 12;
const LAST: usize = 16;
const FIRST: usize = 20;
const END: usize = 24;
// South-west corner and size of a cell, degrees; size in radians.
const WEST: usize = 32;
const SOUTH: usize = 40;
const SIZE_DEG: usize = 48;
const SIZE: usize = 56;
// What decides about the points of cells that do not lie wholly in the area: addresses of the edges of the outline and of what else the area lies
// in, or 0; of a band's members by cell, members and pieces, or 0; squared distance, m2.
const OUTLINE: usize = 64;
const INSIDE: usize = 68;
const STARTS: usize = 72;
const MEMBERS: usize = 76;
const PIECES: usize = 80;
const CHORD2: usize = 88;
const AREA_BYTES: usize = 96;

// Edges by bins of latitude: southern end and size of a bin, degrees; number of bins; addresses of the first pair by bin and of the pairs. A pair
// holds lng1, lat1, lng2 and lat2 of two edges, each side by side; where the second is missing it has no length.
const SOUTH_END: usize = 0;
const BIN_LAT: usize = 8;
const BINS: usize = 16;
const BIN_STARTS: usize = 20;
const PAIRS: usize = 24;

/** Units that go through each step together. */
const FLOCK: i32 = 256;

/** WGS84, as src/kernel/geo/ellipsoid.ts has it. */
const SEMI_MAJOR_M: f64 = 6378137;
const FLATTENING: f64 = 1 / 298.257223563;
const ECCENTRICITY_2: f64 = FLATTENING * (2 - FLATTENING);

const TO_UNIT_32: f64 = 1 / 4294967296;
const TO_UNIT_53: f64 = 1 / 9007199254740992;

/**
 * Lists which of the first `inPlace` units are ready in a trial, in their order and by area; returns how many there are. In common all take the
 * first unit's number.
 */
export function list(trial: i32, inPlace: i32, readyShare: f64, isCommon: bool): i32 {
  for (let area = areas; area < areasEnd; area += AREA_BYTES)
    store<i32>(area, load<i32>(area, FIRST), END);
  let ready = 0;
  let common: f64 = 0;
  for (let from = 0; from < inPlace; from += 32) {
    const blocks = i32x4.splat(from >> 2);
    threefry(trial, i32x4.add(blocks, i32x4(0, 1, 2, 3)), i32x4.add(blocks, i32x4(4, 5, 6, 7)), 0, readyStream);
    transposeBlock(block);
    transposeBlock(block + 64);
    if (from == 0) common = toOpenUnit(load<u32>(block));
    const count = min(32, inPlace - from);
    for (let i = 0; i < count; i++) {
      const at4 = <usize>(from + i) << 2;
      const value = isCommon ? common : toOpenUnit(load<u32>(block + (<usize>i << 2)));
      const isReady = <i32>(value < readyShare);
      store<f64>(readiness + (<usize>ready << 3), value);
      store<i32>(unit + (<usize>ready << 2), from + i);
      // Who is not ready is written over by the next.
      const area = <usize>load<u32>(home + at4);
      const end = load<i32>(area, END);
      const end4 = <usize>end << 2;
      store<i32>(batchUnit + end4, load<i32>(leader + at4));
      store<i32>(batchAt + end4, ready);
      store<i32>(batchStratum + end4, load<i32>(rank + at4));
      store<i32>(area, end + isReady, END);
      ready += isReady;
    }
  }
  return ready;
}

/**
 * Places the units of an area in a trial, each in its own of `strata` parts, and draws those again that fell outside. Returns how many still lie
 * outside when no attempt is left.
 */
export function place(area: usize, trial: i32, strata: f64): i32 {
  const first = load<i32>(area, FIRST);
  const end = load<i32>(area, END);
  let doubts = 0;
  for (let from = first; from < end; from += FLOCK) {
    const size = min(FLOCK, end - from);
    drawNumbers(from, size, trial, strata);
    doubts = findCells(area, from - first, size, doubts);
    const at = batchAt + (<usize>from << 2);
    for (let i = 0; i < size; i += 2) writePair(area, at + (<usize>i << 2), i, i + 1 < size);
  }
  doubts = keepOutside(area, first, doubts);
  for (let attempt = 1; doubts > 0 && attempt < attempts; attempt++) {
    for (let from = 0; from < doubts; from += FLOCK)
      redraw(area, first, from, min(FLOCK, doubts - from), trial, attempt);
    doubts = keepOutside(area, first, doubts);
  }
  return doubts;
}

/** Draws units that lie outside again, in their cells. `first` is where the area's batch begins. */
function redraw(area: usize, first: i32, from: i32, size: i32, trial: i32, attempt: i32): void {
  const cells = <usize>load<u32>(area, CELLS);
  for (let i = 0; i < size; i++) {
    const at = <usize>(from + i) << 2;
    const index = <usize>(first + load<i32>(doubtful + at)) << 2;
    const cell = <usize>load<i32>(doubtfulCell + at) << 4;
    store<i64>(cellOf + (<usize>i << 3), load<i64>(cells + cell, 8));
    store<i32>(again + (<usize>i << 2), load<i32>(batchUnit + index));
  }
  for (let i = 0; i < size; i += 8) {
    const units = again + (<usize>i << 2);
    threefry(trial, v128.load(units), v128.load(units, 16), attempt, placeStream);
    writeOffsets(block, <usize>i << 3);
    writeOffsets(block + 64, (<usize>i << 3) + 32);
  }
  for (let i = 0; i < size; i++) {
    const index = <usize>(first + load<i32>(doubtful + (<usize>(from + i) << 2))) << 2;
    store<i32>(again + (<usize>i << 2), load<i32>(batchAt + index));
  }
  for (let i = 0; i < size; i += 2) writePair(area, again + (<usize>i << 2), i, i + 1 < size);
}

/** Keeps of the units in doubt those that lie outside; returns how many. */
function keepOutside(area: usize, first: i32, doubts: i32): i32 {
  const cells = <usize>load<u32>(area, CELLS);
  const outline = <usize>load<u32>(area, OUTLINE);
  const inside = <usize>load<u32>(area, INSIDE);
  let kept = 0;
  for (let i = 0; i < doubts; i++) {
    const which = load<i32>(doubtful + (<usize>i << 2));
    const cell = load<i32>(doubtfulCell + (<usize>i << 2));
    const kind = load<i32>(cells + (<usize>cell << 4), 12);
    const at = <usize>load<i32>(batchAt + (<usize>(first + which) << 2)) << 3;
    let holds = 1;
    if ((kind & 1) != 0) {
      const px = load<f64>(lng + at);
      const py = load<f64>(lat + at);
      holds = contains(outline, px, py);
      if (inside != 0) holds &= contains(inside, px, py);
    }
    if ((kind & 2) != 0) holds &= isInBand(area, cell, at);
    store<i32>(doubtful + (<usize>kept << 2), which);
    store<i32>(doubtfulCell + (<usize>kept << 2), cell);
    kept += 1 - holds;
  }
  return kept;
}

/** 1 where a point lies inside edges, by the even-odd rule, else 0. */
function contains(edges: usize, px: f64, py: f64): i32 {
  const bin = Math.floor((py - load<f64>(edges, SOUTH_END)) / load<f64>(edges, BIN_LAT));
  if (bin < 0 || bin >= <f64>load<i32>(edges, BINS)) return 0;
  const start = <usize>load<u32>(edges, BIN_STARTS) + (<usize>(<i32>bin) << 2);
  const pairs = <usize>load<u32>(edges, PAIRS);
  const end = pairs + (<usize>load<i32>(start, 4) << 6);
  const x2 = f64x2.splat(px);
  const y2 = f64x2.splat(py);
  let crossed = i64x2.splat(0);
  for (let pair = pairs + (<usize>load<i32>(start) << 6); pair < end; pair += 64) {
    const lng1 = v128.load(pair);
    const lat1 = v128.load(pair, 16);
    const lng2 = v128.load(pair, 32);
    const lat2 = v128.load(pair, 48);
    const spans = v128.xor(f64x2.gt(lat1, y2), f64x2.gt(lat2, y2));
    const part = f64x2.div(f64x2.sub(y2, lat1), f64x2.sub(lat2, lat1));
    const meets = f64x2.add(lng1, f64x2.mul(part, f64x2.sub(lng2, lng1)));
    crossed = v128.xor(crossed, v128.and(spans, f64x2.lt(x2, meets)));
  }
  return <i32>((i64x2.extract_lane(crossed, 0) ^ i64x2.extract_lane(crossed, 1)) & 1);
}

/** 1 where a point lies within a band's distance of the pieces of its cell, or the area is no band, else 0. */
function isInBand(area: usize, cell: i32, at: usize): i32 {
  const starts = <usize>load<u32>(area, STARTS);
  if (starts == 0) return 1;
  const pieces = <usize>load<u32>(area, PIECES);
  const members = <usize>load<u32>(area, MEMBERS);
  const start = starts + (<usize>cell << 2);
  const last = members + (<usize>load<i32>(start, 4) << 2) - 4;
  const chord2 = f64x2.splat(load<f64>(area, CHORD2));
  const zero = f64x2.splat(0);
  const one = f64x2.splat(1);
  const px = f64x2.splat(load<f64>(x + at));
  const py = f64x2.splat(load<f64>(y + at));
  const pz = f64x2.splat(load<f64>(z + at));
  for (let member = members + (<usize>load<i32>(start) << 2); member <= last; member += 8) {
    const a = pieces + <usize>load<i32>(member) * 48;
    const b = pieces + <usize>load<i32>(min(last, member + 4)) * 48;
    const a0 = v128.load(a);
    const a1 = v128.load(a, 16);
    const a2 = v128.load(a, 32);
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const b2 = v128.load(b, 32);
    const vx = f64x2.sub(px, v128.shuffle<f64>(a0, b0, 0, 2));
    const vy = f64x2.sub(py, v128.shuffle<f64>(a0, b0, 1, 3));
    const vz = f64x2.sub(pz, v128.shuffle<f64>(a1, b1, 0, 2));
    const dx = v128.shuffle<f64>(a1, b1, 1, 3);
    const dy = v128.shuffle<f64>(a2, b2, 0, 2);
    const dz = v128.shuffle<f64>(a2, b2, 1, 3);
    const length2 = dot(dx, dy, dz, dx, dy, dz);
    const along = dot(vx, vy, vz, dx, dy, dz);
    let part = v128.bitselect(one, f64x2.div(along, length2), f64x2.ge(along, length2));
    part = v128.bitselect(zero, part, f64x2.le(along, zero));
    const ex = f64x2.sub(vx, f64x2.mul(part, dx));
    const ey = f64x2.sub(vy, f64x2.mul(part, dy));
    const ez = f64x2.sub(vz, f64x2.mul(part, dz));
    if (v128.any_true(f64x2.le(dot(ex, ey, ez, ex, ey, ez), chord2))) return 1;
  }
  return 0;
}

@inline
function dot(ax: v128, ay: v128, az: v128, bx: v128, by: v128, bz: v128): v128 {
  return f64x2.add(f64x2.add(f64x2.mul(ax, bx), f64x2.mul(ay, by)), f64x2.mul(az, bz));
}

/** Draws the three numbers of each unit of a flock: where in the area, how far to the east in the cell, and how much of it lies below. */
function drawNumbers(from: i32, size: i32, trial: i32, strata: f64): void {
  const parts = f64x2.splat(strata);
  for (let i = 0; i < size; i += 8) {
    const at = <usize>(from + i) << 2;
    threefry(trial, v128.load(batchUnit + at), v128.load(batchUnit + at, 16), 0, placeStream);
    const to = <usize>i << 3;
    writeFour(v128.load(batchStratum + at), block, parts, to);
    writeFour(v128.load(batchStratum + at, 16), block + 64, parts, to + 32);
  }
}

/** Writes the numbers that four blocks give. */
@inline
function writeFour(stratum: v128, words: usize, parts: v128, to: usize): void {
  const upper = i32x4.shr_u(v128.load(words), 5);
  const lower = i32x4.shr_u(v128.load(words, 16), 6);
  writeNumbers(stratum, upper, lower, parts, to);
  writeNumbers(high(stratum), high(upper), high(lower), parts, to + 16);
  writeOffsets(words, to);
}

/** Writes where in their cells four blocks set a unit. */
@inline
function writeOffsets(words: usize, to: usize): void {
  const third = v128.load(words, 32);
  const fourth = v128.load(words, 48);
  v128.store(eastward + to, toOpenUnits(third));
  v128.store(eastward + to, toOpenUnits(high(third)), 16);
  v128.store(share + to, toOpenUnits(fourth));
  v128.store(share + to, toOpenUnits(high(fourth)), 16);
}

@inline
function writeNumbers(stratum: v128, upper: v128, lower: v128, parts: v128, to: usize): void {
  const bits = f64x2.add(
    f64x2.mul(f64x2.convert_low_i32x4_u(upper), f64x2.splat(67108864)),
    f64x2.convert_low_i32x4_u(lower),
  );
  const u = f64x2.mul(bits, f64x2.splat(TO_UNIT_53));
  v128.store(number + to, f64x2.div(f64x2.add(f64x2.convert_low_i32x4_s(stratum), u), parts));
}

/** The last two of four words, in the first two places. */
@inline
function high(words: v128): v128 {
  return v128.shuffle<i32>(words, words, 2, 3, 2, 3);
}

@inline
function toOpenUnits(words: v128): v128 {
  return f64x2.mul(f64x2.add(f64x2.convert_low_i32x4_u(words), f64x2.splat(0.5)), f64x2.splat(TO_UNIT_32));
}

@inline
function toOpenUnit(word: u32): f64 {
  return (<f64>word + 0.5) * TO_UNIT_32;
}

/** Finds the cell of each unit of a flock, and adds those in doubt to their list. `done` of the batch were before. */
function findCells(area: usize, done: i32, size: i32, doubts: i32): i32 {
  const cells = <usize>load<u32>(area, CELLS);
  const guide = <usize>load<u32>(area, GUIDE);
  const last = load<i32>(area, LAST);
  const count = <f64>(last + 1);
  for (let i = 0; i < size; i++) {
    const v = load<f64>(number + (<usize>i << 3));
    let at = load<i32>(guide + (<usize>(<i32>(v * count)) << 2));
    at = min(last, at + <i32>(v >= load<f64>(cells + (<usize>at << 4))));
    at = min(last, at + <i32>(v >= load<f64>(cells + (<usize>at << 4))));
    store<i32>(cellOf + (<usize>i << 3), at);
  }
  for (let i = 0; i < size; i++) {
    const v = load<f64>(number + (<usize>i << 3));
    let at = load<i32>(cellOf + (<usize>i << 3));
    while (at < last && load<f64>(cells + (<usize>at << 4)) <= v) at++;
    const place = load<i64>(cells + (<usize>at << 4), 8);
    store<i64>(cellOf + (<usize>i << 3), place);
    store<i32>(doubtful + (<usize>doubts << 2), done + i);
    store<i32>(doubtfulCell + (<usize>doubts << 2), at);
    doubts += <i32>((place & 0x300000000) != 0);
  }
  return doubts;
}

/** Writes the positions of two units of a flock, of the first alone where there is no second, to the places at address `to`. */
function writePair(area: usize, to: usize, i: i32, isPair: bool): void {
  const at = cellOf + (<usize>i << 3);
  const rows = <usize>load<u32>(area, ROWS);
  const columns = <usize>load<u32>(area, COLUMNS);
  const columnA = load<i32>(at);
  const rowA = load<i32>(at, 4) >> 2;
  const columnB = isPair ? load<i32>(at, 8) : columnA;
  const rowB = isPair ? load<i32>(at, 12) >> 2 : rowA;
  const edgesA = v128.load(rows + (<usize>rowA << 5));
  const edgesB = v128.load(rows + (<usize>rowB << 5));
  const densityA = v128.load(rows + (<usize>rowA << 5), 16);
  const densityB = v128.load(rows + (<usize>rowB << 5), 16);
  const baseA = v128.load(columns + (<usize>columnA << 4));
  const baseB = v128.load(columns + (<usize>columnB << 4));
  const east = v128.load(eastward + (<usize>i << 3));
  const part = v128.load(share + (<usize>i << 3));
  const tilt = v128.shuffle<f64>(densityA, densityB, 1, 3);
  const one = f64x2.splat(1);
  let north = heightByTilt(part, tilt);
  const isSteep = f64x2.ge(f64x2.abs(tilt), f64x2.splat(1e-3));
  if (v128.any_true(isSteep))
    north = v128.bitselect(heightOfArea(part, v128.shuffle<f64>(densityA, densityB, 0, 2)), north, isSteep);
  const size = f64x2.splat(load<f64>(area, SIZE));
  const dLat = f64x2.mul(north, size);
  const dLng = f64x2.mul(east, size);
  const half = f64x2.splat(0.5);
  const dLat2 = f64x2.mul(dLat, dLat);
  const dLng2 = f64x2.mul(dLng, dLng);
  // A twelfth is half a sixth, to the bit.
  const sixthLat = f64x2.div(dLat2, f64x2.splat(6));
  const sixthLng = f64x2.div(dLng2, f64x2.splat(6));
  const sinD = f64x2.mul(dLat, f64x2.sub(one, sixthLat));
  const cosD = f64x2.sub(one, f64x2.mul(f64x2.mul(dLat2, half), f64x2.sub(one, f64x2.mul(sixthLat, half))));
  const sinE = f64x2.mul(dLng, f64x2.sub(one, sixthLng));
  const cosE = f64x2.sub(one, f64x2.mul(f64x2.mul(dLng2, half), f64x2.sub(one, f64x2.mul(sixthLng, half))));
  const s0 = v128.shuffle<f64>(edgesA, edgesB, 0, 2);
  const c0 = v128.shuffle<f64>(edgesA, edgesB, 1, 3);
  const sinPhi = f64x2.add(f64x2.mul(s0, cosD), f64x2.mul(c0, sinD));
  const cosPhi = f64x2.sub(f64x2.mul(c0, cosD), f64x2.mul(s0, sinD));
  const sinBase = v128.shuffle<f64>(baseA, baseB, 0, 2);
  const cosBase = v128.shuffle<f64>(baseA, baseB, 1, 3);
  const flat = f64x2.mul(f64x2.mul(f64x2.splat(ECCENTRICITY_2), sinPhi), sinPhi);
  const normal = f64x2.div(f64x2.splat(SEMI_MAJOR_M), f64x2.sqrt(f64x2.sub(one, flat)));
  const axis = f64x2.mul(normal, cosPhi);
  const sizeDeg = f64x2.splat(load<f64>(area, SIZE_DEG));
  const vx = f64x2.mul(axis, f64x2.sub(f64x2.mul(cosBase, cosE), f64x2.mul(sinBase, sinE)));
  const vy = f64x2.mul(axis, f64x2.add(f64x2.mul(sinBase, cosE), f64x2.mul(cosBase, sinE)));
  const vz = f64x2.mul(f64x2.mul(normal, f64x2.splat(1 - ECCENTRICITY_2)), sinPhi);
  const vLng = f64x2.add(
    f64x2.splat(load<f64>(area, WEST)),
    f64x2.mul(f64x2.add(f64x2(<f64>columnA, <f64>columnB), east), sizeDeg),
  );
  const vLat = f64x2.add(
    f64x2.splat(load<f64>(area, SOUTH)),
    f64x2.mul(f64x2.add(f64x2(<f64>rowA, <f64>rowB), north), sizeDeg),
  );
  const toA = <usize>load<i32>(to) << 3;
  v128.store64_lane(x + toA, vx, 0);
  v128.store64_lane(y + toA, vy, 0);
  v128.store64_lane(z + toA, vz, 0);
  v128.store64_lane(lng + toA, vLng, 0);
  v128.store64_lane(lat + toA, vLat, 0);
  if (!isPair) return;
  const toB = <usize>load<i32>(to, 4) << 3;
  v128.store64_lane(x + toB, vx, 1);
  v128.store64_lane(y + toB, vy, 1);
  v128.store64_lane(z + toB, vz, 1);
  v128.store64_lane(lng + toB, vLng, 1);
  v128.store64_lane(lat + toB, vLat, 1);
}

@inline
function heightByTilt(part: v128, tilt: v128): v128 {
  const one = f64x2.splat(1);
  const near = f64x2.add(part, f64x2.mul(f64x2.mul(tilt, part), f64x2.sub(one, part)));
  return f64x2.add(part, f64x2.mul(f64x2.mul(tilt, near), f64x2.sub(one, near)));
}

@inline
function heightOfArea(part: v128, ratio: v128): v128 {
  const one = f64x2.splat(1);
  const grown = f64x2.mul(part, f64x2.sub(f64x2.mul(ratio, ratio), one));
  const root = f64x2.sqrt(f64x2.add(one, grown));
  return f64x2.div(f64x2.mul(part, f64x2.add(one, ratio)), f64x2.add(one, root));
}

/** Turns four blocks, word by word, into block by block. */
@inline
function transposeBlock(words: usize): void {
  const a = v128.load(words);
  const b = v128.load(words, 16);
  const c = v128.load(words, 32);
  const d = v128.load(words, 48);
  const ab = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
  const cd = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
  const abHigh = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
  const cdHigh = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
  v128.store(words, v128.shuffle<i64>(ab, cd, 0, 2));
  v128.store(words, v128.shuffle<i64>(ab, cd, 1, 3), 16);
  v128.store(words, v128.shuffle<i64>(abHigh, cdHigh, 0, 2), 32);
  v128.store(words, v128.shuffle<i64>(abHigh, cdHigh, 1, 3), 48);
}

@inline
function turn(word: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(word, bits), i32x4.shr_u(word, 32 - bits));
}

/** Writes eight blocks of Threefry-4x32-20 into `block`, four by four, word by word: counters (trial, each of `first` and `second`, counter, 0). */
function threefry(trial: i32, first: v128, second: v128, counter: i32, stream: i32): void {
  const k0 = i32x4.splat(seedLow);
  const k1 = i32x4.splat(seedHigh);
  const k2 = i32x4.splat(stream);
  const k3 = i32x4.splat(tag);
  const k4 = i32x4.splat(0x1bd11bda ^ seedLow ^ seedHigh ^ stream ^ tag);
  let x0 = i32x4.splat(trial + seedLow);
  let x1 = i32x4.add(first, k1);
  let x2 = i32x4.splat(counter + stream);
  let x3 = k3;
  let y0 = x0;
  let y1 = i32x4.add(second, k1);
  let y2 = x2;
  let y3 = x3;
  x0 = i32x4.add(x0, x1);
  y0 = i32x4.add(y0, y1);
  x1 = v128.xor(turn(x1, 10), x0);
  y1 = v128.xor(turn(y1, 10), y0);
  x2 = i32x4.add(x2, x3);
  y2 = i32x4.add(y2, y3);
  x3 = v128.xor(turn(x3, 26), x2);
  y3 = v128.xor(turn(y3, 26), y2);
  x0 = i32x4.add(x0, x3);
  y0 = i32x4.add(y0, y3);
  x3 = v128.xor(turn(x3, 11), x0);
  y3 = v128.xor(turn(y3, 11), y0);
  x2 = i32x4.add(x2, x1);
  y2 = i32x4.add(y2, y1);
  x1 = v128.xor(turn(x1, 21), x2);
  y1 = v128.xor(turn(y1, 21), y2);
  x0 = i32x4.add(x0, x1);
  y0 = i32x4.add(y0, y1);
  x1 = v128.xor(turn(x1, 13), x0);
  y1 = v128.xor(turn(y1, 13), y0);
  x2 = i32x4.add(x2, x3);
  y2 = i32x4.add(y2, y3);
  x3 = v128.xor(turn(x3, 27), x2);
  y3 = v128.xor(turn(y3, 27), y2);
  x0 = i32x4.add(x0, x3);
  y0 = i32x4.add(y0, y3);
  x3 = v128.xor(turn(x3, 23), x0);
  y3 = v128.xor(turn(y3, 23), y0);
  x2 = i32x4.add(x2, x1);
  y2 = i32x4.add(y2, y1);
  x1 = v128.xor(turn(x1, 5), x2);
  y1 = v128.xor(turn(y1, 5), y2);

  x0 = i32x4.add(x0, k1);
  y0 = i32x4.add(y0, k1);
  x1 = i32x4.add(x1, k2);
  y1 = i32x4.add(y1, k2);
  x2 = i32x4.add(x2, k3);
  y2 = i32x4.add(y2, k3);
  x3 = i32x4.add(x3, i32x4.add(k4, i32x4.splat(1)));
  y3 = i32x4.add(y3, i32x4.add(k4, i32x4.splat(1)));

  x0 = i32x4.add(x0, x1);
  y0 = i32x4.add(y0, y1);
  x1 = v128.xor(turn(x1, 6), x0);
  y1 = v128.xor(turn(y1, 6), y0);
  x2 = i32x4.add(x2, x3);
  y2 = i32x4.add(y2, y3);
  x3 = v128.xor(turn(x3, 20), x2);
  y3 = v128.xor(turn(y3, 20), y2);
  x0 = i32x4.add(x0, x3);
  y0 = i32x4.add(y0, y3);
  x3 = v128.xor(turn(x3, 17), x0);
  y3 = v128.xor(turn(y3, 17), y0);
  x2 = i32x4.add(x2, x1);
  y2 = i32x4.add(y2, y1);
  x1 = v128.xor(turn(x1, 11), x2);
  y1 = v128.xor(turn(y1, 11), y2);
  x0 = i32x4.add(x0, x1);
  y0 = i32x4.add(y0, y1);
  x1 = v128.xor(turn(x1, 25), x0);
  y1 = v128.xor(turn(y1, 25), y0);
  x2 = i32x4.add(x2, x3);
  y2 = i32x4.add(y2, y3);
  x3 = v128.xor(turn(x3, 10), x2);
  y3 = v128.xor(turn(y3, 10), y2);
  x0 = i32x4.add(x0, x3);
  y0 = i32x4.add(y0, y3);
  x3 = v128.xor(turn(x3, 18), x0);
  y3 = v128.xor(turn(y3, 18), y0);
  x2 = i32x4.add(x2, x1);
  y2 = i32x4.add(y2, y1);
  x1 = v128.xor(turn(x1, 20), x2);
  y1 = v128.xor(turn(y1, 20), y2);

  x0 = i32x4.add(x0, k2);
  y0 = i32x4.add(y0, k2);
  x1 = i32x4.add(x1, k3);
  y1 = i32x4.add(y1, k3);
  x2 = i32x4.add(x2, k4);
  y2 = i32x4.add(y2, k4);
  x3 = i32x4.add(x3, i32x4.add(k0, i32x4.splat(2)));
  y3 = i32x4.add(y3, i32x4.add(k0, i32x4.splat(2)));

  x0 = i32x4.add(x0, x1);
  y0 = i32x4.add(y0, y1);
  x1 = v128.xor(turn(x1, 10), x0);
  y1 = v128.xor(turn(y1, 10), y0);
  x2 = i32x4.add(x2, x3);
  y2 = i32x4.add(y2, y3);
  x3 = v128.xor(turn(x3, 26), x2);
  y3 = v128.xor(turn(y3, 26), y2);
  x0 = i32x4.add(x0, x3);
  y0 = i32x4.add(y0, y3);
  x3 = v128.xor(turn(x3, 11), x0);
  y3 = v128.xor(turn(y3, 11), y0);
  x2 = i32x4.add(x2, x1);
  y2 = i32x4.add(y2, y1);
  x1 = v128.xor(turn(x1, 21), x2);
  y1 = v128.xor(turn(y1, 21), y2);
  x0 = i32x4.add(x0, x1);
  y0 = i32x4.add(y0, y1);
  x1 = v128.xor(turn(x1, 13), x0);
  y1 = v128.xor(turn(y1, 13), y0);
  x2 = i32x4.add(x2, x3);
  y2 = i32x4.add(y2, y3);
  x3 = v128.xor(turn(x3, 27), x2);
  y3 = v128.xor(turn(y3, 27), y2);
  x0 = i32x4.add(x0, x3);
  y0 = i32x4.add(y0, y3);
  x3 = v128.xor(turn(x3, 23), x0);
  y3 = v128.xor(turn(y3, 23), y0);
  x2 = i32x4.add(x2, x1);
  y2 = i32x4.add(y2, y1);
  x1 = v128.xor(turn(x1, 5), x2);
  y1 = v128.xor(turn(y1, 5), y2);

  x0 = i32x4.add(x0, k3);
  y0 = i32x4.add(y0, k3);
  x1 = i32x4.add(x1, k4);
  y1 = i32x4.add(y1, k4);
  x2 = i32x4.add(x2, k0);
  y2 = i32x4.add(y2, k0);
  x3 = i32x4.add(x3, i32x4.add(k1, i32x4.splat(3)));
  y3 = i32x4.add(y3, i32x4.add(k1, i32x4.splat(3)));

  x0 = i32x4.add(x0, x1);
  y0 = i32x4.add(y0, y1);
  x1 = v128.xor(turn(x1, 6), x0);
  y1 = v128.xor(turn(y1, 6), y0);
  x2 = i32x4.add(x2, x3);
  y2 = i32x4.add(y2, y3);
  x3 = v128.xor(turn(x3, 20), x2);
  y3 = v128.xor(turn(y3, 20), y2);
  x0 = i32x4.add(x0, x3);
  y0 = i32x4.add(y0, y3);
  x3 = v128.xor(turn(x3, 17), x0);
  y3 = v128.xor(turn(y3, 17), y0);
  x2 = i32x4.add(x2, x1);
  y2 = i32x4.add(y2, y1);
  x1 = v128.xor(turn(x1, 11), x2);
  y1 = v128.xor(turn(y1, 11), y2);
  x0 = i32x4.add(x0, x1);
  y0 = i32x4.add(y0, y1);
  x1 = v128.xor(turn(x1, 25), x0);
  y1 = v128.xor(turn(y1, 25), y0);
  x2 = i32x4.add(x2, x3);
  y2 = i32x4.add(y2, y3);
  x3 = v128.xor(turn(x3, 10), x2);
  y3 = v128.xor(turn(y3, 10), y2);
  x0 = i32x4.add(x0, x3);
  y0 = i32x4.add(y0, y3);
  x3 = v128.xor(turn(x3, 18), x0);
  y3 = v128.xor(turn(y3, 18), y0);
  x2 = i32x4.add(x2, x1);
  y2 = i32x4.add(y2, y1);
  x1 = v128.xor(turn(x1, 20), x2);
  y1 = v128.xor(turn(y1, 20), y2);

  x0 = i32x4.add(x0, k4);
  y0 = i32x4.add(y0, k4);
  x1 = i32x4.add(x1, k0);
  y1 = i32x4.add(y1, k0);
  x2 = i32x4.add(x2, k1);
  y2 = i32x4.add(y2, k1);
  x3 = i32x4.add(x3, i32x4.add(k2, i32x4.splat(4)));
  y3 = i32x4.add(y3, i32x4.add(k2, i32x4.splat(4)));

  x0 = i32x4.add(x0, x1);
  y0 = i32x4.add(y0, y1);
  x1 = v128.xor(turn(x1, 10), x0);
  y1 = v128.xor(turn(y1, 10), y0);
  x2 = i32x4.add(x2, x3);
  y2 = i32x4.add(y2, y3);
  x3 = v128.xor(turn(x3, 26), x2);
  y3 = v128.xor(turn(y3, 26), y2);
  x0 = i32x4.add(x0, x3);
  y0 = i32x4.add(y0, y3);
  x3 = v128.xor(turn(x3, 11), x0);
  y3 = v128.xor(turn(y3, 11), y0);
  x2 = i32x4.add(x2, x1);
  y2 = i32x4.add(y2, y1);
  x1 = v128.xor(turn(x1, 21), x2);
  y1 = v128.xor(turn(y1, 21), y2);
  x0 = i32x4.add(x0, x1);
  y0 = i32x4.add(y0, y1);
  x1 = v128.xor(turn(x1, 13), x0);
  y1 = v128.xor(turn(y1, 13), y0);
  x2 = i32x4.add(x2, x3);
  y2 = i32x4.add(y2, y3);
  x3 = v128.xor(turn(x3, 27), x2);
  y3 = v128.xor(turn(y3, 27), y2);
  x0 = i32x4.add(x0, x3);
  y0 = i32x4.add(y0, y3);
  x3 = v128.xor(turn(x3, 23), x0);
  y3 = v128.xor(turn(y3, 23), y0);
  x2 = i32x4.add(x2, x1);
  y2 = i32x4.add(y2, y1);
  x1 = v128.xor(turn(x1, 5), x2);
  y1 = v128.xor(turn(y1, 5), y2);

  x0 = i32x4.add(x0, k0);
  y0 = i32x4.add(y0, k0);
  x1 = i32x4.add(x1, k1);
  y1 = i32x4.add(y1, k1);
  x2 = i32x4.add(x2, k2);
  y2 = i32x4.add(y2, k2);
  x3 = i32x4.add(x3, i32x4.add(k3, i32x4.splat(5)));
  y3 = i32x4.add(y3, i32x4.add(k3, i32x4.splat(5)));

  v128.store(block, x0);
  v128.store(block, x1, 16);
  v128.store(block, x2, 32);
  v128.store(block, x3, 48);
  v128.store(block, y0, 64);
  v128.store(block, y1, 80);
  v128.store(block, y2, 96);
  v128.store(block, y3, 112);
}
