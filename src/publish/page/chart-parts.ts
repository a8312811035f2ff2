import { type Html, html } from './html.ts';

/** A straight scale from values to drawing units. */
export type Scale = (value: number) => number;

/** Makes a scale that takes [low, high] to [from, to]. */
export function makeScale(
  domain: readonly [number, number],
  range: readonly [number, number],
): Scale {
  const [low, high] = domain;
  const [from, to] = range;
  const slope = (to - from) / (high - low);
  return (value) => Math.round((from + (value - low) * slope) * 10) / 10;
}

/** Percent ticks of an axis from 0 to 100. */
export const percentTicks: readonly number[] = [0, 20, 40, 60, 80, 100];

/** Draws the labels of a horizontal percent axis with grid lines from `top` to `bottom`. */
export function percentAxisX(x: Scale, top: number, bottom: number, title: string): Html {
  const middle = (x(0) + x(1)) / 2;
  return html`${percentTicks.map(
    (tick) =>
      html`<line class="grid" x1="${x(tick / 100)}" x2="${x(tick / 100)}" y1="${top}" y2="${bottom}"/><text class="t" x="${x(tick / 100)}" y="${bottom + 17}" text-anchor="middle">${tick}</text>`,
  )}<text class="axis-title" x="${middle}" y="${bottom + 36}" text-anchor="middle">${title}</text>`;
}

/** Draws the labels of a vertical percent axis with grid lines from `left` to `right`; the title stands above it. */
export function percentAxisY(y: Scale, left: number, right: number, title: string): Html {
  return html`${percentTicks.map(
    (tick) =>
      html`<line class="${tick === 0 ? 'axis' : 'grid'}" x1="${left}" x2="${right}" y1="${y(tick / 100)}" y2="${y(tick / 100)}"/><text class="t" x="${left - 7}" y="${y(tick / 100) + 4}" text-anchor="end">${tick}</text>`,
  )}<text class="axis-title" x="${left - 28}" y="${y(1) - 14}">${title}</text>`;
}

/** Draws one of four marks, so that series differ by shape as well as by colour. */
export function mark(series: number, x: number, y: number): Html {
  const fill = `f${series}`;
  if (series === 1) return html`<circle class="${fill}" cx="${x}" cy="${y}" r="4.5"/>`;
  if (series === 2)
    return html`<rect class="${fill}" x="${x - 4}" y="${y - 4}" width="8" height="8"/>`;
  if (series === 3) return html`<path class="${fill}" d="M${x} ${y - 5.5}l5.5 9.5h-11z"/>`;
  return html`<path class="${fill}" d="M${x} ${y - 5.5}l5.5 5.5l-5.5 5.5l-5.5 -5.5z"/>`;
}

/** Writes a table for those who cannot see the chart, folded. */
export function chartTable(
  summary: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Html {
  return html`<details><summary>${summary}</summary><div class="scroll" role="region" tabindex="0" aria-label="${summary}"><table><thead><tr>${head.map(
    (cell) => html`<th scope="col">${cell}</th>`,
  )}</tr></thead><tbody>${rows.map(
    (row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  )}</tbody></table></div></details>`;
}
