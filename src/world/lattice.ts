import type { Lattice } from '../domain/world.ts';
import { meridionalRadiusM, parallelRadiusM } from '../kernel/geo/ellipsoid.ts';
import { crossParallel, type EdgeIndex } from '../kernel/geo/polygon.ts';
import { toRadians } from '../kernel/math/index.ts';

/**
 * Builds the sample points of a territory: every point stands for the same area. Because units are placed at random, the mean
 * covered share of the points is an unbiased quadrature of the covered share of the area; the spacing adds about 9e-4 to the
 * standard deviation of one trial for 5,000 footprints of 5 km (docs/methods/coverage.md).
 */
export function buildLattice(edges: EdgeIndex, areaM2: number, points: number): Lattice {
  const spacingM = Math.sqrt(areaM2 / points);
  const rows: {
    lat: number;
    firstLng: number;
    stepLng: number;
    columns: number;
    spans: number[];
  }[] = [];
  const north = edges.south + edges.bins * edges.binLat;
  const middle = (edges.south + north) / 2;
  const stepLat = spacingM / (toRadians(1) * meridionalRadiusM(middle));
  for (let lat = edges.south + stepLat / 2; lat < north; lat += stepLat) {
    const spans = crossParallel(edges, lat);
    const heightM = stepLat * toRadians(1) * meridionalRadiusM(lat);
    const stepLng = (spacingM * spacingM) / heightM / (toRadians(1) * parallelRadiusM(lat));
    const firstLng = (spans[0] ?? 0) + stepLng / 2;
    const columns = Math.max(0, Math.ceil(((spans[spans.length - 1] ?? 0) - firstLng) / stepLng));
    rows.push({ lat, firstLng, stepLng, columns, spans });
  }
  const rowStarts = new Int32Array(rows.length + 1);
  rows.forEach((row, r) => {
    rowStarts[r + 1] = (rowStarts[r] as number) + row.columns;
  });
  const count = rowStarts[rows.length] as number;
  const inside = new Uint8Array(count);
  let insideCount = 0;
  rows.forEach((row, r) => {
    let span = 0;
    for (let column = 0; column < row.columns; column++) {
      const lng = row.firstLng + column * row.stepLng;
      const at = (rowStarts[r] as number) + column;
      while (span < row.spans.length && (row.spans[span] as number) <= lng) span++;
      if (span % 2 === 1) {
        inside[at] = 1;
        insideCount++;
      }
    }
  });
  return {
    rowLat: Float64Array.from(rows, (row) => row.lat),
    rowLng: Float64Array.from(rows, (row) => row.firstLng),
    rowStepLng: Float64Array.from(rows, (row) => row.stepLng),
    rowStarts,
    inside,
    insideCount,
    spacingM,
  };
}
