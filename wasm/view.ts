// AssemblyScript. The sweep of src/kernel/view/sweep-reference-plane.ts with the same operations in the same order for each cell, so that
// every bit agrees; only the order of the cells differs. North and south of the viewer, between the diagonals, a row is hidden by the row
// before it: two cells fit into a vector. East and west a column is hidden by the column before it: eight rows go abreast, on cells that are
// transposed some columns at a time.

/** The viewer's cell in the grid and in the window, as addresses. */
export let viewer: usize = 0;
export let centre: usize = 0;
/** Bytes from one row to the next in the grid and in the window. */
export let gridStride: usize = 0;
export let windowStride: usize = 0;
/** Cells of the window beside the viewer's. */
export let west: i32 = 0;
export let east: i32 = 0;
export let north: i32 = 0;
export let south: i32 = 0;
/** Height of the eye, and the viewer's ground less that, metres. */
export let eye: f64 = 0;
export let ground: f64 = 0;
/** What curvature takes off at distance d is this times d². */
export let bend: f64 = 0;
/** Metres from one column or row to the next, and how far the view goes. */
export let stepX: f64 = 0;
export let stepY: f64 = 0;
export let radius: f64 = 0;
/** Table of f64 by distance in rows: the eye's height and what curvature takes off. */
export let rowDrop: usize = 0;
/** Table of f64 from −west to east, the address of its entry 0: what curvature takes off. */
export let columnDrop: usize = 0;
/** Table of i32 by distance in rows: how many columns aside the radius goes. */
export let columnLimit: usize = 0;
/** Tables of f64 by distance: distance / (distance − 1) and 1 / (distance − 1). */
export let ahead: usize = 0;
export let aside: usize = 0;
/** Room for one line of f64, the address of its entry 0. */
export let hiding: usize = 0;
/** Room for one line of f64 each, by distance: the row before, the axis, the diagonal. */
export let rowBefore: usize = 0;
export let axis: usize = 0;
export let diagonal: usize = 0;
/** Room for `CHUNK` columns of eight cells each, heights and results. */
export let chunkHeights: usize = 0;
export let chunkLeast: usize = 0;
/** Room for nine f64: how high eight rows reach in the column before, and there the row before them. */
export let abreast: usize = 0;

/** Returns the first free address. */
export function base(): usize {
  return __heap_base;
}

/** Rows that go abreast, and how many of their columns are transposed together; both stay in the nearest cache. */
const ABREAST: i32 = 8;
const CHUNK: i32 = 64;

/** Sweeps the whole window. */
export function sweep(): void {
  writeDistances();
  sweepSide(-1, west);
  sweepSide(1, east);
  sweepRows(-1, north);
  sweepRows(1, south);
  store<f32>(centre, 0);
  fillOutside();
}

// The line of cells under way, which the line before it hides: its cell on the axis in heights and result, how far it is from the viewer,
// its drop (the table `drops` has what its cells drop on their own), and its entries of `ahead` and `aside`.
let heights: usize = 0;
let least: usize = 0;
let distance: i32 = 0;
let drop: f64 = 0;
let drops: usize = 0;
let forward: f64 = 0;
let sideways: f64 = 0;

/** Fills the tables by distance. */
function writeDistances(): void {
  const across = max(west, east);
  const along = max(north, south);
  for (let x = 0; x <= across; x++) {
    const drop = bend * square(<f64>x * stepX);
    store<f64>(columnDrop + (<usize>x << 3), drop);
    store<f64>(columnDrop - (<usize>x << 3), drop);
  }
  let limit = across;
  for (let y = 0; y <= along; y++) {
    const drop = eye + bend * square(<f64>y * stepY);
    store<f64>(rowDrop + (<usize>y << 3), drop);
    while (limit > 0 && square(<f64>limit * stepX) + square(<f64>y * stepY) > radius * radius) limit--;
    store<i32>(columnLimit + (<usize>y << 2), limit);
  }
}

