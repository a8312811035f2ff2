import type { Measure } from '../../../domain/measure.ts';
import { writeInteger, writeNumber } from '../../../publish/format.ts';
import type { Overview } from '../../engine/overview.ts';
import {
  baseRows,
  heightsOf,
  nameHeight,
  namePosture,
  sayHeight,
} from '../../parts/chart/base-rows.ts';
import { type ChartModel, endOf, mostTrials, pointOf } from '../../parts/chart/chart-model.ts';
import type { PageTexts } from '../../texts/en.ts';

/** How long the longest gap in the border is and how many there are, by height: lengths and numbers, never places. */
export function gapCharts(overview: Overview, words: PageTexts['charts']): readonly ChartModel[] {
  const longest = baseRows(overview, 'border', 'longest-gap-m', overview.mainPosture);
  const count = baseRows(overview, 'border', 'gap-count', overview.mainPosture);
  const km = (value: number): string => {
    const length = value / 1000;
    return `${length < 10 ? writeNumber(length, 1) : writeInteger(length)} km`;
  };
  const number = (value: number): string =>
    value < 10 ? writeNumber(value, 1) : writeInteger(value);
  const { longestGap, gapCount } = words;
  const asKm = { ...longestGap, column: 'length_km', scale: 1 / 1000, write: km };
  const asNumber = { ...gapCount, column: 'gaps', scale: 1, write: number };
  return [
    ...byHeight(overview, longest, 'longest-gap', asKm, words, (a, b) => a - b),
    ...byHeight(overview, count, 'gap-count', asNumber, words, (a, b) => b - a),
  ];
}

interface Quantity {
  readonly sentence: (ground: string) => string;
  /** Said of another height where the figure is the first in the order. */
  readonly other: (value: string, height: string) => string;
  readonly title: string;
  readonly axis: string;
  readonly series: string;
  readonly head: readonly string[];
  /** Name of the values in exported tables. */
  readonly column: string;
  /** From the measure's unit to that of the axis. */
  readonly scale: number;
  readonly write: (value: number) => string;
}

function byHeight(
  overview: Overview,
  rows: readonly Measure[],
  id: string,
  { title, axis, series: label, head, column, scale, write, ...says }: Quantity,
  words: PageTexts['charts'],
  order: (a: number, b: number) => number,
): readonly ChartModel[] {
  if (rows.length === 0) return [];
  const sorted = rows.toSorted((a, b) => b.altitudeM - a.altitudeM);
  const series = [
    {
      label,
      points: sorted.map((row) =>
        pointOf(row, { at: nameOf(row, words), key: row.altitudeM }, scale),
      ),
    },
  ];
  const posture = namePosture(overview, overview.mainPosture);
  const span = (ends: readonly [number, number]): string => ends.map(write).join(' – ');
  const [ground, first] = endsOf(rows, order);
  const isSame = write(ground.estimate) === write(first.estimate);
  const other = says.other(write(first.estimate), sayHeight(first.altitudeM, words));
  const chart: ChartModel = {
    ...{ id, title, kind: 'rows', valueTitle: axis, atTitle: words.height, series },
    sentence: `${says.sentence(write(ground.estimate))}${isSame ? '' : other}`,
    names: heightsOf(rows).map((height) => nameHeight(height, words.ground)),
    most: endOf(series),
    caption: `${words.intervals} ${words.source(posture, writeInteger(mostTrials(series)))}`,
    columns: ['height_m', column],
    tableHead: head,
    tableRows: sorted.map((row) => [
      ...[nameOf(row, words), write(row.estimate), span(row.interval)],
      row.epistemic === null ? '–' : span(row.epistemic),
    ]),
  };
  return [chart];
}

/** The row of the lowest height, and the first by estimate. */
function endsOf(
  rows: readonly Measure[],
  order: (a: number, b: number) => number,
): readonly [Measure, Measure] {
  const lowest = rows.toSorted((a, b) => a.altitudeM - b.altitudeM)[0];
  const first = rows.toSorted((a, b) => order(a.estimate, b.estimate))[0];
  return [lowest as Measure, first as Measure];
}

function nameOf(row: Measure, words: PageTexts['charts']): string {
  return nameHeight(row.altitudeM, words.ground);
}
