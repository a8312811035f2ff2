import type { Verdict } from '../../domain/verdict.ts';
import { writeChance } from '../format.ts';
import { texts } from '../texts.ts';
import { type Html, html } from './html.ts';

/** Edges of the ICD 203 bands that fit on a small scale, in percent. */
const edges = [5, 20, 45, 55, 80, 95];

/** Draws a chance as a dot on a 0-100 scale with its interval and, hollow, the best case; a cross where a limit excludes it. */
export function chanceStrip(row: Verdict): Html {
  const excluded = row.verdict === 'impossible';
  const label = excluded
    ? texts.page.answer.excluded
    : texts.page.answer.stripLabel(writeChance(row.probability, row.interval));
  const best = row.bestCase?.probability ?? null;
  return html`<svg class="strip" viewBox="-8 0 216 20" role="img" aria-label="${label}">
<line class="track" x1="0" x2="200" y1="10" y2="10"/>${edges.map(
    (edge) => html`<line class="tick" x1="${edge * 2}" x2="${edge * 2}" y1="6" y2="14"/>`,
  )}<line class="half" x1="100" x2="100" y1="4" y2="16"/>${
    row.interval !== null && !excluded
      ? html`<line class="span" x1="${at(row.interval[0])}" x2="${at(row.interval[1])}" y1="10" y2="10"/>`
      : null
  }${best !== null && !excluded ? html`<circle class="best" cx="${at(best)}" cy="10" r="5"/>` : null}${
    excluded
      ? html`<path class="cross" d="M-5 5l10 10M5 5l-10 10"/>`
      : row.probability !== null
        ? html`<circle class="dot" cx="${at(row.probability)}" cy="10" r="5"/>`
        : null
  }</svg>`;
}

function at(share: number): number {
  return Math.round(Math.max(0, Math.min(1, share)) * 2000) / 10;
}
