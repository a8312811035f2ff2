import type { Assessment } from '../../domain/results.ts';
import {
  leastTotalEffect,
  type ScreenedUnknown,
  type Sensitivity,
  type UnknownEffect,
} from '../../domain/sensitivity.ts';
import { writeValue } from '../explain-verdict.ts';
import {
  shorten,
  writeInteger,
  writeNumber,
  writeShare,
  writeVariant,
  writeWords,
} from '../format.ts';
import { type DecidedSense, listDecided, unknownLabel, unknownUnit } from '../select-drivers.ts';
import type { MainAnswer } from '../select-main.ts';
import { texts } from '../texts.ts';
import { chartTable, makeScale, percentAxisX } from './chart-parts.ts';
import type { Figure } from './figure.ts';
import { type Html, html } from './html.ts';

const size = { width: 560, left: 14, right: 542, top: 10, rowHeight: 40 };

/** Bars of a small chart. */
const mostBars = 5;

/** An effect on the chance smaller than this is not drawn. */
const leastSwing = 0.005;

/** Writes, sense by sense, which unknown decides the answer, where it tips, and what structural choices make of it. */
export function driversSection(assessment: Assessment, main: MainAnswer): Html {
  const words = texts.page.drivers;
  const senses = listDecided(assessment, main.posture);
  const open = senses.filter((sense) => sense.sensitivity !== null);
  const closed = senses.filter((sense) => sense.sensitivity === null);
  return html`<section id="drivers"><h2>${texts.page.sections.drivers}</h2><p>${words.lead(main.postureLabel)}</p>
${open.map((sense) => senseBlock(sense, sense.sensitivity as Sensitivity, assessment))}
${closed.length === 0 ? null : html`<p>${words.sure(closed.map(nameOf).join('; '))}</p>`}
${variantsTable(senses)}</section>`;
}

const nameOf = (sense: DecidedSense): string => texts.interpretation[sense.interpretation].title;

function senseBlock(sense: DecidedSense, found: Sensitivity, assessment: Assessment): Html {
  const words = texts.page.drivers;
  const figure = senseFigure(sense, found, assessment);
  const note = figure === null ? null : leftOut(found);
  return html`<h3>${nameOf(sense)}</h3><p>${describeSense(sense, found, assessment)}</p>
${figure === null ? null : html`<figure>${figure.svg}<figcaption>${figure.source}</figcaption></figure>${chartTable(words.table, words.tableHead, tableRows(found, assessment))}`}${note === null ? null : html`<p>${note}</p>`}`;
}

/** Draws what moves the chance of each sense that is neither all but sure nor all but excluded. */
export function driverFigures(assessment: Assessment, main: MainAnswer): readonly Figure[] {
  return listDecided(assessment, main.posture).flatMap((sense) =>
    sense.sensitivity === null ? [] : (senseFigure(sense, sense.sensitivity, assessment) ?? []),
  );
}

/** Null where no unknown moves the chance enough to be drawn. */
function senseFigure(
  sense: DecidedSense,
  found: Sensitivity,
  assessment: Assessment,
): Figure | null {
  const words = texts.page.drivers;
  const bars = found.unknowns
    .filter(({ chances: [low, high] }) => Math.abs(high - low) >= leastSwing)
    .slice(0, mostBars);
  if (bars.length === 0) return null;
  return {
    id: `drivers-${sense.interpretation}`,
    title: words.aria(nameOf(sense)),
    description: describeSense(sense, found, assessment),
    source: words.caption(writeInteger(found.trials)),
    svg: tornado(bars, sense.chance, nameOf(sense), assessment),
  };
}

function describeSense(sense: DecidedSense, found: Sensitivity, assessment: Assessment): string {
  const words = texts.page.drivers;
  const lead = found.unknowns[0];
  const range = texts.figure.range(writeShare(found.epistemic[0]), writeShare(found.epistemic[1]));
  const chance = words.chance(writeShare(sense.chance), writeShare(found.luck), range);
  if (lead === undefined || lead.totalEffect < leastTotalEffect)
    return `${chance}${words.noTip.chance}`;
  return `${chance}${words.lead1(unknownLabel(assessment, lead.unknown))}${tipping(found, assessment)}`;
}

