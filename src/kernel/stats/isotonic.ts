/** Which way an outcome goes as x rises. */
export type Direction = 'rising' | 'falling';

/** Neighbouring values of x that the fit gives one value. */
export interface IsotonicBlock {
  /** Least and largest x of the block. */
  readonly fromX: number;
  readonly toX: number;
  readonly value: number;
  readonly count: number;
}

/** A monotone curve through a sample: level on each block, straight between blocks, level beyond the ends. */
export interface IsotonicFit {
  readonly direction: Direction;
  /** In the order of x; no two neighbours have the same value. */
  readonly blocks: readonly IsotonicBlock[];
  /** Sum of the squared distances between outcomes and blocks. */
  readonly residual: number;
}

/** Where a fitted curve crosses a level, or on which side of it the curve stays. */
export type Crossing =
  | { readonly x: number; readonly side: null }
  | { readonly x: null; readonly side: 'below' | 'above' | 'near' };

/** A side of a crossing counts only if its mean outcome lies this many standard errors beyond the level. */
export const crossingZ = 3;

/**
 * Fits the monotone curve with the least sum of squares to outcomes `y` at `x` (any order, ties in x count as one place). Without a
 * direction both are fitted and the closer one is taken, *rising* if they are equally close.
 *
 * @throws RangeError when the two lists differ in length, are empty, or hold a number that is not finite.
 *
 * Source: Ayer et al. 1955, Ann. Math. Stat. 26:641 (pool adjacent violators).
 */
export function fitIsotonic(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  direction: Direction | null = null,
): IsotonicFit {
  if (x.length !== y.length || x.length === 0) {
    throw new RangeError(`x and y must be of one length above 0, got ${x.length} and ${y.length}`);
  }
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) {
      throw new RangeError(`x and y must be finite, got ${x[i]} and ${y[i]}`);
    }
  }
  const order = Uint32Array.from({ length: x.length }, (_, i) => i).sort((a, b) => x[a] - x[b]);
  if (direction !== null) return fitOne(x, y, order, direction);
  const rising = fitOne(x, y, order, 'rising');
  const falling = fitOne(x, y, order, 'falling');
  return falling.residual < rising.residual ? falling : rising;
}

/** Outcomes that share a value of the rising fit, as sums. */
interface Pool {
  readonly fromX: number;
  readonly toX: number;
  sum: number;
  squares: number;
  count: number;
}

function fitOne(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  order: Uint32Array,
  direction: Direction,
): IsotonicFit {
  const sign = direction === 'rising' ? 1 : -1;
  const stack: Pool[] = [];
  for (let start = 0; start < order.length; ) {
    // All outcomes at one x are one place before anything is compared.
    const at = x[order[start]];
    let pool: Pool = { fromX: at, toX: at, sum: 0, squares: 0, count: 0 };
    for (; start < order.length && x[order[start]] === at; start++) {
      const value = sign * y[order[start]];
      pool.sum += value;
      pool.squares += value * value;
      pool.count++;
    }
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      if (top.sum * pool.count < pool.sum * top.count) break;
      stack.pop();
      pool = {
        fromX: top.fromX,
        toX: pool.toX,
        sum: top.sum + pool.sum,
        squares: top.squares + pool.squares,
        count: top.count + pool.count,
      };
    }
    stack.push(pool);
  }
  const blocks = stack.map(({ fromX, toX, sum, count }) => ({
    fromX,
    toX,
    count,
    // Plus 0: a falling curve at 0 is 0, not -0.
    value: (sign * sum) / count + 0,
  }));
  const residual = stack.reduce(
    (total, { sum, squares, count }) => total + Math.max(0, squares - (sum * sum) / count),
    0,
  );
  return { direction, blocks, residual };
}

/** Reads a fitted curve at x. */
export function readIsotonic({ blocks }: IsotonicFit, x: number): number {
  const next = blocks.findIndex((block) => x <= block.toX);
  if (next < 0) return blocks[blocks.length - 1].value;
  const block = blocks[next];
  if (x >= block.fromX || next === 0) return block.value;
  const before = blocks[next - 1];
  const share = (x - before.toX) / (block.fromX - before.toX);
  return before.value + share * (block.value - before.value);
}

/**
 * Finds the x at which a fitted curve crosses `level` (default 1/2): exactly on the curve, which is finer than any bisection; the middle of
 * a block that lies at the level.
 *
 * The outermost blocks of a monotone fit follow single outcomes. So both sides of the crossing have to show it: the mean outcome of
 * each must lie `crossingZ` standard errors beyond the level, with the spread of the outcomes about the curve. Else there is no
 * crossing, and `side` is the side on which the sample shows the curve: *below*, *above*, or *near* if it shows neither.
 */
export function findCrossing(fit: IsotonicFit, level = 0.5): Crossing {
  const { blocks, residual } = fit;
  const sign = fit.direction === 'rising' ? 1 : -1;
  const total = blocks.reduce((sum, block) => sum + block.count, 0);
  const spread = Math.sqrt(residual / total);
  const sumOver = (some: readonly IsotonicBlock[]) =>
    some.reduce((sum, block) => sum + block.count * (block.value - level), 0);
  const isClear = (some: readonly IsotonicBlock[], side: 1 | -1): boolean => {
    const count = some.reduce((sum, block) => sum + block.count, 0);
    const beyond = side * sumOver(some);
    return beyond > 0 && beyond >= crossingZ * spread * Math.sqrt(count);
  };
  const under = blocks.filter((block) => block.value < level);
  const over = blocks.filter((block) => block.value > level);
  const isUnder = isClear(under, -1);
  const isOver = isClear(over, 1);
  if (!isUnder || !isOver) {
    return { x: null, side: isUnder ? 'below' : isOver ? 'above' : 'near' };
  }
  const at = blocks.find((block) => block.value === level);
  if (at !== undefined) return { x: 0.5 * (at.fromX + at.toX), side: null };
  const next = blocks.findIndex((block) => sign * (block.value - level) > 0);
  const [before, after] = [blocks[next - 1], blocks[next]];
  const share = (level - before.value) / (after.value - before.value);
  return { x: before.toX + share * (after.fromX - before.toX), side: null };
}
