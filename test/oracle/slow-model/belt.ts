import type { LngLat } from '../../../src/domain/reference.ts';
import type { Scene } from './cover.ts';
import { arcToChord2, chord2, isInside, toVector, type Vector } from './earth.ts';
import type { Land, PerimeterPoint } from './land.ts';
import type { Post } from './possible-world.ts';
import type { Note } from './rows.ts';

/** A chart of land and surroundings in cells, row by row from the south-west; markers are the cells of the land. */
export interface Raster {
  readonly columns: number;
  readonly cellM: number;
  readonly places: readonly LngLat[];
  readonly cells: readonly Vector[];
  readonly perimeter: readonly Vector[];
  readonly markers: readonly { readonly cell: number; readonly depthM: number }[];
}

/** How far a place is from the nearest perimeter point, metres. */
function measureDepthM(place: Vector, perimeter: readonly Vector[]): number {
  let least = Infinity;
  for (const point of perimeter) least = Math.min(least, chord2(place, point));
  return Math.sqrt(least);
}

/** Lays cells of at most `cellM` a side over the land and `marginM` around it. */
export function layRaster(
  land: Land,
  rings: readonly (readonly PerimeterPoint[])[],
  marginM: number,
  cellM: number,
): Raster {
  const perimeter = rings.flatMap((ring) => ring.map(({ at }) => at));
  const [lngs, lats] = [0, 1].map((axis) => land.rings.flat().map((point) => point[axis]));
  // No degree is longer than 111,700 m: cells are `cellM` wide where they are widest, and a tenth more of margin makes up for the rest.
  const stepLat = cellM / 111_700;
  const stepLng = stepLat / Math.cos((Math.min(...lats.map(Math.abs)) * Math.PI) / 180);
  const margin = Math.ceil((1.1 * marginM) / cellM) + 2;
  const [west, south] = [
    Math.min(...lngs) - margin * stepLng,
    Math.min(...lats) - margin * stepLat,
  ];
  const columns = Math.ceil((Math.max(...lngs) - west) / stepLng) + margin;
  const rows = Math.ceil((Math.max(...lats) - south) / stepLat) + margin;
  const places = Array.from(
    { length: columns * rows },
    (_, i): LngLat => [
      west + ((i % columns) + 0.5) * stepLng,
      south + (Math.floor(i / columns) + 0.5) * stepLat,
    ],
  );
  const cells = places.map(toVector);
  const markers = places.flatMap((place, cell) =>
    land.rings.some((ring) => isInside(ring, place))
      ? [{ cell, depthM: measureDepthM(cells[cell], perimeter) }]
      : [],
  );
  return { columns, cellM, places, cells, perimeter, markers };
}

/**
 * Belt: is every active marker shut off from the outside? The finest raster that is needed decides: a way over cells that no envelope touches
 * is a way; no way over cells that are not wholly covered, corners included, is none. What lies between is half a way, half a slack.
 */
export function noteBelt(
  scene: Scene,
  rasters: readonly Raster[],
  [beltM, isPerimeterClosed]: readonly [depthM: number, boolean],
  note: Note,
): void {
  const name = { measure: 'belt', quantity: 'no-way-through', ...scene };
  const { perimeter, markers } = rasters[0];
  if (isPerimeterClosed || markers.every(({ depthM }) => depthM <= beltM)) {
    note(name, Number(isPerimeterClosed));
    return;
  }
  const posts = scene.posts.filter(({ at, group }) => {
    const reachM = group.reachM[scene.altitude];
    return reachM > 0 && measureDepthM(at, perimeter) <= Math.max(beltM, reachM);
  });
  for (const raster of rasters) {
    const active = raster.markers.filter(({ depthM }) => depthM > beltM);
    const covered = markCells(raster, posts, scene.altitude);
    const [sure, possible] = [1, 2].map((blocks) => {
      const reached = flood(raster, (cell) => covered[cell] >= blocks, blocks === 2);
      return active.some(({ cell }) => reached[cell] === 1);
    });
    if (sure === possible) {
      note(name, Number(!sure));
      return;
    }
  }
  note(name, 0.5, 0.5);
}

/** Marks cells: 0 = no envelope touches it, 1 = one may, 2 = one holds all of it. */
function markCells(
  { columns, cellM, places, cells }: Raster,
  posts: readonly Post[],
  altitude: number,
): Uint8Array {
  const covered = new Uint8Array(cells.length);
  const halfM = cellM / Math.SQRT2;
  const stepLat = places[columns][1] - places[0][1];
  for (const { at, place, group } of posts) {
    const reachM = group.reachM[altitude];
    const [touches2, holds2] = [reachM + halfM, Math.max(0, reachM - halfM)].map(arcToChord2);
    const rows = (1.02 * (reachM + halfM)) / cellM + 1;
    const row = (place[1] - places[0][1]) / stepLat;
    const from = Math.max(0, Math.floor(row - rows)) * columns;
    const to = Math.min(cells.length, Math.ceil(row + rows + 1) * columns);
    for (let cell = from; cell < to; cell++) {
      const apart2 = chord2(cells[cell], at);
      if (apart2 <= touches2) covered[cell] = Math.max(covered[cell], apart2 <= holds2 ? 2 : 1);
    }
  }
  return covered;
}

/** Spreads from the chart's edge over cells that are not blocked, by sides or by corners too; 1 = reached. */
function flood(
  { columns, cells }: Raster,
  isBlocked: (cell: number) => boolean,
  byCorners: boolean,
): Uint8Array {
  const reached = new Uint8Array(cells.length);
  const last = cells.length / columns - 1;
  const open: number[] = [];
  const visit = (cell: number): void => {
    if (reached[cell] === 1 || isBlocked(cell)) return;
    reached[cell] = 1;
    open.push(cell);
  };
  for (let cell = 0; cell < cells.length; cell++) {
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    if (column === 0 || row === 0 || column === columns - 1 || row === last) visit(cell);
  }
  for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
    const [column, row] = [cell % columns, Math.floor(cell / columns)];
    for (let y = Math.max(0, row - 1); y <= Math.min(last, row + 1); y++)
      for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++)
        if (byCorners || x === column || y === row) visit(y * columns + x);
  }
  return reached;
}
