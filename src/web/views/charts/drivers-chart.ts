import { writeInteger, writeShare } from '../../../publish/format.ts';
import type { Overview } from '../../engine/overview.ts';
import type { ChartModel } from '../../parts/chart/chart-model.ts';
import type { PageTexts } from '../../texts/en.ts';

/** Most rows of the picture. */
const mostRows = 15;

/** Which unknown moves each verdict most, the strongest first; null as long as verdicts carry none. */
export function driversChart(overview: Overview, words: PageTexts['charts']): ChartModel | null {
  const label = (unknown: string): string =>
    overview.assumptions.find((row) => row.unknown === unknown)?.label ?? unknown;
  const found = overview.cards
    .flatMap(({ lines }) => lines)
    .flatMap(({ driver, sense }) =>
      driver === null ? [] : [{ sense, unknown: label(driver.unknown), share: driver.totalEffect }],
    )
    .sort((a, b) => b.share - a.share);
  // A name stands once on an axis.
  const rows = [...new Map(found.map((row) => [`${row.sense}: ${row.unknown}`, row])).entries()];
  const [first] = found;
  if (first === undefined) return null;
  const shown = rows.slice(0, mostRows);
  const points = shown.map(([at, { share }]) => {
    const value = share * 100;
    return {
      ...{ at, key: at, value },
      interval: [value, value] as const,
      range: null,
      trials: overview.run.trials,
    };
  });
  return {
    ...{ id: 'drivers', title: words.drivers.title, kind: 'rows', most: 100 },
    series: [{ label: words.drivers.series, points }],
    sentence: words.drivers.sentence(first.sense, first.unknown, writeShare(first.share)),
    caption: words.source(overview.title, writeInteger(overview.run.trials)),
    ...{ valueTitle: words.drivers.axis, atTitle: words.drivers.at },
    names: shown.map(([at]) => at),
    columns: ['verdict_and_unknown', 'share_percent'],
    tableHead: words.drivers.head,
    tableRows: rows.map(([, { sense, unknown, share }]) => [sense, unknown, writeShare(share)]),
  };
}
