import type { Measure } from '../../domain/measure.ts';
import type { Assessment } from '../../domain/results.ts';
import { writeInteger, writeNumber, writeShare, writeShareRange } from '../format.ts';
import { postureLabel } from '../select-main.ts';
import { texts } from '../texts.ts';
import { type Html, html } from './html.ts';
import { baseMeasures, inputsLine } from './inputs-line.ts';

/** Writes what share of all posts can fire at each time after an alert, one row a posture; null where readiness was not measured. */
export function afterAlertSection(assessment: Assessment): Html | null {
  const rows = baseMeasures(assessment, 'readiness');
  if (rows.length === 0) return null;
  const words = texts.page.afterAlert;
  const postures = [...new Set(rows.map((row) => row.posture))];
  const hours = [...new Set(rows.map((row) => row.timeH ?? 0))].sort((a, b) => a - b);
  const trials = rows.reduce((most, row) => Math.max(most, row.trials), 0);
  const title = texts.page.sections.afterAlert;
  return html`<section id="after-alert"><h2>${title}</h2><p>${words.lead}</p>
<div class="scroll" role="region" tabindex="0" aria-label="${title}"><table class="stack pairs"><thead><tr><th scope="col">${words.posture}</th>${hours.map(
    (hour) => html`<th scope="col">${writeHours(hour)}</th>`,
  )}</tr></thead><tbody>${postures.map(
    (posture) =>
      html`<tr><th scope="row">${postureLabel(assessment, posture)}</th>${hours.map((hour) =>
        shareCell(
          rows.find((row) => row.posture === posture && row.timeH === hour),
          hour,
        ),
      )}</tr>`,
  )}</tbody></table></div>
<p class="note">${words.note(writeInteger(trials))} ${inputsLine(assessment, /\.(ready|alert|reserve|crews|suppressedShare|commonFailureProbability)\b/)}</p></section>`;
}

function shareCell(row: Measure | undefined, hour: number): Html {
  if (row === undefined) return html`<td>–</td>`;
  return html`<td data-label="${writeHours(hour)}">${writeShare(row.estimate)}<small>${writeShareRange(...row.interval)}</small></td>`;
}

/** Writes a time after an alert: hours up to two days, then days. */
function writeHours(hours: number): string {
  const words = texts.page.afterAlert;
  return hours < 48 ? words.hours(writeNumber(hours, 2)) : words.days(writeNumber(hours / 24, 1));
}
