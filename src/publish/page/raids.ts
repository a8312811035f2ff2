import type { Measure } from '../../domain/measure.ts';
import type { Assessment } from '../../domain/results.ts';
import { writeInteger, writeMetres } from '../format.ts';
import { mainPosture, postureLabel } from '../select-main.ts';
import { say, texts } from '../texts.ts';
import { type Html, html } from './html.ts';
import { baseMeasures, inputsLine } from './inputs-line.ts';
import { chanceCell, meanCell, measureTable } from './measure-table.ts';

/** Writes how many aircraft of a raid get through, by class and height, for the leading posture; null where raids were not measured. */
export function raidsSection(assessment: Assessment): Html | null {
  const posture = mainPosture(assessment);
  const rows = baseMeasures(assessment, 'raid').filter((row) => row.posture === posture);
  if (rows.length === 0) return null;
  const words = texts.page.raids;
  const title = texts.page.sections.raids;
  const base = assessment.scenario.cases[0];
  const trials = rows.reduce((most, row) => Math.max(most, row.trials), 0);
  const body = (base?.intruders ?? []).flatMap((intruder) => {
    const own = rows.filter((row) => row.intruder === intruder.id);
    const heights = [...new Set(own.map((row) => row.altitudeM))].sort((a, b) => a - b);
    return heights.map((altitudeM) => {
      const find = (quantity: string): Measure | undefined =>
        own.find((row) => row.altitudeM === altitudeM && row.quantity === quantity);
      return [
        words.raid(writeInteger(intruder.count), say(intruder.name)),
        altitudeM === 0 ? words.ground : writeMetres(altitudeM),
        meanCell(find('leakers')),
        chanceCell(find('no-leak')),
        meanCell(find('missiles-spent')),
      ];
    });
  });
  const condition = base?.detection === null ? words.seen : words.detected;
  const inputs =
    /^(intruder\.|posture\.[^.]+\.(killProbability|missileSpeedMps|readyRounds|reloadS|channels|reactionS)$)/;
  return html`<section id="raids"><h2>${title}</h2><p>${words.lead(postureLabel(assessment, posture))} ${condition}</p>
${measureTable(title, words.head, body)}
<p class="note">${words.note(writeInteger(trials))} ${inputsLine(assessment, inputs)}</p></section>`;
}
