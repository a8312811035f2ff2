import type { Assessment } from '../../domain/results.ts';
import { writeInteger, writeMetres } from '../format.ts';
import { say, texts } from '../texts.ts';
import { describeGround, listGround } from './ground.ts';
import { type Html, html } from './html.ts';

/** Writes what the assessment does not show. */
export function limitsSection({ results }: Assessment): Html {
  const [whether, defended, ...others] = texts.page.limits;
  const limits = [whether, defended, ...describeGround(results.run), ...others];
  return html`<section id="limits"><h2>${texts.page.sections.limits}</h2><ul>${limits.map(
    (limit) => html`<li><p>${limit}</p></li>`,
  )}</ul></section>`;
}

/** Writes how to cite the run and how to repeat it. */
export function repeatSection(assessment: Assessment): Html {
  const words = texts.page.repeat;
  const { run } = assessment.results;
  const citation = words.citation(
    run.version,
    say(assessment.scenario.title),
    run.digest,
    run.asOf,
  );
  return html`<section id="repeat"><h2>${texts.page.sections.repeat}</h2>
<h3>${words.cite}</h3><pre>${citation}</pre>
<h3>${words.again}</h3><pre>${commandLine(assessment)}</pre><p>${words.digest}</p>
<p>${words.verify}: <code>skyproof verify .</code> ${words.folder}</p>
${runFacts(assessment)}</section>`;
}

/** The command that repeats the run from the files beside the page. */
export function commandLine(assessment: Assessment): string {
  const { run } = assessment.results;
  const reports = assessment.reports.map((report) => quoteArgument(`reports/${report.id}.txt`));
  const seed = `--seed ${run.seed}`;
  if (reports.length === 0) return `skyproof run scenario.yaml ${seed}`;
  return `skyproof assess ${reports.join(' ')} --as-of ${run.asOf} ${seed}`;
}

function quoteArgument(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** Says in words what the run took for the perimeter: length, rings, step and the choices behind them. */
export function describePerimeter(area: Assessment['results']['run']['area']): string {
  const words = texts.page.repeat;
  const length = words.perimeter(
    writeInteger(area.perimeterKm),
    area.rings,
    area.ringsDropped,
    writeMetres(area.stepM),
  );
  const waters = words.waters(area.waters, area.inlandWaters);
  return `${length}; ${words.islands[area.islands]}; ${waters}`;
}

function runFacts(assessment: Assessment): Html {
  const names = texts.page.repeat.facts;
  const { run } = assessment.results;
  const { area } = run;
  const facts: readonly (readonly [string, string])[] = [
    [names.digest, run.digest],
    [names.seed, String(run.seed)],
    [names.trials, writeInteger(run.trials)],
    [names.stopped, texts.page.repeat.stoppedBy[run.stoppedBy]],
    [names.asOf, run.asOf],
    [names.area, `${writeInteger(area.km2)} km²`],
    [names.perimeter, describePerimeter(area)],
    [names.data, area.dataset],
    ...listGround(assessment),
    ...assessment.reports.map((report): readonly [string, string] => [
      `${names.files}: ${report.id}`,
      report.sha256,
    ]),
  ];
  return html`<dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}
