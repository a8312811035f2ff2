import type { Assessment } from '../domain/results.ts';
import { showInvisible } from '../kernel/text/show-invisible.ts';
import { writeMetres, writeShare } from './format.ts';
import { listMapAltitudes, type MapFeature } from './map-features.ts';
import { classEdges, classOf } from './page/map-layers.ts';
import { lightToken } from './page/style.ts';
import { postureLabel } from './select-main.ts';
import { say, texts } from './texts.ts';
import { escapeXml } from './xml.ts';

/**
 * Writes the map as KML: the territory, the deployment areas by name, and a folder a height with the chance of each cell that is ever covered, the lowest height
 * shown. Cells have at least 25 km; never a unit, a draw or a gap.
 * Source: OGC KML 2.3 (OGC 12-007r2); colours are aabbggrr.
 */
export function writeKml(assessment: Assessment, features: readonly MapFeature[]): string {
  const words = texts.exports.map;
  const { run } = assessment.results;
  const ofLayer = (layer: MapFeature['layer']): readonly MapFeature[] =>
    features.filter((one) => one.layer === layer);
  const cells = ofLayer('coverage');
  const source = words.source(run.version, run.digest.slice(0, 12), run.asOf, run.area.dataset);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>',
    `<name>${writeText(say(assessment.scenario.title))}</name>`,
    `<description>${writeText(source)}</description>`,
    ...writeStyles(),
    ...ofLayer('territory').map((one) =>
      writePlacemark(one, { name: words.territory, style: 'territory' }),
    ),
    `<Folder><name>${writeText(words.areas)}</name><description>${writeText(words.areasNote)}</description>`,
    ...ofLayer('deployment-area').map((one) =>
      writePlacemark(one, { name: say(one.label ?? ''), style: 'area' }),
    ),
    '</Folder>',
    `<Folder><name>${writeText(texts.page.map.legend)}</name>${oneAtATime}`,
    ...listMapAltitudes(cells).map((altitudeM, i) =>
      writeHeight(assessment, cells, altitudeM, i === 0),
    ),
    '</Folder>',
    '</Document>\n</kml>\n',
  ].join('\n');
}

const oneAtATime = '<Style><ListStyle><listItemType>radioFolder</listItemType></ListStyle></Style>';

function writeHeight(
  assessment: Assessment,
  cells: readonly MapFeature[],
  altitudeM: number,
  isShown: boolean,
): string {
  const words = texts.exports.map;
  const height = words.height(altitudeM === 0 ? null : writeMetres(altitudeM));
  const posture = postureLabel(assessment, cells[0]?.posture ?? '');
  const visibility = `<visibility>${isShown ? 1 : 0}</visibility>`;
  const placemarks = cells.flatMap((cell) => {
    const chance = cell.probability[cell.altitudesM.indexOf(altitudeM)] ?? 0;
    if (chance === 0) return [];
    const data = { altitudeM, probability: chance };
    const name = words.covered(writeShare(chance));
    return [writePlacemark(cell, { name, style: `c${classOf(chance)}`, visibility, data })];
  });
  return [
    `<Folder><name>${writeText(words.coverage(height))}</name>${visibility}<description>${writeText(words.coverageNote(posture))}</description>`,
    ...placemarks,
    '</Folder>',
  ].join('\n');
}

interface Placemark {
  readonly name: string;
  readonly style: string;
  /** Element that says whether it is shown at first. Default: it is. */
  readonly visibility?: string;
  readonly data?: Readonly<Record<string, number>>;
}

/** The order of elements is the schema's. */
function writePlacemark({ polygons }: MapFeature, placemark: Placemark): string {
  const { name, style, visibility = '', data = {} } = placemark;
  const shapes = polygons.map(
    ([outer = [], ...holes]) =>
      `<Polygon><outerBoundaryIs>${writeRing(outer)}</outerBoundaryIs>${holes
        .map((hole) => `<innerBoundaryIs>${writeRing(hole)}</innerBoundaryIs>`)
        .join('')}</Polygon>`,
  );
  const geometry =
    shapes.length === 1 ? shapes[0] : `<MultiGeometry>${shapes.join('')}</MultiGeometry>`;
  return `<Placemark><name>${writeText(name)}</name>${visibility}<styleUrl>#${style}</styleUrl>${writeData(data)}${geometry}</Placemark>`;
}

function writeData(values: Readonly<Record<string, number>>): string {
  const data = Object.entries(values).map(
    ([name, value]) => `<Data name="${name}"><value>${value}</value></Data>`,
  );
  return data.length === 0 ? '' : `<ExtendedData>${data.join('')}</ExtendedData>`;
}

function writeRing(ring: MapFeature['polygons'][number][number]): string {
  const points = ring.map(([lng, lat]) => `${lng},${lat}`).join(' ');
  return `<LinearRing><coordinates>${points}</coordinates></LinearRing>`;
}

function writeStyles(): readonly string[] {
  const style = (id: string, line: string, fill: string | null): string =>
    `<Style id="${id}"><LineStyle><color>${line}</color><width>1.5</width></LineStyle><PolyStyle>${
      fill === null ? '<fill>0</fill>' : `<color>${fill}</color><outline>0</outline>`
    }</PolyStyle></Style>`;
  return [
    style('territory', kmlColour(lightToken('ink'), 'ff'), null),
    style('area', kmlColour(lightToken('accent'), 'ff'), null),
    ...[...classEdges, 1].map((_, rank) =>
      style(`c${rank}`, '00ffffff', kmlColour(lightToken(`c${rank}`), 'b0')),
    ),
  ];
}

/** Turns `#rrggbb` and an opacity in two hex digits into aabbggrr. */
function kmlColour(colour: string, opacity: string): string {
  const [, red, green, blue] = /^#(..)(..)(..)$/.exec(colour) ?? [];
  return `${opacity}${blue}${green}${red}`;
}

function writeText(text: string): string {
  return escapeXml(showInvisible(text));
}
