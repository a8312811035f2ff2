import type { Measure } from '../../domain/measure.ts';
import type { Assessment } from '../../domain/results.ts';
import { writeInteger, writeMetres, writeShare, writeShareRange } from '../format.ts';
import type { MainAnswer } from '../select-main.ts';
import { texts } from '../texts.ts';
import { chartTable, makeScale, mark, percentAxisX, type Scale } from './chart-parts.ts';
import type { Figure } from './figure.ts';
import { type Html, html } from './html.ts';

const size = { width: 560, left: 74, right: 542, top: 34, rowHeight: 34 };

/** Draws the mean share of the area within reach by altitude, one series a number of units (k = 1, 2, 3). */
export function altitudeSection(assessment: Assessment, main: MainAnswer): Html {
  const words = texts.page.altitude;
  const figure = altitudeFigure(assessment, main);
  if (figure === null) {
    return html`<section id="altitude"><h2>${texts.page.sections.altitude}</h2><p>${words.none}</p></section>`;
  }
  const { altitudesM, counts, rows } = readCoverage(assessment, main);
  return html`<section id="altitude"><h2>${figure.title}</h2>
<p>${figure.description}</p>
<figure>${figure.svg}<figcaption>${figure.source}</figcaption></figure>
${chartTable(words.table, words.tableHead, tableRows(rows, altitudesM, counts))}</section>`;
}

/** Draws coverage by altitude; null where it was not measured. */
export function altitudeFigure(assessment: Assessment, main: MainAnswer): Figure | null {
  const { altitudesM, counts, rows } = readCoverage(assessment, main);
  if (rows.length === 0) return null;
  const words = texts.page.altitude;
  const lowest = altitudesM.at(-1);
  const atGround = (k: number): Measure | undefined =>
    rows.find((row) => row.k === k && row.altitudeM === lowest);
  const one = atGround(1);
  const two = atGround(2);
  // The lowest height from which on every row is empty; altitudes run downwards.
  const covered = altitudesM.findIndex((altitudeM) =>
    rows.some((row) => row.altitudeM === altitudeM && row.estimate > 0),
  );
  const empty = covered > 0 ? altitudesM[covered - 1] : undefined;
  const trials = rows.reduce((most, row) => Math.max(most, row.trials), 0);
  const sentence =
    one === undefined
      ? ''
      : words.sentence(
          writeShare(one.estimate),
          two === undefined ? null : writeShare(two.estimate),
        );
  const intervals = rows.some((row) => row.epistemic !== null)
    ? words.intervalsWithRange
    : words.intervals;
  return {
    id: 'coverage-by-height',
    title: texts.page.sections.altitude,
    description: `${sentence}${empty === undefined ? '' : words.empty(writeMetres(empty))}`,
    source: `${intervals} ${words.source(writeInteger(trials), main.postureLabel)}`,
    svg: altitudeSvg(rows, altitudesM, counts),
  };
}

/** The rows of the main posture's coverage, its altitudes from high to low and its numbers of units. */
function readCoverage(assessment: Assessment, main: MainAnswer) {
  const rows = coverageRows(assessment, main.posture);
  return {
    rows,
    altitudesM: [...new Set(rows.map((row) => row.altitudeM))].sort((a, b) => b - a),
    counts: [...new Set(rows.map((row) => row.k))].sort((a, b) => a - b).slice(0, 3),
  };
}

function coverageRows(assessment: Assessment, posture: string): readonly Measure[] {
  const base = assessment.scenario.cases[0]?.id;
  const rows = assessment.results.measures.filter(
    (row) =>
      row.measure === 'coverage' &&
      row.quantity === 'share' &&
      row.posture === posture &&
      row.reading === null &&
      (base === undefined || row.case === base),
  );
  const variant = rows.some((row) => row.variant === null) ? null : (rows[0]?.variant ?? null);
  return rows.filter((row) => row.variant === variant);
}

function altitudeSvg(
  rows: readonly Measure[],
  altitudesM: readonly number[],
  counts: readonly number[],
): Html {
  const bottom = size.top + altitudesM.length * size.rowHeight;
  const x = makeScale([0, 1], [size.left, size.right]);
  const rowY = (altitudeM: number): number =>
    size.top + (altitudesM.indexOf(altitudeM) + 0.5) * size.rowHeight;
  const words = texts.page.altitude;
  return html`<svg class="chart" viewBox="0 0 ${size.width} ${bottom + 44}" role="img" aria-label="${texts.page.sections.altitude}">
${percentAxisX(x, size.top, bottom, words.axis)}
${altitudesM.map((altitudeM) => html`<text class="t" x="${size.left - 12}" y="${rowY(altitudeM) + 4}" text-anchor="end">${writeMetres(altitudeM)}</text><line class="grid" x1="${size.left}" x2="${size.right}" y1="${rowY(altitudeM)}" y2="${rowY(altitudeM)}"/>`)}
${counts.map((k, i) =>
  seriesMarks(
    rows.filter((row) => row.k === k),
    i + 1,
    counts.length,
    x,
    rowY,
  ),
)}
${legend(counts)}</svg>`;
}

function seriesMarks(
  rows: readonly Measure[],
  series: number,
  total: number,
  x: Scale,
  rowY: (altitudeM: number) => number,
): Html {
  // Series stand a little apart in a row, so that equal values do not hide each other.
  const shift = (series - (total + 1) / 2) * 9;
  const sorted = [...rows].sort((a, b) => b.altitudeM - a.altitudeM);
  return html`${sorted.map((row) => {
    const y = rowY(row.altitudeM) + shift;
    return html`${
      row.epistemic === null
        ? null
        : html`<line class="thin s${series}" x1="${x(row.epistemic[0])}" x2="${x(row.epistemic[1])}" y1="${y}" y2="${y}"/>`
    }<line class="thick s${series}" x1="${x(row.interval[0])}" x2="${x(row.interval[1])}" y1="${y}" y2="${y}"/>${mark(series, x(row.estimate), y)}`;
  })}`;
}

function legend(counts: readonly number[]): Html {
  let left = size.left;
  return html`${counts.map((k, i) => {
    const label = texts.page.altitude.series(k);
    const at = left;
    left += 26 + label.length * 8.6;
    return html`${mark(i + 1, at + 5, 12)}<text class="f${i + 1}" x="${at + 15}" y="16">${label}</text>`;
  })}`;
}

function tableRows(
  rows: readonly Measure[],
  altitudesM: readonly number[],
  counts: readonly number[],
): readonly (readonly string[])[] {
  return altitudesM.flatMap((altitudeM) =>
    counts.flatMap((k) =>
      rows
        .filter((row) => row.altitudeM === altitudeM && row.k === k)
        .map((row) => [
          writeMetres(altitudeM),
          texts.page.altitude.series(k),
          writeShare(row.estimate),
          writeShareRange(row.interval[0], row.interval[1]),
          row.epistemic === null ? '–' : writeShareRange(row.epistemic[0], row.epistemic[1]),
        ]),
    ),
  );
}
