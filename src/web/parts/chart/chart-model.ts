import type { Measure } from '../../../domain/measure.ts';
import { type CsvValue, writeCsv } from '../../../publish/csv.ts';

/** One figure of a chart, in the units of its axis. */
export interface ChartPoint {
  /** A name on a rows' axis, or a number. */
  readonly at: string | number;
  /** The same for a program: metres, hours, percent, or a name. */
  readonly key: string | number;
  readonly value: number;
  /** 95 % Monte Carlo interval. */
  readonly interval: readonly [number, number];
  /** 5-95 % range over the unknowns; null when not run. */
  readonly range: readonly [number, number] | null;
  readonly trials: number;
}

/** Figures that belong together; they share a colour and a mark. */
export interface ChartSeries {
  readonly label: string;
  readonly points: readonly ChartPoint[];
}

/** A chart as data: what is drawn, said, listed and exported. */
export interface ChartModel {
  /** Part of file names: letters and hyphens. */
  readonly id: string;
  readonly title: string;
  /** What it shows, in one sentence or two, from the numbers. */
  readonly sentence: string;
  /** Where the numbers come from and on how many trials they rest. */
  readonly caption: string;
  /** `rows`: values run to the right, one row a name; `bars`: the same with a bar from 0 to each. `lines`: values run upwards. */
  readonly kind: 'rows' | 'bars' | 'lines';
  /** Title of the axis of values, with its unit. */
  readonly valueTitle: string;
  /** Title of the other axis, with its unit. */
  readonly atTitle: string;
  /** Names of the columns of `key` and value in exported tables, with their units. */
  readonly columns: readonly [key: string, value: string];
  /** Names on the other axis in their order; null = numbers from 0 to 100. */
  readonly names: readonly string[] | null;
  /** End of the axis of values, which starts at 0. */
  readonly most: number;
  readonly series: readonly ChartSeries[];
  readonly tableHead: readonly string[];
  readonly tableRows: readonly (readonly string[])[];
}

/** Most series in one picture; the table has them all. */
export const mostSeries = 6;

/** Makes a point of a measure's row; `scale` turns its unit into that of the axis. */
export function pointOf(
  row: Measure,
  { at, key }: Pick<ChartPoint, 'at' | 'key'>,
  scale: number,
): ChartPoint {
  const by = ([low, high]: readonly [number, number]) => [low * scale, high * scale] as const;
  return {
    ...{ at, key, value: row.estimate * scale, interval: by(row.interval), trials: row.trials },
    range: row.epistemic === null ? null : by(row.epistemic),
  };
}

/** Most trials of any figure. */
export function mostTrials(series: readonly ChartSeries[]): number {
  return Math.max(0, ...series.flatMap(({ points }) => points.map(({ trials }) => trials)));
}

/** End of an axis for values that are no shares: a little beyond the largest figure drawn. */
export function endOf(series: readonly ChartSeries[]): number {
  const ends = series.flatMap(({ points }) =>
    points.map(({ interval, range, value }) => Math.max(value, interval[1], range?.[1] ?? 0)),
  );
  return Math.max(1e-9, ...ends) * 1.05;
}

/** Writes the numbers of a chart as CSV with full digits; text cells are no formulas. */
export function writeChartCsv(model: ChartModel, head: readonly string[]): string {
  const [series = '', ...others] = head;
  const rows = model.series.flatMap(({ label, points }) =>
    points.map((point): CsvValue[] => [
      ...[label, point.key, point.value, ...point.interval],
      ...[point.range?.[0] ?? null, point.range?.[1] ?? null, point.trials],
    ]),
  );
  return writeCsv([series, ...model.columns, ...others], rows);
}
