import { toRadians } from '../math/index.ts';
import { chordOfDistanceM, meridionalRadiusM, parallelRadiusM, writeEcef } from './ellipsoid.ts';
import type { Ring } from './polygon.ts';

/** Lines cut into short straight pieces and sorted into bins, so that a point is measured against the few pieces that may be near. */
export interface NearLines {
  /** Greatest distance at which pieces are found, metres. */
  readonly reachM: number;
  /** South-west corner of the bins and their size, degrees. */
  readonly west: number;
  readonly south: number;
  readonly binLng: number;
  readonly binLat: number;
  readonly columns: number;
  readonly rows: number;
  /** Pieces that may lie within `reachM` of a point of bin b: `starts[b]` … `starts[b + 1]` index `members`. */
  readonly starts: Int32Array;
  readonly members: Int32Array;
  /** Earth-centred start (x, y, z) and step (dx, dy, dz) of every piece, metres. */
  readonly pieces: Float64Array;
}

/** Longest piece, metres: its chord lies at most 0.5 m below the ground, and 2 m beside a parallel at 75 degrees. */
const longestPieceM = 5_000;

/** Most bins along one axis. */
const mostBins = 600;

/** Box of a piece, degrees, widened by the distance that is asked for. */
interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Prepares finding the pieces within up to `reachM` of a point, of lines of [longitude, latitude] points, degrees; a line of one point is a point. */
export function indexLines(lines: readonly Ring[], reachM: number): NearLines {
  const pieces: number[] = [];
  const boxes: Box[] = [];
  for (const line of lines) {
    for (let i = 0; i + 1 < Math.max(2, line.length); i++) {
      const from = line[i] as readonly [number, number];
      cutPiece(from, line[i + 1] ?? from, reachM, pieces, boxes);
    }
  }
  const west = least(boxes, (box) => box.west);
  const south = least(boxes, (box) => box.south);
  const east = -least(boxes, (box) => -box.east);
  const north = -least(boxes, (box) => -box.north);
  const wantedLat = reachM / (toRadians(1) * meridionalRadiusM(0));
  const binLat = Math.max(wantedLat, (north - south) / mostBins);
  const middle = (south + north) / 2;
  const stretch = parallelRadiusM(0) / Math.max(1e5, parallelRadiusM(middle));
  const binLng = Math.max(wantedLat * stretch, (east - west) / mostBins);
  const columns = Math.floor((east - west) / binLng) + 1;
  const rows = Math.floor((north - south) / binLat) + 1;
  const starts = new Int32Array(columns * rows + 1);
  const visit = (box: Box, take: (bin: number) => void): void => {
    const last = Math.floor((box.east - west) / binLng);
    for (
      let row = Math.floor((box.south - south) / binLat);
      row <= Math.floor((box.north - south) / binLat);
      row++
    ) {
      for (let column = Math.floor((box.west - west) / binLng); column <= last; column++)
        take(row * columns + column);
    }
  };
  for (const box of boxes)
    visit(box, (bin) => {
      starts[bin + 1] = (starts[bin + 1] as number) + 1;
    });
  for (let bin = 0; bin < columns * rows; bin++)
    starts[bin + 1] = (starts[bin + 1] as number) + (starts[bin] as number);
  const next = starts.slice();
  const members = new Int32Array(starts[columns * rows] as number);
  boxes.forEach((box, piece) => {
    visit(box, (bin) => {
      const at = next[bin] as number;
      members[at] = piece;
      next[bin] = at + 1;
    });
  });
  return {
    reachM,
    west,
    south,
    binLng,
    binLat,
    columns,
    rows,
    starts,
    members,
    pieces: Float64Array.from(pieces),
  };
}

/** Ends of a piece in work: reused, so that measuring allocates nothing. */
const place = {
  x: new Float64Array(2),
  y: new Float64Array(2),
  z: new Float64Array(2),
};

