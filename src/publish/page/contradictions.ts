import type { Check, Relation } from '../../domain/claim.ts';
import type { Assessment } from '../../domain/results.ts';
import { showInvisible } from '../../kernel/text/show-invisible.ts';
import { shorten } from '../format.ts';
import { quoteOf } from '../select-main.ts';
import { say, texts } from '../texts.ts';
import { type CardNumbers, cardId } from './card-numbers.ts';
import { type Html, html } from './html.ts';
import { languageModelPart } from './language-model.ts';
import { passage } from './passage.ts';

const severities = ['error', 'warning', 'info'] as const;

/** Writes what the reports contradict: checks by severity with the words they quote, relations between claims, and where a language model read otherwise. */
export function contradictionsSection(assessment: Assessment, numbers: CardNumbers): Html | null {
  const { reading } = assessment;
  if (reading === null) return null;
  const checks = severities.flatMap((severity) =>
    reading.checks.filter((check) => check.severity === severity),
  );
  const relations = (['conflict', 'agree', 'only-in'] as const).flatMap((kind) =>
    reading.relations.filter((relation) => relation.kind === kind),
  );
  return html`<section id="contradictions"><h2>${texts.page.sections.contradictions}</h2>
${checks.length === 0 ? html`<p>${texts.page.contradictions.none}</p>` : html`<ul class="checks">${checks.map((check) => oneCheck(check, assessment, numbers))}</ul>`}
${
  relations.length === 0
    ? null
    : html`<h3>${texts.page.contradictions.relations}</h3><ul class="checks">${relations.map((relation) => oneRelation(relation, assessment, numbers))}</ul>`
}${languageModelPart(assessment)}</section>`;
}

function oneCheck(check: Check, assessment: Assessment, numbers: CardNumbers): Html {
  const words = texts.page.contradictions;
  return html`<li><div class="sev sev-${check.severity}">${words.severity[check.severity]}<small>${words.kind[check.kind]}</small></div><div><p>${say(check.message)} ${claimLinks(check.claims, numbers)}</p>${check.spans.map(
    (span) => {
      const report = assessment.reports.find((one) => one.id === span.report);
      const quote = report?.text.slice(span.start, span.end).replace(/\s+/g, ' ').trim() ?? '';
      return quote === '' ? null : quoteBlock(quote, span.report, assessment);
    },
  )}</div></li>`;
}

function oneRelation(relation: Relation, assessment: Assessment, numbers: CardNumbers): Html {
  const kind = texts.page.contradictions.relation[relation.kind];
  const colour = relation.kind === 'conflict' ? 'warning' : 'info';
  const quotes = relation.kind === 'conflict' ? relation.claims : [];
  return html`<li><div class="sev sev-${colour}">${kind}<small>${say(relation.topic)}</small></div><div><p>${say(relation.note)} ${claimLinks(relation.claims, numbers)}</p>${quotes.map(
    (id) => {
      const report = assessment.reading?.claims.find((claim) => claim.id === id)?.report ?? '';
      const quote = quoteOf(assessment, id);
      return quote === null ? null : quoteBlock(quote, report, assessment);
    },
  )}</div></li>`;
}

function quoteBlock(quote: string, report: string, assessment: Assessment): Html {
  return html`<blockquote>“${passage(assessment, report, shorten(showInvisible(quote), 240))}” <span class="meta sans">${report}</span></blockquote>`;
}

function claimLinks(claims: readonly string[], numbers: CardNumbers): Html | null {
  const known = claims.filter((id) => numbers.has(id));
  if (known.length === 0) return null;
  return html`<sup class="ref">${known.map((id) => html`<a href="#${cardId(id)}">${numbers.get(id) ?? ''}</a>`)}</sup>`;
}
