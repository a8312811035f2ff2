import type { Bound } from '../../domain/bound.ts';
import type { Assessment } from '../../domain/results.ts';
import { writeInteger, writeMetres, writeShare } from '../format.ts';
import { postureLabel } from '../select-main.ts';
import { say, texts } from '../texts.ts';
import { type Html, html, sourceLink } from './html.ts';

/** Most bounds that the page lists below the leading ones. */
const mostBounds = 120;

/** Writes every number of the scenario with its source and grade. */
export function assumptionsSection(assessment: Assessment): Html {
  const words = texts.page.assumptions;
  return html`<section id="assumptions"><h2>${texts.page.sections.assumptions}</h2><p>${words.lead}</p>
<div class="scroll" role="region" tabindex="0" aria-label="${texts.page.sections.assumptions}"><table class="stack"><thead><tr>${words.head.map(
    (head) => html`<th scope="col">${head}</th>`,
  )}</tr></thead><tbody>${assessment.results.assumptions.map(
    (row) =>
      html`<tr><th scope="row">${say(row.label)}</th><td data-label="${words.head[1]}">${say(row.distribution)}</td><td data-label="${words.head[2]}">${say(row.unit)}</td><td data-label="${words.head[3]}">${words.kind[row.kind]}</td><td data-label="${words.head[4]}">${sourceLink(row.address, row.kind === 'assumption' ? say(row.source) : row.source)}${
        row.reason === null ? null : html`<small>${say(row.reason)}</small>`
      }</td><td data-label="${words.head[5]}">${row.grade}</td></tr>`,
  )}</tbody></table></div></section>`;
}

/** Writes the bounds, ground level of the main posture first, each with its line of proof and formula. */
export function boundsSection(assessment: Assessment, posture: string): Html {
  const words = texts.page.bounds;
  const { bounds } = assessment.results;
  const lowest = bounds.reduce((least, bound) => Math.min(least, bound.altitudeM), Infinity);
  const leads = bounds.filter(
    (bound) => bound.altitudeM === lowest && bound.posture === posture && bound.reading === null,
  );
  const others = bounds.filter((bound) => !leads.includes(bound));
  const shown = others.slice(0, mostBounds);
  return html`<section id="bounds"><h2>${texts.page.sections.bounds}</h2><p>${words.lead}</p>
${boundsTable(leads, assessment)}${leads.length === 0 ? null : html`<details><summary>${words.proof}</summary><ul class="plain">${leads.map(boundProof)}</ul></details>`}
${
  shown.length === 0
    ? null
    : html`<details><summary>${words.more(others.length)}</summary>${boundsTable(shown, assessment)}${
        others.length > shown.length
          ? html`<p class="note">${words.cut(others.length - shown.length)}</p>`
          : null
      }</details>`
}</section>`;
}

function senseOf(bound: Bound): string {
  if (bound.interpretation === 'crews') return texts.page.bounds.crews;
  if (bound.interpretation === 'ammunition') return texts.page.bounds.ammunition;
  return texts.interpretation[bound.interpretation].title;
}

function resultOf(bound: Bound): Html {
  const words = texts.page.bounds;
  if (bound.kind === 'reference') return html`${words.reference}`;
  if (bound.verdict === 'impossible')
    return html`<span class="word w-impossible">${words.impossible}</span>`;
  return html`${words.notExcluded}`;
}

function boundsTable(bounds: readonly Bound[], assessment: Assessment): Html {
  const words = texts.page.bounds;
  const { head } = words;
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${texts.page.sections.bounds}"><table class="stack"><thead><tr>${head.map(
    (cell) => html`<th scope="col">${cell}</th>`,
  )}</tr></thead><tbody>${bounds.map(
    (bound) =>
      html`<tr><th scope="row">${senseOf(bound)}</th><td data-label="${head[1]}">${postureLabel(assessment, bound.posture)}${
        bound.reading === null ? null : html`<small>${say(bound.reading)}</small>`
      }</td><td data-label="${head[2]}">${writeMetres(bound.rangeM)}</td><td data-label="${head[3]}">${writeMetres(bound.altitudeM)}</td><td data-label="${head[4]}">${
        bound.needs === null ? words.noNumber : writeInteger(bound.needs)
      }</td><td data-label="${head[5]}">${writeInteger(bound.claimed)}</td><td data-label="${head[6]}">${
        bound.bestShare === null ? '–' : writeShare(bound.bestShare)
      }</td><td data-label="${head[7]}">${resultOf(bound)}</td></tr>`,
  )}</tbody></table></div>`;
}

function boundProof(bound: Bound): Html {
  return html`<li><p><strong>${senseOf(bound)}, ${writeMetres(bound.rangeM)}.</strong> ${say(bound.proof)} <span class="meta sans">${say(bound.source)}</span></p><pre>${say(bound.formula)}</pre></li>`;
}
