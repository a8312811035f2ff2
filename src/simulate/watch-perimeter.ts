import type { Draw, DrawnGroup } from '../domain/draw.ts';
import type { World } from '../domain/world.ts';
import type { Instruments } from './create-instruments.ts';
import type { ReachLevels } from './reach-levels.ts';
import { makeBorderReading } from './read-border.ts';

/** Tells at which altitudes (bit 2a) the envelopes of some groups leave no gap in the perimeter, as the border measure sees it. */
export type WatchPerimeter = (
  draw: Draw,
  levels: readonly ReachLevels[],
  groups: readonly number[],
) => number;

/** Prepares watching the perimeter. */
export function createPerimeterWatch(
  world: World,
  altitudes: number,
  instruments: Instruments,
): WatchPerimeter {
  const covers = new Uint32Array(world.perimeter.lng.length);
  const reading = makeBorderReading(altitudes);
  const read = instruments.readBorder(altitudes);
  return (draw, levels, groups) => {
    covers.fill(0);
    for (const g of groups)
      instruments.markPerimeter(covers, draw.groups[g] as DrawnGroup, levels[g] as ReachLevels);
    read(covers, reading);
    let closed = 0;
    for (let a = 0; a < altitudes; a++) if (reading.unbroken[a] === 1) closed |= 1 << (2 * a);
    return closed;
  };
}
