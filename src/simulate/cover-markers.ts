import type { Belt } from '../domain/world.ts';
import type { BeltStrips } from './belt-strips.ts';
import type { BeltPosts } from './find-belt-posts.ts';
import { maskAtSquare, type ReachLevels } from './reach-levels.ts';

/** Writes for each marker deeper than the belt the altitudes (bit 2a) at which some post of a group covers it; `levels` are the group's. */
export function coverMarkers(
  markers: Belt['markers'],
  posts: BeltPosts,
  levels: ReachLevels,
  strips: BeltStrips,
  beltM: number,
  covered: Int32Array,
): void {
  covered.fill(0);
  if (posts.count === 0) return;
  for (let m = 0; m < covered.length; m++)
    if ((markers.depthM[m] as number) > beltM)
      covered[m] = coverMarker(markers, m, posts, levels, strips);
}

/** Tells the altitudes (bit 2a) at which some post covers a marker. Posts of strips that lie beyond reach are not looked at. */
function coverMarker(
  markers: Belt['markers'],
  marker: number,
  posts: BeltPosts,
  levels: ReachLevels,
  { rows, columns }: BeltStrips,
): number {
  const { farthestChordM } = levels;
  const [x, y, z] = [
    markers.x[marker] as number,
    markers.y[marker] as number,
    markers.z[marker] as number,
  ];
  const alongRows = markers[rows.axis][marker] as number;
  const alongColumns = markers[columns.axis][marker] as number;
  const lastRow = rows.stripOf(alongRows + farthestChordM);
  const west = columns.stripOf(alongColumns - farthestChordM);
  const east = columns.stripOf(alongColumns + farthestChordM);
  let covered = 0;
  for (let row = rows.stripOf(alongRows - farthestChordM); row <= lastRow; row++) {
    const end = posts.starts[row * columns.count + east + 1] as number;
    for (let i = posts.starts[row * columns.count + west] as number; i < end; i++) {
      const dx = (posts.x[i] as number) - x;
      const dy = (posts.y[i] as number) - y;
      const dz = (posts.z[i] as number) - z;
      covered |= maskAtSquare(levels, dx * dx + dy * dy + dz * dz) & (posts.mask[i] as number);
      if (covered === posts.reachable) return covered;
    }
  }
  return covered;
}
