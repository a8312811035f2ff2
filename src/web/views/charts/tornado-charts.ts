import { leastTotalEffect } from '../../../domain/sensitivity.ts';
import { writeValue } from '../../../publish/explain-verdict.ts';
import { shorten, writeInteger, writeShare } from '../../../publish/format.ts';
import type { DecidedSense } from '../../../publish/select-drivers.ts';
import { texts as published } from '../../../publish/texts.ts';
import type { Overview } from '../../engine/overview.ts';
import type { ChartModel, ChartPoint } from '../../parts/chart/chart-model.ts';
import type { PageTexts } from '../../texts/en.ts';

/** Longest name on the axis; the table has names in full. */
const longestName = 44;

/** Most unknowns of one picture. */
const mostRows = 6;

/** One chart a sense whose chance is open: how it moves when one unknown goes from a low to a high value. */
export function tornadoCharts(
  overview: Overview,
  words: PageTexts['charts'],
): readonly ChartModel[] {
  return overview.decided.flatMap((sense) => makeChart(sense, overview, words) ?? []);
}

function makeChart(
  { interpretation, chance, sensitivity }: DecidedSense,
  overview: Overview,
  words: PageTexts['charts'],
): ChartModel | null {
  if (sensitivity === null || sensitivity.unknowns.length === 0) return null;
  const { tornado } = words;
  const sense = published.interpretation[interpretation].title;
  const assumption = (unknown: string) =>
    overview.assumptions.find((row) => row.unknown === unknown);
  const label = (unknown: string): string => assumption(unknown)?.label ?? unknown;
  const rows = sensitivity.unknowns.slice(0, mostRows).map((effect) => {
    const unit = assumption(effect.unknown)?.unit ?? '';
    const ends = effect.points.map((value) => writeValue(value, unit)).join(' → ');
    return { effect, ends, at: shorten(label(effect.unknown), longestName) };
  });
  const points = rows.map(({ effect, at }): ChartPoint => {
    const [low, high] = [...effect.chances].sort((a, b) => a - b) as [number, number];
    const value = 100 * Math.min(high, Math.max(low, chance));
    const interval = [100 * low, 100 * high] as const;
    return { at, key: at, value, interval, range: null, trials: sensitivity.trials };
  });
  const [first] = rows;
  return {
    ...{ id: `decides-${interpretation}`, title: tornado.title(sense), kind: 'rows', most: 100 },
    series: [{ label: tornado.series, points }],
    sentence: tornado.sentence(
      first === undefined || first.effect.totalEffect < leastTotalEffect
        ? null
        : label(first.effect.unknown),
      writeShare(chance),
      writeShare(sensitivity.luck),
    ),
    caption: tornado.caption(words.source(overview.title, writeInteger(sensitivity.trials))),
    ...{ valueTitle: tornado.axis, atTitle: tornado.at },
    names: rows.map(({ at }) => at),
    columns: ['unknown_from_to', 'chance_percent'],
    tableHead: tornado.head,
    tableRows: rows.map(({ effect, ends }) => [
      ...[label(effect.unknown), ends, effect.chances.map(writeShare).join(' → ')],
      ...[writeShare(effect.firstOrder), writeShare(effect.totalEffect)],
    ]),
  };
}
