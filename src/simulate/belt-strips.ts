import type { World } from '../domain/world.ts';
import { makeStrips, type Strips } from '../kernel/index/strips.ts';

/** Strips a way: 12 km wide in a country of 1,500 km. Their squares hold few posts each, and are few enough to be cleared for every world. */
const stripCount = 128;

/** An axis of the globe, cut into strips. */
export interface AxisStrips extends Strips {
  readonly axis: 'x' | 'y' | 'z';
}

/** The two axes of the globe along which a territory is longest, cut into strips: rows along the longer one, columns along the other. */
export interface BeltStrips {
  readonly rows: AxisStrips;
  readonly columns: AxisStrips;
  /** Squares in all; square s of row r and column c is r * columns.count + c. */
  readonly squares: number;
}

/** Chooses the strips of a world. */
export function chooseStrips({ perimeter }: World): BeltStrips {
  const extents = (['x', 'y', 'z'] as const).map((axis) => {
    const values = perimeter.points[axis];
    const from = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
    const to = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
    return { axis, from, to };
  });
  extents.sort((a, b) => b.to - b.from - (a.to - a.from));
  const [rows, columns] = extents.map(({ axis, from, to }) => ({
    axis,
    ...makeStrips(from, to, stripCount),
  })) as [AxisStrips, AxisStrips, AxisStrips];
  return { rows, columns, squares: rows.count * columns.count };
}