@inline
function square(x: f64): f64 {
  return x * x;
}

/** The octants to the north (−1) or south (1). */
function sweepRows(way: i32, rows: i32): void {
  drops = columnDrop;
  for (let y = 1; y <= rows; y++) {
    heights = viewer + <usize>(way * y) * gridStride;
    least = centre + <usize>(way * y) * windowStride;
    drop = entry(rowDrop, y);
    setDistance(y);
    const limit = load<i32>(columnLimit + (<usize>y << 2));
    sweepHalf(min(west, limit), -1);
    sweepHalf(min(east, limit), 1);
    sweepCell(0, y == 1 ? ground : load<f64>(hiding) * forward);
  }
}

/** The octants beside the axis to the west (−1) or east (1), and the axis. */
function sweepSide(side: i32, columns: i32): void {
  columnWay = side;
  rowWay = 1;
  let state: f64 = 0;
  for (let x = 1; x <= min(columns, load<i32>(columnLimit)); x++) {
    state = hide(0, x, x == 1 ? -Infinity : state * entry(ahead, x));
    store<f64>(axis + (<usize>x << 3), state);
  }
  sweepOctant(-1, columns, north);
  sweepOctant(1, columns, south);
}

// Which way columns and rows of the octant under way go: 1 to the east or south.
let columnWay: i32 = 1;
let rowWay: i32 = 1;

/** The octant between that axis and the diagonal to the north (−1) or south (1). */
function sweepOctant(way: i32, columns: i32, rows: i32): void {
  rowWay = way;
  memory.copy(rowBefore, axis, <usize>(columns + 1) << 3);
  let state = ground;
  for (let d = 1; d <= min(columns, rows); d++) {
    if (load<i32>(columnLimit + (<usize>d << 2)) < d) break;
    state = hide(d, d, d == 1 ? ground : state * entry(ahead, d));
    store<f64>(diagonal + (<usize>d << 3), state);
  }
  for (let y = 1; y <= rows; ) {
    const last = min(columns, load<i32>(columnLimit + (<usize>y << 2)));
    if (last <= y) break;
    if (y + ABREAST - 1 <= min(rows, last)) {
      sweepAbreast(y, last);
      y += ABREAST;
    } else {
      sweepRow(y, last);
      y++;
    }
  }
}

@inline
function entry(table: usize, at: i32): f64 {
  return load<f64>(table + (<usize>at << 3));
}

/** One cell of the octant behind a plane that passes over it at `planeM`. Returns how high it and what hides it reach. */
@inline
function hide(y: i32, x: i32, planeM: f64): f64 {
  const across = <usize>(columnWay * x) << 2;
  const h = <f64>load<f32>(viewer + <usize>(rowWay * y) * gridStride + across);
  const overEye = h - entry(rowDrop, y) - entry(columnDrop, x);
  const hidden = planeM - overEye;
  store<f32>(centre + <usize>(rowWay * y) * windowStride + across, hidden > 0 ? <f32>hidden : 0);
  return hidden > 0 ? planeM : overEye;
}

/** Row `y` of the octant, from beside the diagonal to column `last`. */
function sweepRow(y: i32, last: i32): void {
  let state = entry(diagonal, y);
  let before = entry(rowBefore, y);
  for (let x = y + 1; x <= last; x++) {
    const share = <f64>y * entry(aside, x);
    const planeM = state * (entry(ahead, x) - share) + before * share;
    before = entry(rowBefore, x);
    state = hide(y, x, planeM);
    store<f64>(rowBefore + (<usize>x << 3), state);
  }
}

/**
 * Eight rows of the octant from row `top` on, from the column of the first one's diagonal to column `last`. What lies beyond the diagonal
 * or the radius is worked out too, and overwritten later.
 */
