import { writeInteger, writeMetres, writeShare, writeShareRange } from '../../../publish/format.ts';
import type { Overview } from '../../engine/overview.ts';
import { baseRows, heightsOf, nameHeight, namePosture } from '../../parts/chart/base-rows.ts';
import { type ChartModel, mostTrials, pointOf } from '../../parts/chart/chart-model.ts';
import type { PageTexts } from '../../texts/en.ts';

/** Mean share of the area within reach by height, one series a number of units; null where coverage was not measured. */
export function coverageChart(overview: Overview, words: PageTexts['charts']): ChartModel | null {
  const rows = baseRows(overview, 'coverage', 'share', overview.mainPosture);
  if (rows.length === 0) return null;
  const heights = heightsOf(rows);
  const name = (altitudeM: number): string => nameHeight(altitudeM, words.ground);
  const counts = [...new Set(rows.map((row) => row.k))].sort((a, b) => a - b);
  const series = counts.map((k) => ({
    label: words.coverage.series(k),
    points: heights.flatMap((height) =>
      rows
        .filter((row) => row.k === k && row.altitudeM === height)
        .map((row) => pointOf(row, { at: name(height), key: height }, 100)),
    ),
  }));
  const lowest = heights.at(-1);
  const shareAt = (k: number): string | null => {
    const row = rows.find((one) => one.k === k && one.altitudeM === lowest);
    return row === undefined ? null : writeShare(row.estimate);
  };
  // Heights run downwards: the one before the first that is covered is the lowest of the empty ones.
  const covered = heights.findIndex((height) =>
    rows.some((row) => row.altitudeM === height && row.estimate > 0),
  );
  const empty = heights[covered - 1];
  const hasRange = rows.some((row) => row.epistemic !== null);
  const source = words.source(
    namePosture(overview, overview.mainPosture),
    writeInteger(mostTrials(series)),
  );
  return {
    ...{ id: 'coverage', title: words.coverage.title, kind: 'rows', most: 100, series },
    sentence: `${words.coverage.sentence(shareAt(1) ?? '–', shareAt(2))}${
      empty === undefined ? '' : words.coverage.empty(writeMetres(empty))
    }`,
    caption: [words.intervals, ...(hasRange ? [words.withRange] : []), source].join(' '),
    ...{ valueTitle: words.coverage.axis, atTitle: words.height, names: heights.map(name) },
    columns: ['height_m', 'share_percent'],
    tableHead: words.coverage.head,
    tableRows: rows
      .toSorted((a, b) => b.altitudeM - a.altitudeM || a.k - b.k)
      .map((row) => [
        ...[name(row.altitudeM), words.coverage.series(row.k), writeShare(row.estimate)],
        writeShareRange(...row.interval),
        row.epistemic === null ? '–' : writeShareRange(...row.epistemic),
      ]),
  };
}
