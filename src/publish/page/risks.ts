import type { Measure } from '../../domain/measure.ts';
import type { Assessment } from '../../domain/results.ts';
import { writeInteger, writeNumber } from '../format.ts';
import { postureLabel } from '../select-main.ts';
import { texts } from '../texts.ts';
import { type Html, html } from './html.ts';
import { baseMeasures, inputsLine } from './inputs-line.ts';
import { chanceCell, meanCell, measureTable } from './measure-table.ts';

/** Writes the two risks that a posture carries by itself; null where neither was measured. */
export function risksSection(assessment: Assessment): Html | null {
  const errors = baseMeasures(assessment, 'misidentification');
  const losses = baseMeasures(assessment, 'diversion');
  if (errors.length === 0 && losses.length === 0) return null;
  return html`<section id="risks"><h2>${texts.page.sections.risks}</h2>
${errors.length === 0 ? null : misidentification(assessment, errors)}${losses.length === 0 ? null : diversion(assessment, losses)}</section>`;
}

/** The figure is the same for every posture: it counts passes near manned posts, whoever mans them. */
function misidentification(assessment: Assessment, rows: readonly Measure[]): Html | null {
  const words = texts.page.misidentification;
  const days = assessment.scenario.cases[0]?.misidentification.days ?? 0;
  const events = rows.find((row) => row.quantity === 'events');
  const some = rows.find((row) => row.quantity === 'at-least-one');
  if (events === undefined || some === undefined) return null;
  return html`<h3>${words.title}</h3><p>${words.restraint}</p>
${measureTable(words.title, words.head, [
  [words.period(writeNumber(days, 1)), meanCell(events), chanceCell(some)],
])}
<p class="note">${words.note(writeInteger(Math.max(events.trials, some.trials)))} ${inputsLine(assessment, /^misidentification\./)}</p>`;
}

function diversion(assessment: Assessment, rows: readonly Measure[]): Html {
  const words = texts.page.diversion;
  const years = assessment.scenario.cases[0]?.diversion.years ?? 0;
  const postures = [...new Set(rows.map((row) => row.posture))];
  const trials = rows.reduce((most, row) => Math.max(most, row.trials), 0);
  const body = postures.map((posture) => {
    const find = (quantity: string): Measure | undefined =>
      rows.find((row) => row.posture === posture && row.quantity === quantity);
    return [
      postureLabel(assessment, posture),
      meanCell(find('items')),
      chanceCell(find('at-least-one')),
      meanCell(find('with-launcher')),
      chanceCell(find('noticed')),
    ];
  });
  return html`<h3>${words.title}</h3><p>${words.lead(writeNumber(years, 1), years === 1)}</p>
${measureTable(words.title, words.head, body)}
<p class="note">${words.note(writeInteger(trials))} ${inputsLine(assessment, /^diversion\./)}</p>`;
}