function sweepAbreast(top: i32, last: i32): void {
  memory.fill(abreast, 0, 64);
  store<f64>(abreast, entry(rowBefore, top - 1), 64);
  for (let first = top; first <= last; first += CHUNK) {
    const count = min(CHUNK, last + 1 - first);
    readChunk(top, first, count);
    if (first == top) {
      march(top, first, 0, ABREAST, true);
      march(top, first, ABREAST, count - ABREAST, false);
    } else {
      march(top, first, 0, count, false);
    }
    writeChunk(top, first, count);
  }
}

/**
 * Goes on by `count` columns from number `done` of the chunk that begins with column `first`. In the first eight columns a cell of the
 * diagonal takes its height from the table.
 */
@inline
function march(top: i32, first: i32, done: i32, count: i32, atDiagonal: bool): void {
  let a = v128.load(abreast);
  let b = v128.load(abreast, 16);
  let c = v128.load(abreast, 32);
  let d = v128.load(abreast, 48);
  const y = <f64>top;
  const yA = f64x2(y, y + 1);
  const yB = f64x2(y + 2, y + 3);
  const yC = f64x2(y + 4, y + 5);
  const yD = f64x2(y + 6, y + 7);
  const drops = rowDrop + (<usize>top << 3);
  const dropA = v128.load(drops);
  const dropB = v128.load(drops, 16);
  const dropC = v128.load(drops, 32);
  const dropD = v128.load(drops, 48);
  const zero = f32x4.splat(0);
  let x = <f64>(first + done);
  let column = <usize>(first + done) << 3;
  let before = v128.load64_splat(abreast, 64);
  let from = chunkHeights + (<usize>done << 5);
  let to = chunkLeast + (<usize>done << 5);
  for (let left = count; left > 0; left--) {
    const forward = v128.load64_splat(ahead + column);
    const sideways = v128.load64_splat(aside + column);
    const drop = v128.load64_splat(columnDrop + column);
    const upper = v128.load(from);
    const lower = v128.load(from, 16);
    const overA = overEye(upper, dropA, drop);
    const overB = overEye(v128.shuffle<f64>(upper, upper, 1, 1), dropB, drop);
    const overC = overEye(lower, dropC, drop);
    const overD = overEye(v128.shuffle<f64>(lower, lower, 1, 1), dropD, drop);
    const planeA = plane(a, v128.shuffle<f64>(before, a, 0, 2), forward, f64x2.mul(yA, sideways));
    const planeB = plane(b, v128.shuffle<f64>(a, b, 1, 2), forward, f64x2.mul(yB, sideways));
    const planeC = plane(c, v128.shuffle<f64>(b, c, 1, 2), forward, f64x2.mul(yC, sideways));
    const planeD = plane(d, v128.shuffle<f64>(c, d, 1, 2), forward, f64x2.mul(yD, sideways));
    v128.store(to, f32x4.pmax(zero, lacks(planeA, overA, planeB, overB)));
    v128.store(to, f32x4.pmax(zero, lacks(planeC, overC, planeD, overD)), 16);
    a = f64x2.pmax(overA, planeA);
    b = f64x2.pmax(overB, planeB);
    c = f64x2.pmax(overC, planeC);
    d = f64x2.pmax(overD, planeD);
    if (atDiagonal) {
      const place = f64x2.splat(x);
      const height = v128.load64_splat(diagonal + column);
      a = v128.bitselect(height, a, f64x2.eq(yA, place));
      b = v128.bitselect(height, b, f64x2.eq(yB, place));
      c = v128.bitselect(height, c, f64x2.eq(yC, place));
      d = v128.bitselect(height, d, f64x2.eq(yD, place));
      x += 1;
    }
    before = v128.load64_splat(rowBefore + column);
    v128.store64_lane(rowBefore + column, d, 1);
    column += 8;
    from += 32;
    to += 32;
  }
  v128.store(abreast, a);
  v128.store(abreast, b, 16);
  v128.store(abreast, c, 32);
  v128.store(abreast, d, 48);
  v128.store64_lane(abreast, before, 0, 64);
}

