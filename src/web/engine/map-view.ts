import type { LngLat } from '../../domain/reference.ts';
import type { Assessment } from '../../domain/results.ts';
import { nestRings, type Ring, signedArea } from '../../publish/map-geojson.ts';
import { postureLabel } from '../../publish/select-main.ts';
import { drawCells } from './map-cells.ts';
import { type MapFeature, multiPolygon, point, writeFeatures } from './map-features.ts';
import { type Box, boxOf, drawSurroundings, type OutlineSource } from './map-surroundings.ts';

/** What the map shows: outlines and classes of mean chance by cell, each as the text of a GeoJSON file. Never a unit, a draw or a gap. */
export interface MapView {
  /** West, south, east and north end of the territory in degrees. */
  readonly box: Box;
  readonly files: {
    readonly territory: string;
    readonly surroundings: string;
    readonly areas: string;
    /** Names: `kind` is city, neighbour or area. */
    readonly names: string;
    /** Cells of at least 5 km; see `layerOf`. */
    readonly cells: string;
  };
  readonly areas: readonly string[];
  readonly altitudesM: readonly number[];
  /** Numbers of units that layers tell apart: 1, or 1, 2 and 3. */
  readonly counts: readonly number[];
  /** Mean chance over the land by layer. */
  readonly means: readonly number[];
  readonly cellM: number;
  readonly trials: number;
  readonly posture: string;
  readonly dataset: string;
}

/** Draws the map of an assessment; null where none was kept. `world` has the coarse outlines of the countries around. */
export function makeMapView(assessment: Assessment, world: OutlineSource): MapView | null {
  const { outline, areaOutlines, map, results, scenario } = assessment;
  if (outline.length === 0 || map.rows.length === 0 || map.altitudesM.length === 0) return null;
  const land = nestRings(outline);
  const box = boxOf(outline.flat());
  const cells = drawCells(map, land);
  const { territory } = scenario;
  const own = territory.kind === 'country' ? territory.code : null;
  return {
    box,
    files: {
      territory: writeFeatures([multiPolygon({}, land)]),
      surroundings: writeFeatures(drawSurroundings(world, box, own)),
      areas: writeFeatures(areaOutlines.map(({ rings }) => multiPolygon({}, nestRings(rings)))),
      names: writeFeatures(listNames(assessment)),
      cells: writeFeatures(cells.features),
    },
    areas: areaOutlines.map(({ label }) => label),
    altitudesM: map.altitudesM,
    counts: [1, ...map.deeper.map((_, i) => i + 2)],
    ...{ means: cells.means, cellM: cells.cellM, trials: map.trials },
    posture: postureLabel(assessment, map.posture),
    dataset: results.run.area.dataset,
  };
}

function listNames({ cities, neighbours, areaOutlines }: Assessment): readonly MapFeature[] {
  return [
    ...cities.map(({ name, position }, rank) => point({ kind: 'city', name, rank }, position)),
    ...neighbours.map(({ name, labelAt }) => point({ kind: 'neighbour', name, rank: 0 }, labelAt)),
    ...areaOutlines.flatMap(({ label, rings }, rank) => {
      const at = placeName(rings);
      return at === null ? [] : [point({ kind: 'area', name: label, rank }, at)];
    }),
  ];
}

/** Finds a place for the name of an area: the corner of its largest ring that is nearest to the ring's middle. */
function placeName(rings: readonly Ring[]): LngLat | null {
  const [first] = rings;
  if (first === undefined) return null;
  const size = (ring: Ring): number => Math.abs(signedArea(ring));
  const largest = rings.reduce((best, ring) => (size(ring) > size(best) ? ring : best), first);
  const { length } = largest;
  const lng = largest.reduce((sum, at) => sum + at[0], 0) / length;
  const lat = largest.reduce((sum, at) => sum + at[1], 0) / length;
  const far = (at: LngLat): number => (at[0] - lng) ** 2 + (at[1] - lat) ** 2;
  return largest.reduce((best, at) => (far(at) < far(best) ? at : best));
}
