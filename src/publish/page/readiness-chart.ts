import type { Assessment, ReadinessCurve } from '../../domain/results.ts';
import { writeChance, writeChanceInterval, writeInteger, writeShare } from '../format.ts';
import { say, texts } from '../texts.ts';
import {
  chartTable,
  makeScale,
  mark,
  percentAxisX,
  percentAxisY,
  type Scale,
} from './chart-parts.ts';
import type { Figure } from './figure.ts';
import { type Html, html } from './html.ts';

const size = { width: 560, left: 44, right: 542, top: 44, bottom: 300 };

/** Most curves in one picture; the table has them all. */
const mostCurves = 4;

/** Draws the chance of an unbroken border against the share of the units that are ready. */
export function readinessSection(assessment: Assessment): Html {
  const words = texts.page.readiness;
  const figure = readinessFigure(assessment);
  if (figure === null) {
    return html`<section id="readiness"><h2>${texts.page.sections.readiness}</h2><p>${words.none}</p></section>`;
  }
  return html`<section id="readiness"><h2>${figure.title}</h2>
<p>${figure.description}</p>
<figure>${figure.svg}<figcaption>${figure.source}</figcaption></figure>
${chartTable(words.table, words.tableHead, tableRows(listCurves(assessment)))}</section>`;
}

/** Draws the border against readiness; null where no curve was computed. */
export function readinessFigure(assessment: Assessment): Figure | null {
  const words = texts.page.readiness;
  const curves = listCurves(assessment);
  if (curves.length === 0) return null;
  const sentences = curves.slice(0, mostCurves).map((curve) => {
    const first = curve.points[0];
    const last = curve.points.at(-1);
    if (first === undefined || last === undefined) return '';
    return words.sentence(
      `${say(curve.label).slice(0, 1).toUpperCase()}${say(curve.label).slice(1)}`,
      writeShare(first.readyShare),
      writeShare(last.readyShare),
      writeChance(first.probability, first.interval),
      writeChance(last.probability, last.interval),
    );
  });
  const trials = curves.flatMap((curve) => curve.points.map((point) => point.trials));
  const most = trials.reduce((high, value) => Math.max(high, value), 0);
  return {
    id: 'border-by-readiness',
    title: texts.page.sections.readiness,
    description: sentences.join(' '),
    source: words.source(writeInteger(most)),
    svg: readinessSvg(curves.slice(0, mostCurves)),
  };
}

function listCurves(assessment: Assessment): readonly ReadinessCurve[] {
  return assessment.readinessCurves.filter((curve) => curve.points.length > 1);
}

function readinessSvg(curves: readonly ReadinessCurve[]): Html {
  const x = makeScale([0, 1], [size.left, size.right]);
  const y = makeScale([0, 1], [size.bottom, size.top]);
  const height = size.bottom + 48 + curves.length * 20;
  return html`<svg class="chart" viewBox="0 0 ${size.width} ${height}" role="img" aria-label="${texts.page.sections.readiness}">
${percentAxisX(x, size.top, size.bottom, texts.page.readiness.axis)}${percentAxisY(y, size.left, size.right, texts.page.readiness.yAxis)}
${curves.map((curve, i) => oneCurve(curve, i + 1, x, y))}
${curves.map(
  (curve, i) =>
    html`${mark(i + 1, size.left + 5, size.bottom + 56 + i * 20)}<text class="f${i + 1}" x="${size.left + 16}" y="${size.bottom + 60 + i * 20}">${say(curve.label)}</text>`,
)}</svg>`;
}

function oneCurve(curve: ReadinessCurve, series: number, x: Scale, y: Scale): Html {
  const points = [...curve.points].sort((a, b) => a.readyShare - b.readyShare);
  const upper = points.map((point) => `${x(point.readyShare)} ${y(point.interval[1])}`);
  const lower = points.map((point) => `${x(point.readyShare)} ${y(point.interval[0])}`).reverse();
  const line = points.map((point) => `${x(point.readyShare)} ${y(point.probability)}`);
  return html`<path class="band f${series}" d="M${[...upper, ...lower].join('L')}Z"/><path class="line s${series}" d="M${line.join('L')}"/>${points.map(
    (point) => mark(series, x(point.readyShare), y(point.probability)),
  )}`;
}

function tableRows(curves: readonly ReadinessCurve[]): readonly (readonly string[])[] {
  return curves.flatMap((curve) =>
    curve.points.map((point) => [
      say(curve.label),
      writeShare(point.readyShare),
      writeChance(point.probability, point.interval),
      writeChanceInterval(point.interval),
      writeInteger(point.trials),
    ]),
  );
}
