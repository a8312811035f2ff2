// AssemblyScript. The sweep of src/kernel/view/sweep-reference-plane.ts with the same operations in the same order for each cell, so that
// every bit agrees; only the order of the cells differs. The octants north and south of the viewer are swept row by row, those east and
// west column by column on transposed strips, so that no cell of a line needs another one of that line and two fit into a vector.

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
/** Height of the viewer's ground less that of the eye, metres. */
export let ground: f64 = 0;
/** Tables of f64 from −north to south and from −west to east: the address of their entry 0. */
export let rowDrop: usize = 0;
export let columnDrop: usize = 0;
/** Tables of i32 by the distance in rows or columns: how far the radius lets the line go aside. */
export let columnLimit: usize = 0;
export let rowLimit: usize = 0;
/** Tables of f64 by distance: distance / (distance − 1) and 1 / (distance − 1). */
export let ahead: usize = 0;
export let aside: usize = 0;
/** Room for one line of f64, the address of its entry 0. */
export let hiding: usize = 0;
/** Two rooms for a strip of transposed cells, each `STRIP` lines of `stripStride` bytes. */
export let stripHeights: usize = 0;
export let stripLeast: usize = 0;
export let stripStride: usize = 0;

/** Returns the first free address. */
export function base(): usize {
  return __heap_base;
}

/** Columns of a strip: as many cells as a line of the cache holds. */
const STRIP: i32 = 16;

