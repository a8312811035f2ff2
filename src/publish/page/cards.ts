import type { Assessment } from '../../domain/results.ts';
import { explainVerdict } from '../explain-verdict.ts';
import {
  type AltitudeRun,
  type FoldedVerdict,
  foldVerdicts,
  writeFolded,
  writeHeights,
} from '../fold-verdicts.ts';
import { writeChanceInterval, writeChanceSpan, writeVariant, writeWords } from '../format.ts';
import { type ClaimCard, listCards, ownVerdicts, senseOf } from '../list-cards.ts';
import { type MainAnswer, postureLabel } from '../select-main.ts';
import { say, texts } from '../texts.ts';
import { writeBestCase } from '../verdict-table.ts';
import { type CardNumbers, cardId } from './card-numbers.ts';
import { type Html, html } from './html.ts';
import { passage } from './passage.ts';

/** Most rows of further readings, postures and variants that one card shows; the rest stand in the tables. */
const mostRows = 80;

/** Writes the verdict cards: simulated claims first (the main one leads), then those held against the record, then the others. */
export function cardsSection(assessment: Assessment, main: MainAnswer, numbers: CardNumbers): Html {
  const inputs = listCards(assessment);
  const leading = inputs.filter((card) => card.claim?.id === main.claim || card.id === main.claim);
  const simulated = inputs.filter((card) => card.tested === 'simulated' && !leading.includes(card));
  const record = inputs.filter((card) => card.tested === 'record');
  const untested = inputs.filter((card) => card.tested === 'untestable');
  const tested = [...leading, ...simulated];
  const cards = texts.page.cards;
  return html`<section id="verdicts"><h2>${texts.page.sections.verdicts}</h2>
<p>${cards.lead}</p>
<p class="filter" hidden><label>${cards.filter} <select><option value="all">${cards.filterAll}</option>${(
    ['simulated', 'record', 'untestable'] as const
  ).map(
    (kind) => html`<option value="${kind}">${cards.filterKinds[kind]}</option>`,
  )}</select></label></p>
<div class="cards">${tested.map((card, i) => simulatedCard(card, tested.slice(0, i), assessment, numbers))}${record.map(
    (card) => plainCard(card, assessment, numbers),
  )}</div>
${
  untested.length === 0
    ? null
    : html`<details${{ markup: untested.length <= 6 ? ' open' : '' }}><summary>${cards.untested} (${untested.length})</summary><div class="cards">${untested.map((card) => plainCard(card, assessment, numbers))}</div></details>`
}</section>`;
}

function cardHead(card: ClaimCard, assessment: Assessment, numbers: CardNumbers): Html {
  const { claim } = card;
  const number = numbers.get(card.id);
  return html`<h3>${number === undefined ? null : html`<span class="no">${number}</span>`}“${passage(assessment, claim?.report ?? null, card.quote)}”</h3>
<p class="meta sans">${
    claim === null
      ? texts.page.cards.scenarioQuestion
      : html`<span class="tag">${texts.claimKind[claim.kind]}</span><span class="tag">${texts.hedge[claim.hedge]}</span>${claim.by === undefined ? null : html`<span class="tag">${texts.page.cards.byModel}</span>`}${texts.page.cards.says(claim.speaker, claim.report)}${card.origins === null ? '' : texts.page.cards.statedBy(card.origins.count, card.origins.of)}`
  }</p>`;
}

function plainCard(card: ClaimCard, assessment: Assessment, numbers: CardNumbers): Html {
  return html`<article class="card" id="${cardId(card.id)}" data-tested="${card.tested}">${cardHead(card, assessment, numbers)}${
    card.verdicts.length === 0 ? html`<p class="why">${texts.page.cards.noVerdict}</p>` : null
  }${foldVerdicts(card.verdicts).map(
    (folded) =>
      html`<p class="verdict"><span class="word w-${folded.first.verdict}">${writeWords(
        folded.first.verdict,
        folded.first.wordTo,
      )}</span></p><p class="why">${say(folded.first.reason)}</p>`,
  )}</article>`;
}

