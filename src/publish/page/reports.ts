import type { ClaimKind } from '../../domain/claim.ts';
import type { Report } from '../../domain/report.ts';
import type { Assessment } from '../../domain/results.ts';
import { showInvisible } from '../../kernel/text/show-invisible.ts';
import { writeShare } from '../format.ts';
import { texts } from '../texts.ts';
import { type CardNumbers, cardId } from './card-numbers.ts';
import { type Html, html, sourceLink } from './html.ts';
import { kindOfRun, type MarkedRun, markText } from './marked-text.ts';
import { passageLang } from './passage.ts';

/** Writes the reports with their claims marked, and how many independent origins they have. */
export function reportsSection(assessment: Assessment, numbers: CardNumbers): Html {
  const { reading, reports } = assessment;
  if (reading === null || reports.length === 0) {
    return html`<section id="reports"><h2>${texts.page.sections.reports}</h2><p>${texts.page.reports.none}</p></section>`;
  }
  const byModel = reading.claims.filter((claim) => claim.by !== undefined);
  const kinds = [...new Set(reading.claims.map((claim) => claim.kind))];
  const closest = reading.origins
    .filter((origin) => origin.reports.length > 1)
    .reduce((most, origin) => Math.max(most, origin.similarity), 0);
  return html`<section id="reports"><h2>${texts.page.sections.reports}</h2>
<p>${texts.page.reports.origins(reports.length, reading.origins.length, closest > 0 ? writeShare(closest) : null)} ${texts.page.reports.originsNote}</p>
${reading.corrected.length === 0 ? null : html`<p class="corrected"><strong>${texts.page.reports.corrected(reading.corrected)}</strong></p>`}${byModel.length === 0 ? null : html`<p class="corrected"><strong>${texts.page.reports.byModel(byModel.map((claim) => claim.id))}</strong></p>`}<p class="note">${texts.page.reports.legend}</p>
<ul class="legend-kinds">${kinds.map((kind) => html`<li>${kindSample(kind)}</li>`)}</ul>
<div class="reports">${reports.map((report) => oneReport(report, assessment, numbers))}</div></section>`;
}

function kindSample(kind: ClaimKind): Html {
  return html`<i class="k-${kind}">${texts.claimKind[kind]}</i>`;
}

function oneReport(report: Report, assessment: Assessment, numbers: CardNumbers): Html {
  const claims = (assessment.reading?.claims ?? []).filter((claim) => claim.report === report.id);
  const publisher = report.publisher ?? texts.page.reports.noPublisher;
  // A title at the very start of the text becomes the heading, with its marks, and is not printed twice.
  const titleEnd = report.titleSpan?.start === 0 ? report.titleSpan.end : 0;
  const runs = markText(report.text, claims, [titleEnd]);
  const heading = runs.filter((run) => run.start < titleEnd).map((run) => markedRun(run, numbers));
  const body = runs.filter((run) => run.start >= titleEnd).map((run) => markedRun(run, numbers));
  const [opening] = body;
  if (titleEnd > 0 && opening !== undefined) {
    body[0] = { markup: opening.markup.replace(/^\s+/, '') };
  }
  const lang = passageLang(assessment, report.id);
  return html`<article class="report"><h3${lang}>${heading.length > 0 ? heading : showInvisible(report.title ?? report.id)}</h3>
<p class="meta sans">${sourceLink(report.address, publisher)} · ${report.date ?? texts.page.reports.undated} · <code>${report.id}</code></p>
<div class="text"${lang}>${body}</div></article>`;
}

function markedRun(run: MarkedRun, numbers: CardNumbers): Html {
  const kind = kindOfRun(run);
  const first = run.claims[0];
  const text = showInvisible(run.text);
  if (kind === null || first === undefined) return html`${text}`;
  const references = run.ending.map(
    (claim) => html`<a href="#${cardId(claim.id)}">${numbers.get(claim.id) ?? ''}</a>`,
  );
  return html`<mark class="k-${kind}${run.claims.length > 1 ? ' deep' : ''}" data-card="${cardId(first.id)}">${text}</mark>${
    references.length === 0 ? null : html`<sup class="ref">${references}</sup>`
  }`;
}
