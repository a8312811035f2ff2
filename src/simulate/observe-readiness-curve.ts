import type { Case } from '../domain/case.ts';
import type { DrawnGroup } from '../domain/draw.ts';
import type { PointSet, World } from '../domain/world.ts';
import { mostAltitudes } from './covers.ts';
import type { Instruments } from './create-instruments.ts';
import type { Observe } from './observe.ts';
import { makeReachLevels, type ReachLevels } from './reach-levels.ts';
import { makeBorderReading } from './read-border.ts';
import { groupsOf } from './walk-postures.ts';

/**
 * Prepares observing whether the border is unbroken (k = 1, lowest altitude) at each of the case's ready shares, in one and the same world. A
 * unit that is ready at a share is ready at every larger one, so shares take the place of altitudes in the covers: what is read equals one
 * case for each share. @throws RangeError for more than 16 shares
 */
export function createReadinessCurve(each: Case, world: World, instruments: Instruments): Observe {
  const shares = each.readyShares ?? [];
  if (shares.length > mostAltitudes)
    throw new RangeError(`at most ${mostAltitudes} ready shares, got ${shares.length}`);
  const postures = groupsOf(each);
  const covers = new Uint32Array(world.perimeter.lng.length);
  const read = instruments.readBorder(shares.length);
  const reading = makeBorderReading(shares.length);
  const bands = shares.map(() => makeBand());
  return (draw, _levels, values, offset) => {
    postures.forEach((groups, posture) => {
      covers.fill(0);
      for (const g of groups) {
        const group = draw.groups[g] as DrawnGroup;
        sortIntoBands(bands, group, shares);
        bands.forEach((band, at) => {
          const levels = levelsFrom(at, group.reachM[0] as number);
          instruments.markPerimeter(covers, band, levels);
        });
      }
      read(covers, reading);
      for (let at = 0; at < shares.length; at++)
        values[offset + posture * shares.length + at] = reading.unbroken[at] as number;
    });
  };

  /** The reach of a unit that is ready from one share on, at every share. */
  function levelsFrom(first: number, reachM: number): ReachLevels {
    return makeReachLevels(Float64Array.from(shares, (_, at) => (at < first ? 0 : reachM)));
  }
}

/** The units that are ready at a share and at none below it. */
interface Band {
  count: number;
  points: PointSet;
}

function makeBand(size = 0): Band {
  const room = (): Float64Array => new Float64Array(size);
  return { count: 0, points: { x: room(), y: room(), z: room() } };
}

function sortIntoBands(bands: Band[], group: DrawnGroup, shares: readonly number[]): void {
  const { count, points, readiness } = group;
  bands.forEach((band, at) => {
    if (band.points.x.length < count) bands[at] = makeBand(count);
    else band.count = 0;
  });
  for (let unit = 0; unit < count; unit++) {
    const number = readiness[unit] as number;
    let at = 0;
    while (at < shares.length && number >= (shares[at] as number)) at++;
    const band = bands[at];
    if (band === undefined) continue;
    const to = band.count++;
    band.points.x[to] = points.x[unit] as number;
    band.points.y[to] = points.y[unit] as number;
    band.points.z[to] = points.z[unit] as number;
  }
}