/** How high the first two of four cells lie over the eye. */
@inline
function overEye(h: v128, rowDrops: v128, columnDrops: v128): v128 {
  return f64x2.sub(f64x2.sub(f64x2.promote_low_f32x4(h), rowDrops), columnDrops);
}

/** How high the planes pass over two cells, of which `share` comes from the cells beside those behind. */
@inline
function plane(behind: v128, beside: v128, forward: v128, share: v128): v128 {
  return f64x2.add(f64x2.mul(behind, f64x2.sub(forward, share)), f64x2.mul(beside, share));
}

/** What four cells lack to the planes, as f32. */
@inline
function lacks(planeA: v128, overA: v128, planeB: v128, overB: v128): v128 {
  const a = f32x4.demote_f64x2_zero(f64x2.sub(planeA, overA));
  const b = f32x4.demote_f64x2_zero(f64x2.sub(planeB, overB));
  return v128.shuffle<f64>(a, b, 0, 2);
}

/** Transposes columns of eight rows. Up to three columns more are read than asked for. */
function readChunk(top: i32, first: i32, count: i32): void {
  const stride = <usize>rowWay * gridStride;
  const start = viewer + <usize>top * stride;
  for (let done = 0; done < count; done += 4) {
    const x = first + done;
    const from = start + (<usize>(columnWay > 0 ? x : -x - 3) << 2);
    // To the west the nearest of four columns is the last one in the memory.
    const to = chunkHeights + (<usize>(columnWay > 0 ? done : done + 3) << 5);
    const step = <usize>(columnWay << 5);
    transpose(from, stride, to, step);
    transpose(from + 4 * stride, stride, to + 16, step);
  }
}

/** Transposes the results of a chunk back: exactly `count` columns. */
function writeChunk(top: i32, first: i32, count: i32): void {
  const stride = <usize>rowWay * windowStride;
  const start = centre + <usize>top * stride;
  let done = 0;
  for (; done + 4 <= count; done += 4) {
    const x = first + done;
    const to = start + (<usize>(columnWay > 0 ? x : -x - 3) << 2);
    const from = chunkLeast + (<usize>(columnWay > 0 ? done : done + 3) << 5);
    const step = <usize>(columnWay << 5);
    transpose(from, step, to, stride);
    transpose(from + 16, step, to + 4 * stride, stride);
  }
  for (; done < count; done++) {
    const to = start + (<usize>(columnWay * (first + done)) << 2);
    for (let row = 0; row < ABREAST; row++)
      store<f32>(to + <usize>row * stride, load<f32>(chunkLeast + (<usize>done << 5) + (<usize>row << 2)));
  }
}

@inline
function setDistance(cells: i32): void {
  distance = cells;
  forward = load<f64>(ahead + (<usize>cells << 3));
  sideways = load<f64>(aside + (<usize>cells << 3));
}

/** One cell, `x` aside of the axis, behind a plane that passes over it at `planeM`. */
@inline
function sweepCell(x: i32, planeM: f64): void {
  const h = <f64>load<f32>(heights + (<usize>x << 2));
  const own = load<f64>(drops + (<usize>x << 3));
  const overEye = h - drop - own;
  const hidden = planeM - overEye;
  store<f32>(least + (<usize>x << 2), hidden > 0 ? <f32>hidden : 0);
  store<f64>(hiding + (<usize>x << 3), hidden > 0 ? planeM : overEye);
}

/**
 * The cells of a line on one side of the axis, from the outermost, at most `limit` aside, inwards: a cell is hidden by the two of the line
 * before at the same place and one nearer to the axis, and takes the place of the first.
 */
