import type { Case } from '../domain/case.ts';
import type { Draw, DrawnGroup } from '../domain/draw.ts';
import type { World } from '../domain/world.ts';
import type { Answer, Observe } from './observe.ts';
import { maskAtSquare, type ReachLevels } from './reach-levels.ts';
import { groupsOf } from './walk-postures.ts';

/** Perimeter points that are looked at before the whole perimeter is. Assumption: cost only. */
const probes = 64;

/**
 * Prepares answering whether the border holds, without guarded shares and gaps. A perimeter point that nobody covers refutes it at once, at all k, and is mostly among
 * the first that are looked at; where some altitude is left unrefuted the whole perimeter is scanned (`observeBorder`).
 */
export function createBorderAnswer(each: Case, world: World, observeBorder: Observe): Answer {
  const altitudes = each.altitudesM.length;
  const postures = groupsOf(each);
  const isRefuted = createRefuter(world);
  const rows = 8 * altitudes * postures.length;
  return (draw, levels, values, offset) => {
    if (postures.every((groups) => isRefuted(draw, levels, groups)))
      values.fill(0, offset, offset + rows);
    else observeBorder(draw, levels, values, offset);
  };
}

/** Tells whether probes show a gap at every altitude that some of the groups reach; at the others all is gap. */
type IsRefuted = (draw: Draw, levels: readonly ReachLevels[], groups: readonly number[]) => boolean;

function createRefuter({ perimeter: { points } }: World): IsRefuted {
  const count = Math.min(probes, points.x.length);
  const pick = (values: Float64Array): Float64Array =>
    Float64Array.from(
      { length: count },
      (_, i) => values[Math.floor((i * values.length) / count)] as number,
    );
  const [x, y, z] = [pick(points.x), pick(points.y), pick(points.z)];
  return (draw, levels, groups) => {
    let open = 0;
    for (const g of groups) for (const mask of (levels[g] as ReachLevels).masks) open |= mask;
    for (let probe = 0; probe < count && open !== 0; probe++) {
      let covered = 0;
      for (let i = 0; i < groups.length && (open & ~covered) !== 0; i++) {
        const g = groups[i] as number;
        covered |= coverOf(
          draw.groups[g] as DrawnGroup,
          levels[g] as ReachLevels,
          open & ~covered,
          x[probe] as number,
          y[probe] as number,
          z[probe] as number,
        );
      }
      open &= covered;
    }
    return open === 0;
  };
}

/** Tells the altitudes (bit 2a) at which units of a group cover a point; stops when they are all that are asked. */
function coverOf(
  { count, points }: DrawnGroup,
  levels: ReachLevels,
  asked: number,
  x: number,
  y: number,
  z: number,
): number {
  const { limits } = levels;
  const farthest = limits.length === 0 ? -1 : (limits[limits.length - 1] as number);
  let covered = 0;
  for (let unit = 0; unit < count; unit++) {
    const dx = x - (points.x[unit] as number);
    const dy = y - (points.y[unit] as number);
    const dz = z - (points.z[unit] as number);
    const square = dx * dx + dy * dy + dz * dz;
    if (square > farthest) continue;
    covered |= maskAtSquare(levels, square);
    if ((asked & ~covered) === 0) return covered;
  }
  return covered;
}
