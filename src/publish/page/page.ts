import type { Assessment } from '../../domain/results.ts';
import { makeClaimReviews } from '../claim-reviews.ts';
import { headline } from '../headline.ts';
import { selectMain } from '../select-main.ts';
import { say, texts } from '../texts.ts';
import { afterAlertSection } from './after-alert.ts';
import { altitudeSection } from './altitude-chart.ts';
import { answerSection } from './answer.ts';
import { attackSection } from './attack.ts';
import { numberClaims } from './card-numbers.ts';
import { cardsSection } from './cards.ts';
import { limitsSection, repeatSection } from './closing.ts';
import { contentSecurityPolicy } from './content-security.ts';
import { contradictionsSection } from './contradictions.ts';
import { driversSection } from './drivers.ts';
import { type Html, html, inlineJson, trusted } from './html.ts';
import { mapSection } from './map.ts';
import { assumptionsSection, boundsSection } from './numbers.ts';
import { raidsSection } from './raids.ts';
import { readinessSection } from './readiness-chart.ts';
import { reportsSection } from './reports.ts';
import { risksSection } from './risks.ts';
import { pageScript } from './script.ts';
import { sizingSection } from './sizing.ts';
import { pageStyle } from './style.ts';

/** Writes the published page: one self-contained HTML document that asks no network for anything and reads without its script. */
export function writePage(assessment: Assessment): string {
  const main = selectMain(assessment);
  const numbers = numberClaims(assessment);
  const style = pageStyle(assessment.map.altitudesM.length);
  const policy = contentSecurityPolicy(style, pageScript);
  const { first } = headline(assessment);
  const measured = listMeasured(assessment);
  const page = html`<!doctype html>
<html lang="${texts.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${say(assessment.scenario.title)} – Skyproof</title>
<meta name="description" content="${first}">
<link rel="icon" href="data:,">
<style>${trusted(style)}</style>
${claimReviews(assessment)}
</head>
<body>
<a class="skip sans" href="#verdicts">${texts.page.skip}</a>
${answerSection(assessment, main)}
<main class="wrap">
${contents(assessment, measured)}
${cardsSection(assessment, main, numbers)}
${reportsSection(assessment, numbers)}
${contradictionsSection(assessment, numbers)}
${mapSection(assessment)}
<div class="charts">${altitudeSection(assessment, main)}${readinessSection(assessment)}</div>
${driversSection(assessment, main)}
${measured.map((section) => section.markup)}
${assumptionsSection(assessment)}
${boundsSection(assessment, main.posture)}
${limitsSection(assessment)}
${attackSection(assessment, main)}
${repeatSection(assessment)}
</main>
<footer class="wrap meta sans">${texts.page.footer} Skyproof ${assessment.results.run.version}.</footer>
<script>${trusted(pageScript)}</script>
</body>
</html>
`;
  return page.markup;
}

interface MeasuredSection {
  readonly id: string;
  readonly title: string;
  readonly markup: Html;
}

/** Lists the sections of measures that not every run has. */
function listMeasured(assessment: Assessment): readonly MeasuredSection[] {
  const { sections } = texts.page;
  const all: readonly (readonly [string, string, Html | null])[] = [
    ['sizing', sections.sizing, sizingSection(assessment)],
    ['after-alert', sections.afterAlert, afterAlertSection(assessment)],
    ['raids', sections.raids, raidsSection(assessment)],
    ['risks', sections.risks, risksSection(assessment)],
  ];
  return all.flatMap(([id, title, markup]) => (markup === null ? [] : [{ id, title, markup }]));
}

function contents(assessment: Assessment, measured: readonly MeasuredSection[]): Html {
  const { sections } = texts.page;
  const entries = [
    ['verdicts', sections.verdicts],
    ['reports', sections.reports],
    ...(assessment.reading === null ? [] : [['contradictions', sections.contradictions] as const]),
    ['map', sections.map],
    ['altitude', sections.altitude],
    ['readiness', sections.readiness],
    ['drivers', sections.drivers],
    ...measured.map(({ id, title }) => [id, title] as const),
    ['assumptions', sections.assumptions],
    ['bounds', sections.bounds],
    ['limits', sections.limits],
    ['attack', sections.attack],
    ['repeat', sections.repeat],
  ] as const;
  return html`<nav class="toc" aria-label="${texts.page.contents}"><ul>${entries.map(
    ([id, label]) => html`<li><a href="#${id}">${label}</a></li>`,
  )}</ul></nav>`;
}

/** Describes the verdicts for search engines. */
function claimReviews(assessment: Assessment): Html | null {
  const reviews = makeClaimReviews(assessment, '');
  if (reviews === null) return null;
  return html`<script type="application/ld+json">${inlineJson(reviews)}</script>`;
}