/** Lists the pieces within a distance of a point (degrees); the distance may be at most `reachM`. */
export function findPieces(near: NearLines, lng: number, lat: number, withinM: number): number[] {
  const column = Math.floor((lng - near.west) / near.binLng);
  const row = Math.floor((lat - near.south) / near.binLat);
  if (column < 0 || column >= near.columns || row < 0 || row >= near.rows) return [];
  const bin = row * near.columns + column;
  const { x, y, z } = place;
  writeEcef(x, y, z, 0, lng, lat);
  const [px, py, pz] = [x[0] as number, y[0] as number, z[0] as number];
  const chord = chordOfDistanceM(withinM);
  const found: number[] = [];
  for (let at = near.starts[bin] as number; at < (near.starts[bin + 1] as number); at++) {
    const piece = near.members[at] as number;
    if (squareToPiece(near.pieces, piece, px, py, pz) <= chord * chord) found.push(piece);
  }
  return found;
}

/** Squared straight distance from a point (earth-centred, metres) to a piece; right to 2 m in the distance up to 75 degrees. */
export function squareToPiece(
  pieces: Float64Array,
  piece: number,
  px: number,
  py: number,
  pz: number,
): number {
  const at = 6 * piece;
  const vx = px - (pieces[at] as number);
  const vy = py - (pieces[at + 1] as number);
  const vz = pz - (pieces[at + 2] as number);
  const dx = pieces[at + 3] as number;
  const dy = pieces[at + 4] as number;
  const dz = pieces[at + 5] as number;
  const length2 = dx * dx + dy * dy + dz * dz;
  const along = vx * dx + vy * dy + vz * dz;
  const part = along <= 0 ? 0 : along >= length2 ? 1 : along / length2;
  const ex = vx - part * dx;
  const ey = vy - part * dy;
  const ez = vz - part * dz;
  return ex * ex + ey * ey + ez * ez;
}

/** Cuts the edge between two points into pieces, straight in degrees. */
function cutPiece(
  from: readonly [number, number],
  to: readonly [number, number],
  reachM: number,
  pieces: number[],
  boxes: Box[],
): void {
  const { x, y, z } = place;
  writeEcef(x, y, z, 0, from[0], from[1]);
  writeEcef(x, y, z, 1, to[0], to[1]);
  const dx = (x[1] as number) - (x[0] as number);
  const dy = (y[1] as number) - (y[0] as number);
  const dz = (z[1] as number) - (z[0] as number);
  // A wide edge's chord is shorter than the edge: at most 1.6 times.
  const steps = Math.max(
    1,
    Math.ceil((1.6 * Math.sqrt(dx * dx + dy * dy + dz * dz)) / longestPieceM),
  );
  for (let step = 0; step < steps; step++) {
    const lng1 = from[0] + ((to[0] - from[0]) * step) / steps;
    const lat1 = from[1] + ((to[1] - from[1]) * step) / steps;
    const lng2 = from[0] + ((to[0] - from[0]) * (step + 1)) / steps;
    const lat2 = from[1] + ((to[1] - from[1]) * (step + 1)) / steps;
    writeEcef(x, y, z, 0, lng1, lat1);
    writeEcef(x, y, z, 1, lng2, lat2);
    pieces.push(x[0] as number, y[0] as number, z[0] as number);
    pieces.push((x[1] as number) - (x[0] as number), (y[1] as number) - (y[0] as number));
    pieces.push((z[1] as number) - (z[0] as number));
    const dLat = (1.01 * reachM) / (toRadians(1) * meridionalRadiusM(0));
    const farthest = Math.min(89.99, Math.max(Math.abs(lat1), Math.abs(lat2)) + dLat);
    const dLng = Math.min(180, (1.01 * reachM) / (toRadians(1) * parallelRadiusM(farthest)));
    boxes.push({
      west: Math.min(lng1, lng2) - dLng,
      south: Math.min(lat1, lat2) - dLat,
      east: Math.max(lng1, lng2) + dLng,
      north: Math.max(lat1, lat2) + dLat,
    });
  }
}

function least(boxes: readonly Box[], pick: (box: Box) => number): number {
  return boxes.reduce((low, box) => Math.min(low, pick(box)), Number.POSITIVE_INFINITY);
}