function simulatedCard(
  card: ClaimCard,
  earlier: readonly ClaimCard[],
  assessment: Assessment,
  numbers: CardNumbers,
): Html {
  const cards = texts.page.cards;
  const mainRows = ownVerdicts(card);
  const shown = new Set(mainRows.map((folded) => folded.first.id));
  const further = foldVerdicts(card.verdicts).filter((folded) => !shown.has(folded.first.id));
  const same = earlier.find((other) => signature(ownVerdicts(other)) === signature(mainRows));
  const table = html`<div class="scroll" role="region" tabindex="0" aria-label="${texts.page.sections.verdicts}"><table class="stack runs"><thead><tr>${cards.tableHead.map(
    (head) => html`<th scope="col">${head}</th>`,
  )}</tr></thead>${mainRows.map(verdictRows)}</table></div>`;
  const rest = html`${whyList(mainRows, assessment)}${furtherRows(further, assessment)}`;
  const body =
    same === undefined
      ? html`${table}${rest}`
      : html`<p class="same sans">${cards.sameAs(String(numbers.get(same.id) ?? same.id))}</p><details><summary>${cards.sameMore}</summary>${table}${rest}</details>`;
  return html`<article class="card wide" id="${cardId(card.id)}" data-tested="${card.tested}">${cardHead(card, assessment, numbers)}${body}</article>`;
}

function signature(rows: readonly FoldedVerdict[]): string {
  return rows.map((folded) => `${folded.first.interpretation} ${writeFolded(folded)}`).join('|');
}

function verdictRows(folded: FoldedVerdict): Html {
  const [, height = '', , , , best = ''] = texts.page.cards.tableHead;
  const runs = [...folded.runs].reverse();
  const rows = String(runs.length);
  return html`<tbody>${runs.map((run, i) => {
    const heights = writeHeights(run, folded.runs);
    return html`<tr>${
      i === 0 ? html`<th scope="rowgroup" rowspan="${rows}">${senseOf(folded.first)}</th>` : null
    }<td class="height" data-label="${height}">${heights === '' ? texts.page.cards.allHeights : heights}</td><td><span class="word w-${run.verdict}">${writeWords(run.verdict, run.wordTo)}</span></td>${chanceCells(run)}${
      i === 0
        ? html`<td rowspan="${rows}" data-label="${best}">${writeBestCase(folded)}</td>`
        : null
    }</tr>`;
  })}</tbody>`;
}

function chanceCells(run: AltitudeRun): Html {
  const [, , , chance = '', interval = ''] = texts.page.cards.tableHead;
  const span = intervalOf(run);
  if (run.verdict === 'impossible' || span === null) {
    return html`<td class="none">–</td><td class="none">–</td>`;
  }
  return html`<td data-label="${chance}">${writeChanceSpan(run.rows)}</td><td data-label="${interval}">${writeChanceInterval(span)}</td>`;
}

/** The widest interval over the altitudes of a run. */
function intervalOf(run: AltitudeRun): readonly [number, number] | null {
  const known = run.rows.flatMap((row) => (row.interval === null ? [] : [row.interval]));
  if (known.length === 0) return null;
  return [
    known.reduce((low, interval) => Math.min(low, interval[0]), 1),
    known.reduce((high, interval) => Math.max(high, interval[1]), 0),
  ];
}

function whyList(rows: readonly FoldedVerdict[], assessment: Assessment): Html {
  return html`<details open><summary>${texts.page.cards.why}</summary><div class="whys">${rows.map(
    ({ first }) =>
      html`<p class="why"><strong>${senseOf(first)}.</strong> ${say(first.reason)} ${explainVerdict(first, assessment)}</p>`,
  )}</div></details>`;
}

function furtherRows(rows: readonly FoldedVerdict[], assessment: Assessment): Html | null {
  if (rows.length === 0) return null;
  const cards = texts.page.cards;
  const shown = rows.slice(0, mostRows);
  return html`<details><summary>${cards.more(rows.length)}</summary><div class="scroll" role="region" tabindex="0" aria-label="${cards.more(rows.length)}"><table><thead><tr>${cards.moreHead.map(
    (head) => html`<th scope="col">${head}</th>`,
  )}</tr></thead><tbody>${shown.map(
    (folded) =>
      html`<tr><td>${folded.first.reading === null ? texts.table.asWritten : say(folded.first.reading)}</td><td>${postureLabel(assessment, folded.first.posture)}</td><td>${senseOf(
        folded.first,
      )}</td><td>${folded.first.variant === null ? cards.ownVariant : writeVariant(folded.first.variant)}</td><td>${writeFolded(folded)}</td><td>${writeBestCase(folded)}</td></tr>`,
  )}</tbody></table></div>${
    shown.length < rows.length
      ? html`<p class="note">${cards.cut(shown.length, rows.length)}</p>`
      : null
  }</details>`;
}
