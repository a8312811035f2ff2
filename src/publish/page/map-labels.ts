import type { Assessment } from '../../domain/results.ts';
import { writeInteger } from '../format.ts';
import { say } from '../texts.ts';
import { type Html, html } from './html.ts';
import { type MapProjection, tenth } from './map-projection.ts';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Width of a letter and height of a line in drawing units: wide screens use a size of 12.5, narrow ones 21. */
const wideLabel = { letter: 6.6, line: 14 };
const narrowLabel = { letter: 11, line: 22 };

/** How many cities keep their label on a narrow screen. */
const majorCities = 5;

/** Draws dots and names of cities where they do not collide, and the neighbours' names. */
export function mapLabels(assessment: Assessment, projection: MapProjection): Html {
  const taken: Box[] = assessment.cities.slice(0, majorCities).map(({ position }) => {
    const x = projection.x(position[0]);
    const y = projection.y(position[1]);
    return { left: x - 5, right: x + 5, top: y - 5, bottom: y + 5 };
  });
  const neighbours = assessment.neighbours.map(({ name: english, labelAt }) => {
    const name = say(english);
    const half = (name.length * 13) / 2;
    const x = clamp(projection.x(labelAt[0]), half + 6, projection.width - half - 6);
    const y = clamp(projection.y(labelAt[1]), 18, projection.height - 40);
    taken.push({ left: x - half, right: x + half, top: y - 12, bottom: y + 4 });
    return html`<text class="neighbour" x="${tenth(x)}" y="${tenth(y)}">${name}</text>`;
  });
  const cities = assessment.cities.map((city, rank) => {
    const x = projection.x(city.position[0]);
    const y = projection.y(city.position[1]);
    const minor = rank >= majorCities ? ' class="minor"' : '';
    const size = rank < majorCities ? narrowLabel : wideLabel;
    const label = placeLabel(city.name, x, y, taken, projection, size);
    return html`<g${{ markup: minor }}><circle class="city" cx="${tenth(x)}" cy="${tenth(y)}" r="3"/>${label}</g>`;
  });
  return html`${neighbours}${cities}`;
}

function placeLabel(
  name: string,
  x: number,
  y: number,
  taken: Box[],
  projection: MapProjection,
  size: typeof wideLabel,
): Html | null {
  const width = name.length * size.letter;
  const places = [
    { left: x + 6, baseline: y + 4, anchor: 'start', at: x + 6 },
    { left: x - 6 - width, baseline: y + 4, anchor: 'end', at: x - 6 },
    { left: x - width / 2, baseline: y - 7, anchor: 'middle', at: x },
    { left: x - width / 2, baseline: y + size.line + 3, anchor: 'middle', at: x },
  ];
  for (const place of places) {
    const box = {
      left: place.left,
      right: place.left + width,
      top: place.baseline - size.line + 3,
      bottom: place.baseline + 3,
    };
    const outside = box.left < 2 || box.right > projection.width - 2 || box.top < 2;
    if (outside || taken.some((other) => overlaps(box, other))) continue;
    taken.push(box);
    return html`<text x="${tenth(place.at)}" y="${tenth(place.baseline)}" text-anchor="${place.anchor}">${name}</text>`;
  }
  return null;
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

/** Draws the scale bar, at most a fifth of the width and a round number of kilometres, and the north arrow. */
export function mapFurniture(projection: MapProjection): Html {
  const mostKm = projection.width / 5 / projection.unitsPerKm;
  let unit = 1;
  while (unit * 10 <= mostKm) unit *= 10;
  const km = mostKm >= unit * 5 ? unit * 5 : mostKm >= unit * 2 ? unit * 2 : unit;
  const length = tenth(km * projection.unitsPerKm);
  const y = projection.height - 10;
  const right = projection.width - 14;
  return html`<path class="scale" d="M12 ${y - 5}v5h${length}v-5"/><text class="small" x="${length + 19}" y="${y + 1}">${writeInteger(km)} km</text>
<path class="north" d="M${right} ${y - 30}l5 14l-5 -3.5l-5 3.5z"/><text class="small" x="${right}" y="${y}" text-anchor="middle">N</text>`;
}
