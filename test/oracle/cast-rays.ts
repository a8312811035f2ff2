import type { HeightGrid, ViewPoint } from '../../src/kernel/view/index.ts';

/**
 * The plain statement of a view: a straight line from the eye to every cell of the grid, one at a time, over heights that are interpolated
 * where the line crosses a row or, if it goes further across, a column. Returns the least visible height above ground of each cell, metres,
 * row-major like the grid; +Infinity beyond the radius. Shares no code with the sweeps.
 */
export function castRays(grid: HeightGrid, from: ViewPoint): Float64Array {
  const { columns, rows, heightM, stepXM, stepYM } = grid;
  const lowered = (column: number, row: number): number => {
    const distanceM = Math.hypot((column - from.column) * stepXM, (row - from.row) * stepYM);
    return (
      heightM[row * columns + column] - (from.curvature * distanceM ** 2) / from.earthDiameterM
    );
  };
  const eye = lowered(from.column, from.row) + from.eyeM;
  const between = (column: number, row: number): number => {
    const [west, north] = [Math.floor(column), Math.floor(row)];
    const [x, y] = [column - west, row - north];
    const at = lowered(west, north);
    if (x > 0) return at + x * (lowered(west + 1, north) - at);
    if (y > 0) return at + y * (lowered(west, north + 1) - at);
    return at;
  };
  return Float64Array.from({ length: columns * rows }, (_, cell) => {
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    const [x, y] = [column - from.column, row - from.row];
    if (Math.hypot(x * stepXM, y * stepYM) > from.radiusM) return Number.POSITIVE_INFINITY;
    const crossings = Math.max(Math.abs(x), Math.abs(y));
    let steepest = Number.NEGATIVE_INFINITY;
    for (let n = 1; n < crossings; n++) {
      const height = between(from.column + (x * n) / crossings, from.row + (y * n) / crossings);
      steepest = Math.max(steepest, (height - eye) / n);
    }
    if (crossings < 2) return 0;
    return Math.max(0, steepest * crossings + eye - lowered(column, row));
  });
}