function tipping(found: Sensitivity, assessment: Assessment): string {
  const words = texts.page.drivers;
  const point = found.tippingPoint;
  if (point !== null)
    return words.tips(unknownLabel(assessment, point.unknown), writeValue(point.value, point.unit));
  const beyond = found.beyond;
  const none = words.noTip[found.noTipping ?? 'chance'];
  return beyond === null ? none : `${none}${words.beyond(writeValue(beyond.value, beyond.unit))}`;
}

/** A bar an unknown: from the chance with it at its 10 % point to the chance at its 90 % point. */
function tornado(
  bars: readonly UnknownEffect[],
  chance: number,
  title: string,
  assessment: Assessment,
): Html {
  const bottom = size.top + bars.length * size.rowHeight;
  const x = makeScale([0, 1], [size.left, size.right]);
  return html`<svg class="chart" viewBox="0 0 ${size.width} ${bottom + 44}" role="img" aria-label="${texts.page.drivers.aria(title)}">
${percentAxisX(x, size.top, bottom, texts.page.drivers.axis)}
${bars.map((bar, i) => {
  const y = size.top + i * size.rowHeight;
  const [low, high] = bar.chances;
  const from = Math.min(x(low), x(high));
  const label = `${shorten(unknownLabel(assessment, bar.unknown), 52)}: ${writeEnds(bar, assessment)}`;
  return html`<text class="t" x="${size.left}" y="${y + 14}">${label}</text><rect class="f1" x="${from}" y="${y + 20}" width="${Math.max(1, Math.abs(x(high) - x(low)))}" height="11"/>`;
})}
<line class="axis" x1="${x(chance)}" x2="${x(chance)}" y1="${size.top}" y2="${bottom}"/></svg>`;
}

function writeEnds({ unknown, points }: UnknownEffect, assessment: Assessment): string {
  const unit = unknownUnit(assessment, unknown);
  return `${writeValue(points[0], unit)} → ${writeValue(points[1], unit)}`;
}

function tableRows(found: Sensitivity, assessment: Assessment): readonly (readonly string[])[] {
  return found.unknowns.map((one) => [
    unknownLabel(assessment, one.unknown),
    writeEnds(one, assessment),
    `${writeShare(one.chances[0])} → ${writeShare(one.chances[1])}`,
    writeShare(one.firstOrder),
    writeShare(one.totalEffect),
    writeSteps(found.screening.find(({ unknown }) => unknown === one.unknown)),
  ]);
}

/** Mean of the effects of steps in points, and how far they scatter. */
function writeSteps(screened: ScreenedUnknown | undefined): string {
  if (screened === undefined) return '–';
  const points = (share: number): string => writeNumber(100 * share, 1);
  const sign = screened.mean > 0 ? '+' : '';
  return `${sign}${points(screened.mean)} ± ${points(screened.deviation)}`;
}

/** Says how many unknowns were screened and not followed, and the largest effect among them. */
function leftOut(found: Sensitivity): string | null {
  const followed = new Set(found.unknowns.map(({ unknown }) => unknown));
  const others = found.screening.filter(({ unknown }) => !followed.has(unknown));
  const most = Math.max(0, ...others.map(({ meanSize }) => meanSize));
  return others.length === 0 ? null : texts.page.drivers.screened(others.length, writeShare(most));
}

/** What each structural choice makes of each sense; empty where no choice was tried. */
function variantsTable(senses: readonly DecidedSense[]): Html | null {
  const words = texts.page.drivers;
  const names = [
    ...new Set(senses.flatMap(({ variants }) => variants.map(({ variant }) => variant ?? ''))),
  ];
  if (names.length === 0) return null;
  const cell = (sense: DecidedSense, name: string): string => {
    const row = sense.variants.find(({ variant }) => variant === name);
    return row === undefined ? '–' : writeWords(row.verdict, row.wordTo);
  };
  return html`<h3>${words.variants}</h3><p>${words.variantsLead}</p><div class="scroll" role="region" tabindex="0" aria-label="${words.variants}"><table><thead><tr><th scope="col">${words.choice}</th>${senses.map(
    (sense) => html`<th scope="col">${nameOf(sense)}</th>`,
  )}</tr></thead><tbody><tr><th scope="row">${words.own}</th>${senses.map(
    ({ own }) => html`<td>${writeWords(own.verdict, own.wordTo)}</td>`,
  )}</tr>${names.map(
    (name) =>
      html`<tr><th scope="row">${writeVariant(name)}</th>${senses.map((sense) => html`<td>${cell(sense, name)}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}
