import { apartM, type Point } from '../../oracle/slow-model/earth.ts';
import type { Country } from './country.ts';
import { coverBy } from './draw-truth.ts';

/** Cells that a reach is long. */
const cellsPerReach = 28;

/** Depths of the cells that were asked for, by country and size of cell. */
const known = new Map<Country, Map<number, Map<number, number>>>();
/** Deepest place of a country, metres. */
const deepest = new Map<Country, number>();

/**
 * Tells whether a way that no envelope of the belt touches leads from outside to a place deeper than the belt (where the country is thinner: to its deepest
 * place). The way goes over cells, to any of eight neighbours; posts farther behind the perimeter than belt and reach do not count.
 */
export function leadsThrough(
  country: Country,
  {
    posts,
    reachM,
    depthM,
  }: { readonly posts: readonly Point[]; readonly reachM: number; readonly depthM: number },
): boolean {
  const cellM = 100 * Math.max(1, Math.round(reachM / cellsPerReach / 100));
  const own = posts.filter((post) => measureDepthM(country, post) <= Math.max(depthM, reachM));
  const isCovered = coverBy(own, reachM);
  const wayM = Math.min(depthM, deepestM(country) - cellM);
  const side = Math.ceil((country.halfM + reachM) / cellM) + 2;
  const width = 2 * side + 1;
  const depths = depthsOf(country, cellM);
  const seen = new Uint8Array(width * width);
  const open = [0];
  seen[0] = 1;
  for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
    const [x, y] = [cell % width, Math.floor(cell / width)];
    const point: Point = [(x - side) * cellM, (y - side) * cellM];
    // Named by its place, which is the same whatever the reach.
    const name = (x - side) * 8192 + (y - side);
    let depth = depths.get(name);
    if (depth === undefined) {
      depth = country.isLand(point) ? measureDepthM(country, point) : 0;
      depths.set(name, depth);
    }
    if (depth > wayM) return true;
    for (const east of [-1, 0, 1])
      for (const north of [-1, 0, 1]) {
        const [nextX, nextY] = [x + east, y + north];
        if (nextX < 0 || nextY < 0 || nextX >= width || nextY >= width) continue;
        const next = nextY * width + nextX;
        if (seen[next] === 1) continue;
        seen[next] = 1;
        if (!isCovered([(nextX - side) * cellM, (nextY - side) * cellM])) open.push(next);
      }
  }
  return false;
}

function depthsOf(country: Country, cellM: number): Map<number, number> {
  const sizes = known.get(country) ?? new Map<number, Map<number, number>>();
  known.set(country, sizes);
  const depths = sizes.get(cellM) ?? new Map<number, number>();
  sizes.set(cellM, depths);
  return depths;
}

/** How far a place is from the nearest point of the perimeter, metres. */
function measureDepthM({ shore }: Country, place: Point): number {
  let least = Infinity;
  for (const edge of shore) least = Math.min(least, apartM(edge, place));
  return least;
}

function deepestM(country: Country): number {
  const found = deepest.get(country);
  if (found !== undefined) return found;
  const most = country.places.reduce((so, place) => Math.max(so, measureDepthM(country, place)), 0);
  deepest.set(country, most);
  return most;
}
