import type { Assessment } from '../../domain/results.ts';
import { writeChance, writeInteger, writeMetres } from '../format.ts';
import { postureLabel } from '../select-main.ts';
import { say, texts } from '../texts.ts';
import { type Html, html, trusted } from './html.ts';
import { mapFurniture, mapLabels } from './map-labels.ts';
import { classEdges, drawLayers, type MapLayer } from './map-layers.ts';
import { fitMap, type MapProjection, ringsPath } from './map-projection.ts';
import { sayMarkup } from './say-markup.ts';

/** Width of the map in drawing units, the most height, and the margin left for the neighbours' names. */
const frame = { width: 720, mostHeight: 640, margin: 34 };

/** Writes the map with one layer an altitude; radio buttons choose the layer, so no script is needed. */
export function mapSection(assessment: Assessment): Html {
  const { map, outline, drawnMap } = assessment;
  if (drawnMap !== null) return trusted(sayMarkup(drawnMap));
  const points = outline.flat();
  if (points.length === 0 || map.rows.length === 0 || map.altitudesM.length === 0) {
    return html`<section id="map"><h2>${texts.page.sections.map}</h2><p>${texts.page.map.none}</p></section>`;
  }
  const projection = fitMap(points, frame.width, frame.mostHeight, frame.margin);
  const { layers, factor } = drawLayers(map, projection);
  const cell = `${writeInteger((map.cellM * factor) / 1000)} km`;
  return html`<section id="map"><h2>${texts.page.sections.map}</h2>
<p>${texts.page.map.lead} ${texts.page.map.method(cell, writeInteger(map.trials))}</p>
<div class="mapbox">${layers.map(
    (_, i) =>
      html`<input class="pick" type="radio" name="height" id="h${i}"${{ markup: i === 0 ? ' checked' : '' }}>`,
  )}
<figure>${mapSvg(assessment, projection, layers)}<figcaption>${texts.page.map.credit(assessment.results.run.area.dataset)}</figcaption></figure>
${mapSide(layers)}</div>
<details><summary>${texts.page.map.table}</summary><div class="scroll"><table><thead><tr>${texts.page.map.tableHead.map(
    (head) => html`<th scope="col">${head}</th>`,
  )}</tr></thead><tbody>${layers.map(
    (layer) =>
      html`<tr><td>${heightName(layer.altitudeM)}</td><td>${writeMean(layer.mean)}</td></tr>`,
  )}</tbody></table></div></details></section>`;
}

function heightName(altitudeM: number): string {
  return altitudeM === 0 ? texts.page.map.ground : writeMetres(altitudeM);
}

function writeMean(mean: number): string {
  return mean === 0 ? texts.figure.none : writeChance(mean, null);
}

function mapSide(layers: readonly MapLayer[]): Html {
  const words = texts.page.map;
  return html`<div class="side">${layers.map((layer, i) => {
    const height =
      layer.altitudeM === 0
        ? texts.page.map.ground
        : texts.heights.atFirst(writeMetres(layer.altitudeM));
    return html`<p class="seen seen${i}">${words.seen(writeMean(layer.mean), height)}</p>`;
  })}
<p class="head">${words.choose}</p><div class="heights">${layers.map(
    (layer, i) =>
      html`<label for="h${i}">${layer.altitudeM === 0 ? '0 m' : writeMetres(layer.altitudeM)}</label>`,
  )}</div>
<p class="head">${words.legend}</p><ul class="ramp">${rampRows()}</ul></div>`;
}

function rampRows(): readonly Html[] {
  return rampLabels().map(
    (label, i) =>
      html`<li><svg viewBox="0 0 16 12" aria-hidden="true"><rect class="c${i}" width="16" height="12"/></svg>${label}</li>`,
  );
}

/** Names the classes of chance, lowest first. */
export function rampLabels(): readonly string[] {
  const edges = [0, ...classEdges, 1];
  return edges.slice(0, -1).map((low, i) => {
    const high = edges[i + 1] ?? 1;
    if (i === 0) return texts.figure.under(`${Math.round(high * 100)} %`);
    if (high === 1) return texts.figure.orMore(`${Math.round(low * 100)} %`);
    return `${Math.round(low * 100)}–${Math.round(high * 100)} %`;
  });
}

function mapSvg(
  assessment: Assessment,
  projection: MapProjection,
  layers: readonly MapLayer[],
): Html {
  const coast = ringsPath(assessment.outline, projection);
  const label = texts.page.map.label(postureLabel(assessment, assessment.map.posture));
  return html`<svg class="map" viewBox="0 0 ${projection.width} ${projection.height}" role="img" aria-label="${label}">
<clipPath id="land"><path d="${coast}" clip-rule="evenodd"/></clipPath><path class="land" fill-rule="evenodd" d="${coast}"/>
<g clip-path="url(#land)">${layers.map(
    (layer, i) =>
      html`<g class="layer l${i}" transform="scale(.1)" shape-rendering="crispEdges">${layer.paths.map(
        (path, rank) => (path === '' ? null : html`<path class="c${rank}" d="${path}"/>`),
      )}</g>`,
  )}</g>
<path class="coast" d="${coast}"/>${assessment.areaOutlines.map((area) =>
    areaPath(area.label, ringsPath(area.rings, projection)),
  )}
${mapLabels(assessment, projection)}${mapFurniture(projection)}</svg>`;
}

function areaPath(label: string, path: string): Html {
  return html`<path class="area-halo" d="${path}"/><path class="area" d="${path}"><title>${say(label)}</title></path>`;
}
