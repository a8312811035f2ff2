import {
  writeChance,
  writeChanceInterval,
  writeInteger,
  writeShare,
} from '../../../publish/format.ts';
import type { Overview } from '../../engine/overview.ts';
import { type ChartModel, mostSeries, mostTrials } from '../../parts/chart/chart-model.ts';
import type { PageTexts } from '../../texts/en.ts';

/** Chance of a border without a gap against the share of units that are ready; null where no curve was computed. */
export function readinessChart(overview: Overview, words: PageTexts['charts']): ChartModel | null {
  const curves = overview.readinessCurves.filter(({ points }) => points.length > 1);
  if (curves.length === 0) return null;
  const series = curves.slice(0, mostSeries).map(({ label, points }) => ({
    label,
    points: points
      .toSorted((a, b) => a.readyShare - b.readyShare)
      .map((point) => ({
        ...{ at: point.readyShare * 100, key: Math.round(point.readyShare * 1e6) / 1e4 },
        value: point.probability * 100,
        interval: [point.interval[0] * 100, point.interval[1] * 100] as const,
        ...{ range: null, trials: point.trials },
      })),
  }));
  const sentences = curves.map(({ label, points }) => {
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined) return '';
    return words.readiness.sentence(
      `${label.slice(0, 1).toUpperCase()}${label.slice(1)}`,
      ...([writeShare(first.readyShare), writeShare(last.readyShare)] as const),
      writeChance(first.probability, first.interval),
      writeChance(last.probability, last.interval),
    );
  });
  const sized = overview.measures.find(
    (row) => row.measure === 'sizing' && row.predicate === 'border' && row.quantity === 'count',
  );
  return {
    ...{ id: 'readiness', title: words.readiness.title, kind: 'lines', most: 100, series },
    sentence: `${sentences.slice(0, 3).join(' ')}${
      sized === undefined ? '' : words.readiness.sizing(writeInteger(sized.estimate))
    }`,
    caption: `${words.band} ${words.readiness.source(writeInteger(mostTrials(series)))}`,
    ...{ valueTitle: words.readiness.axis, atTitle: words.readiness.at, names: null },
    columns: ['ready_percent', 'chance_percent'],
    tableHead: words.readiness.head,
    tableRows: curves.flatMap(({ label, points }) =>
      points.map((point) => [
        ...[label, writeShare(point.readyShare), writeChance(point.probability, point.interval)],
        ...[writeChanceInterval(point.interval), writeInteger(point.trials)],
      ]),
    ),
  };
}