@inline
function sweepHalf(limit: i32, side: i32): void {
  if (limit >= distance) {
    const nearer = load<f64>(hiding + (<usize>(side * (distance - 1)) << 3));
    const planeM = distance == 1 ? ground : nearer * forward;
    // The place is empty so far: the line before was shorter.
    sweepCell(side * distance, planeM);
  }
  const count = min(limit, distance - 1);
  let from = side * count;
  // Vectors lie in the order of the memory: the lowest of four cells comes first.
  let x = side > 0 ? from - 3 : from;
  let p8 = <usize>x << 3;
  let p4 = <usize>x << 2;
  const from4 = heights;
  const to4 = least;
  const table = drops;
  const state = hiding;
  const inner = <usize>(-8 * side);
  const dropped = f64x2.splat(drop);
  const ahead2 = f64x2.splat(forward);
  const aside2 = f64x2.splat(sideways);
  const advance = f64x2.splat(-4);
  const zero = f32x4.splat(0);
  let near = f64x2(<f64>(side * x), <f64>(side * x + side));
  let far = f64x2(<f64>(side * x + 2 * side), <f64>(side * x + 3 * side));
  for (let left = count >> 2; left > 0; left--) {
    const behindA = v128.load(state + p8);
    const behindB = v128.load(state + p8, 16);
    const besideA = v128.load(state + p8 + inner);
    const besideB = v128.load(state + p8 + inner, 16);
    const h = v128.load(from4 + p4);
    const hA = f64x2.promote_low_f32x4(h);
    const hB = f64x2.promote_low_f32x4(v128.shuffle<f64>(h, h, 1, 1));
    const tA = v128.load(table + p8);
    const tB = v128.load(table + p8, 16);
    const overA = f64x2.sub(f64x2.sub(hA, dropped), tA);
    const overB = f64x2.sub(f64x2.sub(hB, dropped), tB);
    const planeA = plane(behindA, besideA, ahead2, f64x2.mul(near, aside2));
    const planeB = plane(behindB, besideB, ahead2, f64x2.mul(far, aside2));
    v128.store(state + p8, f64x2.pmax(overA, planeA));
    v128.store(state + p8, f64x2.pmax(overB, planeB), 16);
    v128.store(to4 + p4, f32x4.pmax(zero, lacks(planeA, overA, planeB, overB)));
    near = f64x2.add(near, advance);
    far = f64x2.add(far, advance);
    p8 -= <usize>(side << 5);
    p4 -= <usize>(side << 4);
  }
  for (let i = count & 3; i > 0; i--) {
    from = side * i;
    const at = hiding + (<usize>from << 3);
    const behind = load<f64>(at);
    const beside = load<f64>(at - <usize>(side << 3));
    const share = <f64>i * sideways;
    const planeM = behind * (forward - share) + beside * share;
    sweepCell(from, planeM);
  }
}

/** Transposes four by four cells. */
@inline
function transpose(from: usize, fromStride: usize, to: usize, toStride: usize): void {
  const a = v128.load(from);
  const b = v128.load(from + fromStride);
  const c = v128.load(from + 2 * fromStride);
  const d = v128.load(from + 3 * fromStride);
  const ab = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
  const cd = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
  const AB = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
  const CD = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<f64>(ab, cd, 0, 2));
  v128.store(to + toStride, v128.shuffle<f64>(ab, cd, 1, 3));
  v128.store(to + 2 * toStride, v128.shuffle<f64>(AB, CD, 0, 2));
  v128.store(to + 3 * toStride, v128.shuffle<f64>(AB, CD, 1, 3));
}

/** Marks the cells beyond the radius. */
function fillOutside(): void {
  for (let y = -north; y <= south; y++) {
    const row = centre + <usize>y * windowStride;
    const limit = load<i32>(columnLimit + (<usize>abs(y) << 2));
    fillCells(row - (<usize>west << 2), west - limit);
    fillCells(row + (<usize>(limit + 1) << 2), east - limit);
  }
}

@inline
function fillCells(at: usize, count: i32): void {
  const all = f32x4.splat(Infinity);
  for (; count >= 4; count -= 4, at += 16) v128.store(at, all);
  for (; count > 0; count--, at += 4) store<f32>(at, Infinity);
}
