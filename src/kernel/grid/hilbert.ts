/**
 * Returns the position of a cell along the Hilbert curve over a square of 2^order cells a side; column and row in
 * [0, 2^order), order <= 15. Cells that follow each other on the curve touch. Source: Hilbert 1891; iterative form after
 * Warren, Hacker's Delight, 16-2.
 */
export function hilbertIndex(column: number, row: number, order: number): number {
  let x = column;
  let y = row;
  let index = 0;
  for (let side = 1 << (order - 1); side >= 1; side /= 2) {
    const right = (x & side) > 0 ? 1 : 0;
    const upper = (y & side) > 0 ? 1 : 0;
    index += side * side * ((3 * right) ^ upper);
    if (upper === 0) {
      if (right === 1) {
        x = side - 1 - (x & (side - 1));
        y = side - 1 - (y & (side - 1));
      } else {
        x &= side - 1;
        y &= side - 1;
      }
      [x, y] = [y, x];
    } else {
      x &= side - 1;
      y &= side - 1;
    }
  }
  return index;
}

/** Returns the cell at a position along the Hilbert curve, the inverse of `hilbertIndex`. */
export function hilbertCell(index: number, order: number): readonly [column: number, row: number] {
  let x = 0;
  let y = 0;
  let rest = index;
  for (let side = 1; side < 1 << order; side *= 2) {
    const right = (rest >>> 1) & 1;
    const upper = (rest ^ right) & 1;
    if (upper === 0) {
      if (right === 1) {
        x = side - 1 - x;
        y = side - 1 - y;
      }
      [x, y] = [y, x];
    }
    x += side * right;
    y += side * upper;
    rest = Math.floor(rest / 4);
  }
  return [x, y];
}
