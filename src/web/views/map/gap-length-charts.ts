import { type GapQuantity, readGapQuantity } from '../../../domain/gap-lengths.ts';
import type { Measure } from '../../../domain/measure.ts';
import { writeInteger, writeNumber, writeShare } from '../../../publish/format.ts';
import type { Overview } from '../../engine/overview.ts';
import { namePosture, sayHeight } from '../../parts/chart/base-rows.ts';
import { type ChartModel, mostTrials, pointOf } from '../../parts/chart/chart-model.ts';
import type { PageTexts } from '../../texts/en.ts';

/** A row with what it counts. */
interface GapRow {
  readonly row: Measure;
  readonly quantity: GapQuantity;
}

/**
 * How the gaps in the border are spread over lengths at one height (metres): how many of each class, and how much of the border lies in gaps of at least each length.
 * Lengths, never places. Empty where the run has no such rows.
 */
export function gapLengthCharts(
  overview: Overview,
  altitudeM: number,
  words: PageTexts['charts'],
): readonly ChartModel[] {
  const all = overview.measures.flatMap((row): GapRow[] => {
    const quantity = row.measure === 'gap-lengths' ? readGapQuantity(row.quantity) : null;
    return quantity === null || row.posture !== overview.mainPosture ? [] : [{ row, quantity }];
  });
  const rows = all.filter(({ row }) => row.altitudeM === altitudeM);
  const gaps = rows.filter(({ quantity }) => quantity.counts === 'gaps');
  const shares = rows.filter(({ quantity }) => quantity.counts === 'share');
  // Heights share the axis, so that they can be compared.
  const most = Math.max(
    0,
    ...all.filter(({ quantity }) => quantity.counts === 'gaps').map(({ row }) => row.interval[1]),
  );
  const where = sayHeight(altitudeM, words);
  return gaps.length < 2 || shares.length === 0
    ? []
    : [
        classesChart(overview, gaps, { where, most: 1.05 * most }, words),
        sharesChart(overview, shares, where, words),
      ];
}

function classesChart(
  overview: Overview,
  gaps: readonly GapRow[],
  { where, most }: { readonly where: string; readonly most: number },
  words: PageTexts['charts'],
): ChartModel {
  const { gapLengths: own } = words;
  const name = ({ fromM, toM }: GapQuantity): string =>
    fromM === 0
      ? own.under(km(toM ?? 0))
      : toM === null
        ? own.over(km(fromM))
        : own.between(km(fromM), km(toM));
  const points = gaps.map(({ row, quantity }) =>
    pointOf(row, { at: name(quantity), key: quantity.fromM / 1000 }, 1),
  );
  const largest = gaps.reduce((best, one) => (one.row.estimate > best.row.estimate ? one : best));
  const series = [{ label: where, points }];
  return {
    ...{ id: 'gap-lengths', title: own.title, kind: 'bars', series, most: Math.max(1e-9, most) },
    sentence:
      largest.row.estimate === 0
        ? own.none(where)
        : own.sentence(where, name(largest.quantity), count(largest.row.estimate)),
    caption: captionOf(overview, series, words.intervals, words),
    ...{ valueTitle: own.axis, atTitle: own.head[0], names: points.map(({ at }) => String(at)) },
    columns: ['length_from_km', 'gaps'],
    tableHead: own.head,
    tableRows: gaps.map(({ row, quantity }) => [
      ...[name(quantity), count(row.estimate), row.interval.map(count).join(' – ')],
    ]),
  };
}

function sharesChart(
  overview: Overview,
  shares: readonly GapRow[],
  where: string,
  words: PageTexts['charts'],
): ChartModel {
  const { longGaps: own } = words;
  const points = shares.map(({ row, quantity }) =>
    pointOf(row, { at: km(quantity.fromM), key: quantity.fromM / 1000 }, 100),
  );
  const series = [{ label: where, points }];
  // The longest length at which half of the border is still to be found; where there is none, the shortest.
  const told = shares.findLast(({ row }) => row.estimate >= 0.5) ?? (shares[0] as GapRow);
  return {
    ...{ id: 'long-gaps', title: own.title, kind: 'lines', series, most: 100 },
    sentence: own.sentence(where, writeShare(told.row.estimate), km(told.quantity.fromM)),
    caption: captionOf(overview, series, words.band, words),
    ...{ valueTitle: own.axis, atTitle: own.at, names: points.map(({ at }) => String(at)) },
    columns: ['length_from_km', 'border_percent'],
    tableHead: own.head,
    tableRows: shares.map(({ row, quantity }) => [
      `${km(quantity.fromM)} km`,
      writeShare(row.estimate),
      row.interval.map((end) => writeShare(end)).join(' – '),
    ]),
  };
}

function captionOf(
  overview: Overview,
  series: ChartModel['series'],
  drawn: string,
  words: PageTexts['charts'],
): string {
  const posture = namePosture(overview, overview.mainPosture);
  return `${drawn} ${words.source(posture, writeInteger(mostTrials(series)))}`;
}

/** Metres as kilometres without a unit: whole, or with the digits that a length below one has. */
function km(lengthM: number): string {
  return lengthM >= 1000 ? writeInteger(lengthM / 1000) : writeNumber(lengthM / 1000, 2);
}

function count(value: number): string {
  return value < 10 ? writeNumber(value, value < 1 ? 2 : 1) : writeInteger(value);
}
