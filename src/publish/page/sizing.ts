import type { Measure } from '../../domain/measure.ts';
import type { Assessment } from '../../domain/results.ts';
import { writeInteger, writeShare, writeShareRange } from '../format.ts';
import { postureLabel } from '../select-main.ts';
import { texts } from '../texts.ts';
import { type Html, html } from './html.ts';
import { measureTable } from './measure-table.ts';

/** Writes how many posts, or which ready share, it would take; null where nobody asked. */
export function sizingSection(assessment: Assessment): Html | null {
  const rows = assessment.results.measures.filter((row) => row.measure === 'sizing');
  const [first] = rows;
  if (first === undefined) return null;
  const words = texts.page.sizing;
  const title = texts.page.sections.sizing;
  const predicates = [...new Set(rows.flatMap((row) => row.predicate ?? []))];
  const body = predicates.map((predicate) => {
    const find = (quantity: string): Measure | undefined =>
      rows.find((row) => row.predicate === predicate && row.quantity === quantity);
    return [
      texts.interpretation[predicate].title,
      countCell(find('count')),
      shareCell(find('ready-share')),
    ];
  });
  return html`<section id="sizing"><h2>${title}</h2><p>${words.lead(postureLabel(assessment, first.posture))}</p>
${measureTable(title, words.head, body)}
<p class="note">${words.note(writeInteger(first.trials))}</p></section>`;
}

function countCell(row: Measure | undefined): Html {
  if (row === undefined) return html`${texts.page.sizing.none}`;
  const [low, high] = row.interval;
  return html`${writeInteger(row.estimate)}<small>${writeInteger(low)}–${writeInteger(high)}</small>`;
}

function shareCell(row: Measure | undefined): Html {
  if (row === undefined) return html`${texts.page.sizing.none}`;
  return html`${writeShare(row.estimate)}<small>${writeShareRange(...row.interval)}</small>`;
}
