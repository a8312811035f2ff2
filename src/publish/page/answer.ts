import type { Assessment } from '../../domain/results.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { foldVerdicts } from '../fold-verdicts.ts';
import {
  writeChance,
  writeChanceInterval,
  writeVariant,
  writeWord,
  writeWords,
} from '../format.ts';
import { headline } from '../headline.ts';
import { interpretations, type MainAnswer } from '../select-main.ts';
import { say, texts } from '../texts.ts';
import { type Html, html } from './html.ts';
import { passage } from './passage.ts';
import { chanceStrip } from './strip.ts';

/** Writes the first screen: title, two sentences and the answer table of the main claim. */
export function answerSection(assessment: Assessment, main: MainAnswer): Html {
  const { first, second } = headline(assessment);
  const { results, scenario } = assessment;
  return html`<header class="top wrap">
<p class="kicker">${texts.page.kicker} · ${texts.page.asOf(results.run.asOf)}</p>
<h1>${say(scenario.title)}</h1>
<p class="finding">${markQuote(first, assessment, main)}</p>
${second === '' ? null : html`<p class="finding second">${second}</p>`}
${answerTable(main)}
</header>`;
}

/** The first sentence, its quote with the language of its report. */
function markQuote(sentence: string, assessment: Assessment, main: MainAnswer): Html {
  const [before = '', ...after] = main.quote === null ? [sentence] : sentence.split(main.quote);
  if (main.quote === null || after.length === 0) return html`${sentence}`;
  const claim = assessment.reading?.claims.find(({ id }) => id === main.claim);
  return html`${before}${passage(assessment, claim?.report ?? null, main.quote)}${after.join(main.quote)}`;
}

function answerTable(main: MainAnswer): Html | null {
  const rows = interpretations.flatMap((interpretation) => {
    const own = main.verdicts.filter((row) => row.interpretation === interpretation);
    return foldVerdicts(own)
      .slice(0, 1)
      .map((folded) => answerRow(folded.first));
  });
  if (rows.length === 0) return null;
  const [sense = '', verdict = '', chance = '', best = ''] = texts.page.answer.head;
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${texts.page.sections.answer}"><table class="answer stack">
<caption>${texts.page.answer.caption(main.postureLabel)}</caption>
<thead><tr><th scope="col">${sense}</th><th scope="col">${verdict}</th><th scope="col">${chance}</th><th scope="col">${best}</th></tr></thead>
<tbody>${rows}</tbody></table></div>
<p class="note">${texts.page.answer.note}</p>`;
}

function answerRow(row: Verdict): Html {
  const [, , chanceLabel = '', bestLabel = ''] = texts.page.answer.head;
  const words = texts.interpretation[row.interpretation as keyof typeof texts.interpretation];
  return html`<tr><th scope="row">${words.title}<small>${words.holds}</small></th>
<td><span class="word w-${row.verdict}">${writeWords(row.verdict, row.wordTo)}</span>${row.flippedBy === null ? null : html`<small>${texts.page.answer.flipped(writeVariant(row.flippedBy))}</small>`}</td>
<td data-label="${chanceLabel}">${
    row.verdict === 'impossible'
      ? texts.page.answer.excluded
      : html`${writeChance(row.probability, row.interval)}${intervalNote(row)}`
  }${chanceStrip(row)}</td>
<td data-label="${bestLabel}">${bestCase(row)}</td></tr>`;
}

function intervalNote(row: Verdict): Html | null {
  if (row.interval === null || row.probability === null) return null;
  if (row.probability <= 0 || row.probability >= 1) return null;
  return html` <span class="meta nowrap">(${writeChanceInterval(row.interval)})</span>`;
}

/** Says the best case of one row in words with its chance; a dash where none was run. */
export function bestCase(row: Verdict): Html {
  const best = row.bestCase;
  if (best === null) return html`–`;
  const chance =
    best.probability === null || best.verdict === 'impossible'
      ? null
      : writeChance(best.probability, null);
  return html`${writeWord(best.verdict)}${chance === null ? null : html` <span class="nowrap">(${chance})</span>`}`;
}