/** Sweeps the whole window. */
export function sweep(): void {
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

/** The octants to the north (−1) or south (1). */
function sweepRows(way: i32, rows: i32): void {
  drops = columnDrop;
  for (let y = 1; y <= rows; y++) {
    heights = viewer + <usize>(way * y) * gridStride;
    least = centre + <usize>(way * y) * windowStride;
    drop = load<f64>(rowDrop + (<usize>(way * y) << 3));
    setDistance(y);
    const limit = load<i32>(columnLimit + (<usize>y << 2));
    sweepHalf(min(west, limit), -1, true);
    sweepHalf(min(east, limit), 1, true);
    sweepCell(0, y == 1 ? ground : load<f64>(hiding) * forward, true);
  }
}

/** The octants to the west (−1) or east (1): strip by strip, the first as narrow as makes the last one end with the window. */
function sweepSide(way: i32, columns: i32): void {
  drops = rowDrop;
  let width = columns % STRIP;
  if (width == 0) width = STRIP;
  for (let first = 1; first <= columns; first += width, width = STRIP) {
    const limit = min(first + width - 1, load<i32>(rowLimit + (<usize>first << 2)));
    const up = min(north, limit);
    const rows = up + min(south, limit) + 1;
    const left = way > 0 ? first : -(first + width - 1);
    const corner = (<usize>left << 2) - <usize>up * gridStride;
    transpose(viewer + corner, gridStride, stripHeights, stripStride, rows, width);
    for (let step = 0; step < width; step++) {
      const x = first + step;
      const slot = <usize>(way > 0 ? step : width - 1 - step) * stripStride + (<usize>up << 2);
      heights = stripHeights + slot;
      least = stripLeast + slot;
      drop = load<f64>(columnDrop + (<usize>(way * x) << 3));
      setDistance(x);
      const reach = load<i32>(rowLimit + (<usize>x << 2));
      sweepHalf(min(north, reach), -1, false);
      sweepHalf(min(south, reach), 1, false);
      sweepCell(0, x == 1 ? -Infinity : load<f64>(hiding) * forward, false);
    }
    const place = centre + (<usize>left << 2) - <usize>up * windowStride;
    transposeBack(stripLeast, stripStride, place, windowStride, rows, width);
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
function sweepCell(x: i32, planeM: f64, alongRows: bool): void {
  const h = <f64>load<f32>(heights + (<usize>x << 2));
  const own = load<f64>(drops + (<usize>x << 3));
  const overEye = alongRows ? h - drop - own : h - own - drop;
  const hidden = planeM - overEye;
  store<f32>(least + (<usize>x << 2), hidden > 0 ? <f32>hidden : 0);
  store<f64>(hiding + (<usize>x << 3), hidden > 0 ? planeM : overEye);
}

/**
 * The cells of a line on one side of the axis, from the outermost, at most `limit` aside, inwards: a cell is hidden by the two of the line
 * before at the same place and one nearer to the axis, and takes the place of the first.
 */
@inline
function sweepHalf(limit: i32, side: i32, alongRows: bool): void {
  if (limit >= distance) {
    const nearer = load<f64>(hiding + (<usize>(side * (distance - 1)) << 3));
    const planeM = distance == 1 ? ground : nearer * forward;
    // The place is empty so far: the line before was shorter.
    sweepCell(side * distance, planeM, alongRows);
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
    const overA = alongRows
      ? f64x2.sub(f64x2.sub(hA, dropped), tA)
      : f64x2.sub(f64x2.sub(hA, tA), dropped);
    const overB = alongRows
      ? f64x2.sub(f64x2.sub(hB, dropped), tB)
      : f64x2.sub(f64x2.sub(hB, tB), dropped);
    const planeA = f64x2.add(
      f64x2.mul(behindA, ahead2),
      f64x2.mul(f64x2.sub(besideA, behindA), f64x2.mul(near, aside2)),
    );
    const planeB = f64x2.add(
      f64x2.mul(behindB, ahead2),
      f64x2.mul(f64x2.sub(besideB, behindB), f64x2.mul(far, aside2)),
    );
    v128.store(state + p8, f64x2.pmax(overA, planeA));
    v128.store(state + p8, f64x2.pmax(overB, planeB), 16);
    const leastA = f32x4.demote_f64x2_zero(f64x2.sub(planeA, overA));
    const leastB = f32x4.demote_f64x2_zero(f64x2.sub(planeB, overB));
    v128.store(to4 + p4, f32x4.pmax(zero, v128.shuffle<f64>(leastA, leastB, 0, 2)));
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
    const planeM = behind * forward + (beside - behind) * (<f64>i * sideways);
    sweepCell(from, planeM, alongRows);
  }
}

/** Writes `rows` rows of `width` cells as `width` lines of `rows` cells. */
function transpose(
  from: usize,
  fromStride: usize,
  to: usize,
  toStride: usize,
  rows: i32,
  width: i32,
): void {
  const whole = width == STRIP ? rows & ~3 : 0;
  for (let y = 0; y < whole; y += 4) {
    for (let c = 0; c < STRIP; c += 4) {
      transposeBlock(
        from + <usize>y * fromStride + (<usize>c << 2),
        fromStride,
        to + <usize>c * toStride + (<usize>y << 2),
        toStride,
      );
    }
  }
  for (let y = whole; y < rows; y++) {
    for (let c = 0; c < width; c++) {
      const cell = load<f32>(from + <usize>y * fromStride + (<usize>c << 2));
      store<f32>(to + <usize>c * toStride + (<usize>y << 2), cell);
    }
  }
}

/** Writes `width` lines of `rows` cells as `rows` rows of `width` cells. */
function transposeBack(
  from: usize,
  fromStride: usize,
  to: usize,
  toStride: usize,
  rows: i32,
  width: i32,
): void {
  const whole = width == STRIP ? rows & ~3 : 0;
  for (let y = 0; y < whole; y += 4) {
    for (let c = 0; c < STRIP; c += 4) {
      transposeBlock(
        from + <usize>c * fromStride + (<usize>y << 2),
        fromStride,
        to + <usize>y * toStride + (<usize>c << 2),
        toStride,
      );
    }
  }
  for (let y = whole; y < rows; y++) {
    for (let c = 0; c < width; c++) {
      const cell = load<f32>(from + <usize>c * fromStride + (<usize>y << 2));
      store<f32>(to + <usize>y * toStride + (<usize>c << 2), cell);
    }
  }
}

@inline
function transposeBlock(from: usize, fromStride: usize, to: usize, toStride: usize): void {
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
