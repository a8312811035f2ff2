import type { Measure } from '../../domain/measure.ts';
import { writeChance, writeChanceInterval, writeInteger, writeNumber } from '../format.ts';
import { type Html, html } from './html.ts';

/** Writes a table of which the first cell of a row names the others; on narrow screens rows become lists. */
export function measureTable(
  label: string,
  head: readonly string[],
  rows: readonly (readonly (string | Html)[])[],
): Html {
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${label}"><table class="stack pairs"><thead><tr>${head.map(
    (cell) => html`<th scope="col">${cell}</th>`,
  )}</tr></thead><tbody>${rows.map(
    ([first = '', ...others]) =>
      html`<tr><th scope="row">${first}</th>${others.map(
        (cell, i) => html`<td data-label="${head[i + 1] ?? ''}">${cell}</td>`,
      )}</tr>`,
  )}</tbody></table></div>`;
}

/** Writes a chance with its interval below. */
export function chanceCell(row: Measure | undefined): Html {
  if (row === undefined) return html`–`;
  const chance = writeChance(row.estimate, row.interval);
  const interval = writeChanceInterval(row.interval);
  return html`${chance}${interval === chance ? null : html`<small>${interval}</small>`}`;
}

/** Writes a mean number of things with its interval below: two figures below ten, whole numbers above. */
export function meanCell(row: Measure | undefined): Html {
  if (row === undefined) return html`–`;
  const write = (value: number): string =>
    value < 10 ? writeNumber(value, value < 1 ? 2 : 1) : writeInteger(value);
  const [low, high] = row.interval;
  return html`${write(row.estimate)}<small>${write(low)}–${write(high)}</small>`;
}
