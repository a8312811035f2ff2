import type { Assessment } from '../../domain/results.ts';
import { showInvisible } from '../../kernel/text/show-invisible.ts';
import { describeLanguageModel } from '../describe-language-model.ts';
import { shorten } from '../format.ts';
import { texts } from '../texts.ts';
import { type Html, html } from './html.ts';

/** Most values that differ which the page lists; claims.json holds all. */
const mostRows = 200;

/** Writes where rules and a language model read differently; null where none was asked. */
export function languageModelPart({ reading }: Assessment): Html | null {
  const notes = reading === null ? null : describeLanguageModel(reading);
  if (notes === null) return null;
  const { lead, counts, problems, head, rows } = notes;
  const shown = rows.slice(0, mostRows);
  const cell = (text: string): string => shorten(showInvisible(text), 200);
  return html`<h3 id="language-model">${texts.languageModel.title}</h3><p>${showInvisible(lead)}</p><p>${counts}</p>${
    problems.length === 0
      ? null
      : html`<ul>${problems.map((problem) => html`<li>${showInvisible(problem)}</li>`)}</ul>`
  }${
    shown.length === 0
      ? null
      : html`<div class="scroll" role="region" tabindex="0" aria-label="${texts.languageModel.title}"><table><thead><tr>${head.map(
          (one) => html`<th scope="col">${one}</th>`,
        )}</tr></thead><tbody>${shown.map(
          (row) => html`<tr>${row.map((one) => html`<td>${cell(one)}</td>`)}</tr>`,
        )}</tbody></table></div>`
  }${rows.length > shown.length ? html`<p class="note">${texts.languageModel.cut(shown.length, rows.length)}</p>` : null}`;
}
