import type { LngLat } from '../../domain/reference.ts';
import type { Assessment } from '../../domain/results.ts';
import { writeChance, writeMetres } from '../format.ts';
import { listMapAltitudes, type MapFeature } from '../map-features.ts';
import { postureLabel } from '../select-main.ts';
import { texts } from '../texts.ts';
import type { Figure } from './figure.ts';
import { type Html, html } from './html.ts';
import { rampLabels } from './map.ts';
import { mapFurniture, mapLabels } from './map-labels.ts';
import { classEdges, classOf } from './map-layers.ts';
import { fitMap, type MapProjection, ringsPath } from './map-projection.ts';

/** Width of a map in drawing units, the most height, and the margin left for the neighbours' names. */
const frame = { width: 720, mostHeight: 640, margin: 34 };

/** Draws the exported cells, of at least 25 km, one map a height. The page's own map is finer; what leaves it is not. */
export function mapFigures(
  assessment: Assessment,
  features: readonly MapFeature[],
): readonly Figure[] {
  const points = assessment.outline.flat();
  const cells = features.filter(({ layer }) => layer === 'coverage');
  const [first] = cells;
  if (points.length === 0 || first === undefined) return [];
  const projection = fitMap(points, frame.width, frame.mostHeight, frame.margin);
  const words = texts.exports.map;
  const posture = postureLabel(assessment, first.posture ?? '');
  return listMapAltitudes(cells).map((altitudeM) => {
    const height = words.height(altitudeM === 0 ? null : writeMetres(altitudeM));
    return {
      id: `map-${altitudeM}-m`,
      title: words.title(height),
      description: `${words.seen(posture)} ${describeMean(assessment, first, altitudeM)}`.trim(),
      source: `${words.cells} ${texts.page.map.credit(assessment.results.run.area.dataset)}`,
      svg: mapSvg(assessment, projection, cells, altitudeM),
      legend: {
        title: texts.page.map.legend,
        entries: rampLabels().map((label, rank) => ({ mark: `c${rank}`, label })),
      },
    };
  });
}

/** The mean share of the country within reach, as the results have it; nothing where it was not measured. */
function describeMean({ results }: Assessment, cell: MapFeature, altitudeM: number): string {
  const row = results.measures.find(
    (one) =>
      one.measure === 'coverage' &&
      one.quantity === 'share' &&
      one.k === 1 &&
      one.case === cell.case &&
      one.posture === cell.posture &&
      one.altitudeM === altitudeM,
  );
  return row === undefined ? '' : texts.exports.map.mean(writeChance(row.estimate, null));
}

function mapSvg(
  assessment: Assessment,
  projection: MapProjection,
  cells: readonly MapFeature[],
  altitudeM: number,
): Html {
  const coast = ringsPath(assessment.outline, projection);
  const paths = [...classEdges, 1].map(() => '');
  for (const { altitudesM, probability, polygons } of cells) {
    const chance = probability[altitudesM.indexOf(altitudeM)];
    if (chance === undefined) continue;
    const rank = classOf(chance);
    for (const [ring = []] of polygons) paths[rank] += rectangle(ring, projection);
  }
  return html`<svg class="map" viewBox="0 0 ${projection.width} ${projection.height}">
<clipPath id="land"><path d="${coast}" clip-rule="evenodd"/></clipPath><path class="land" fill-rule="evenodd" d="${coast}"/>
<g clip-path="url(#land)"><g class="cells" transform="scale(.1)" shape-rendering="crispEdges">${paths.map(
    (path, rank) => (path === '' ? null : html`<path class="c${rank}" d="${path}"/>`),
  )}</g></g>
<path class="coast" d="${coast}"/>${assessment.areaOutlines.map(({ label, rings }) => {
    const path = ringsPath(rings, projection);
    return html`<path class="area-halo" d="${path}"/><path class="area" d="${path}"><title>${label}</title></path>`;
  })}
${mapLabels(assessment, projection)}${mapFurniture(projection)}</svg>`;
}

/** Edges are rounded one by one, so that neighbours share them and no seam shows. */
function rectangle(ring: readonly LngLat[], projection: MapProjection): string {
  const xs = ring.map(([lng]) => Math.round(projection.x(lng) * 10));
  const ys = ring.map(([, lat]) => Math.round(projection.y(lat) * 10));
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  return `M${left} ${top}H${right}V${bottom}H${left}z`;
}
