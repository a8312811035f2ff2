import type { Assessment } from '../../domain/results.ts';
import { listDoubts } from '../list-doubts.ts';
import type { MainAnswer } from '../select-main.ts';
import { texts } from '../texts.ts';
import { type Html, html } from './html.ts';

/** Tells a reader who doubts the result where it would give way. */
export function attackSection(assessment: Assessment, main: MainAnswer): Html {
  return html`<section id="attack"><h2>${texts.page.sections.attack}</h2><p>${texts.page.attack.lead}</p><ol>${listDoubts(
    assessment,
    main.posture,
  ).map((point) => html`<li><p>${point}</p></li>`)}</ol></section>`;
}
