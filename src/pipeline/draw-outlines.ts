import { areaKey } from '../domain/area.ts';
import type { Case } from '../domain/case.ts';
import type { LngLat, Reference } from '../domain/reference.ts';
import type { Assessment } from '../domain/results.ts';
import type { AreaCells, World } from '../domain/world.ts';
import { meridionalRadiusM } from '../kernel/geo/ellipsoid.ts';
import { toRadians } from '../kernel/math/index.ts';
import type { Outline } from '../world/outline.ts';
import { smallestCellM } from './map-cells.ts';

/** Thins a ring for drawing: points closer than the tolerance (degrees) to the last kept one are left out; the ring stays closed. */
export function thinRing(ring: readonly LngLat[], toleranceDeg: number): LngLat[] {
  const kept: LngLat[] = [];
  ring.forEach((point, index) => {
    const last = kept[kept.length - 1];
    const far =
      last === undefined ||
      Math.abs(point[0] - last[0]) + Math.abs(point[1] - last[1]) >= toleranceDeg;
    if (far || index === ring.length - 1) kept.push(point);
  });
  return kept;
}

/** Outlines the deployment areas of a case's first posture on cells of at least 5 km: what a map may show of them. The whole territory has its own outline; perimeter lines have no area. */
export function outlineAreas(each: Case, world: World): Assessment['areaOutlines'] {
  const seen = new Set<string>();
  const shown = each.groups.filter((group) => each.postures[0]?.groups.includes(group.id));
  return shown.flatMap((group) =>
    group.areas.flatMap((placed) => {
      if (placed.area.kind === 'territory') return [];
      const key = areaKey(placed.area);
      const cells = world.areas[key];
      if (cells === undefined || cells.kind === 'line' || seen.has(key)) return [];
      seen.add(key);
      return [{ label: placed.label, rings: traceCells(cells) }];
    }),
  );
}

/** Traces the boundary of an area's cells, coarsened to at least 5 km. Rings are closed; outer rings run counter-clockwise, holes clockwise. */
function traceCells(cells: AreaCells): LngLat[][] {
  const cellM = cells.sizeDeg * toRadians(1) * meridionalRadiusM(0);
  const factor = Math.max(1, Math.ceil(smallestCellM / cellM));
  const width =
    cells.column.reduce((most, column) => Math.max(most, Math.floor(column / factor)), 0) + 3;
  const filled = new Set<number>();
  for (let i = 0; i < cells.column.length; i++) {
    filled.add(
      (Math.floor((cells.row[i] as number) / factor) + 1) * width +
        Math.floor((cells.column[i] as number) / factor) +
        1,
    );
  }
  // Directed edges with the area on the left, by the corner they start from.
  const next = new Map<number, number[]>();
  const corner = (column: number, row: number): number => row * (width + 1) + column;
  const addEdge = (from: number, to: number): void => {
    next.set(from, [...(next.get(from) ?? []), to]);
  };
  for (const cell of filled) {
    const row = Math.floor(cell / width);
    const column = cell % width;
    if (!filled.has(cell - width)) addEdge(corner(column, row), corner(column + 1, row));
    if (!filled.has(cell + 1)) addEdge(corner(column + 1, row), corner(column + 1, row + 1));
    if (!filled.has(cell + width)) addEdge(corner(column + 1, row + 1), corner(column, row + 1));
    if (!filled.has(cell - 1)) addEdge(corner(column, row + 1), corner(column, row));
  }
  const toLngLat = (at: number): LngLat => [
    cells.west + ((at % (width + 1)) - 1) * factor * cells.sizeDeg,
    cells.south + (Math.floor(at / (width + 1)) - 1) * factor * cells.sizeDeg,
  ];
  const rings: LngLat[][] = [];
  for (const start of next.keys()) {
    while ((next.get(start) ?? []).length > 0) {
      const ring: LngLat[] = [toLngLat(start)];
      let at = start;
      do {
        at = next.get(at)?.pop() as number;
        ring.push(toLngLat(at));
      } while (at !== start);
      rings.push(dropCollinear(ring));
    }
  }
  return rings;
}

function dropCollinear(ring: LngLat[]): LngLat[] {
  return ring.filter((point, i) => {
    const before = ring[i - 1];
    const after = ring[i + 1];
    if (before === undefined || after === undefined) return true;
    return (
      !(before[0] === point[0] && point[0] === after[0]) &&
      !(before[1] === point[1] && point[1] === after[1])
    );
  });
}

/** Names the neighbours and says where a label may stand: beyond the middle of the shared border, seen from the territory's middle. */
export function labelNeighbours(
  borders: Outline['borders'],
  world: World,
  reference: Reference,
): Assessment['neighbours'] {
  const middle = meanOf(
    Array.from(world.perimeter.lng, (lng, i): LngLat => [lng, world.perimeter.lat[i] as number]),
  );
  return borders.map((border) => {
    const at = meanOf(border.lines.flat());
    return {
      name:
        reference.countries.find((country) => country.code === border.neighbour)?.name ??
        border.neighbour,
      labelAt: [at[0] + 0.35 * (at[0] - middle[0]), at[1] + 0.35 * (at[1] - middle[1])],
    };
  });
}

function meanOf(points: readonly LngLat[]): LngLat {
  const sum = points.reduce<[number, number]>(
    (total, point) => [total[0] + point[0], total[1] + point[1]],
    [0, 0],
  );
  return [sum[0] / points.length, sum[1] / points.length];
}
