import type { CountCurve, CurveFigure } from '../../../pipeline/count-curve.ts';
import {
  writeChance,
  writeChanceInterval,
  writeInteger,
  writeShare,
} from '../../../publish/format.ts';
import type { ChartModel } from '../../parts/chart/chart-model.ts';
import { mostTrials } from '../../parts/chart/chart-model.ts';
import type { PageTexts } from '../../texts/en.ts';

/** The border at multiples of the stated count: the chance that it is unbroken, and how much of it is guarded. Counts alone vary. */
export function countCharts(
  curves: readonly CountCurve[],
  posture: string,
  words: PageTexts['charts'],
): readonly ChartModel[] {
  if (curves.length === 0) return [];
  const chance = { ...words.counts.chance, column: 'chance_percent' } as const;
  const share = { ...words.counts.share, column: 'guarded_percent' } as const;
  const writeInterval = ([low, high]: readonly [number, number]) =>
    `${writeShare(low)} – ${writeShare(high)}`;
  return [
    draw(curves, posture, words, {
      ...{ id: 'border-by-count', ...chance, of: (point) => point.chance },
      write: ({ estimate, interval }) => writeChance(estimate, interval),
      writeInterval: writeChanceInterval,
    }),
    draw(curves, posture, words, {
      ...{ id: 'guarded-by-count', ...share, of: (point) => point.share },
      ...{ write: ({ estimate }) => writeShare(estimate), writeInterval },
    }),
  ];
}

interface Drawn {
  readonly id: string;
  readonly title: string;
  readonly axis: string;
  readonly head: readonly string[];
  readonly column: string;
  readonly of: (point: CountCurve['points'][number]) => CurveFigure;
  readonly write: (figure: CurveFigure) => string;
  readonly writeInterval: (interval: readonly [number, number]) => string;
}

function draw(
  curves: readonly CountCurve[],
  posture: string,
  words: PageTexts['charts'],
  { id, title, axis, head, column, of, write, writeInterval }: Drawn,
): ChartModel {
  const { counts } = words;
  const series = curves.map(({ label, points }) => ({
    label,
    points: points.map((point) => {
      const { estimate, interval, trials } = of(point);
      return {
        ...{ at: counts.times(point.factor), key: point.factor, value: estimate * 100, trials },
        ...{ interval: [interval[0] * 100, interval[1] * 100] as const, range: null },
      };
    }),
  }));
  const ends = ({ points }: CountCurve) =>
    points
      .filter(({ factor }, i) => i === 0 || factor === 1 || i === points.length - 1)
      .map((point) => [write(of(point)), point.factor] as const);
  return {
    ...{ id, title, kind: 'lines', series, most: 100, valueTitle: axis, atTitle: counts.at },
    names: (curves[0]?.points ?? []).map(({ factor }) => counts.times(factor)),
    sentence: curves.map((curve) => counts.sentence(curve.label, ends(curve))).join(' '),
    caption: `${words.band} ${counts.source(posture, writeInteger(mostTrials(series)))}`,
    columns: ['times_stated_count', column],
    tableHead: head,
    tableRows: curves.flatMap(({ label, points }) =>
      points.map((point) => {
        const figure = of(point);
        return [
          ...[label, counts.times(point.factor), write(figure)],
          ...[writeInterval(figure.interval), writeInteger(figure.trials)],
        ];
      }),
    ),
  };
}
