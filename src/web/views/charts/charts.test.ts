import { expect, test } from 'vitest';
import type { Measure } from '../../../domain/measure.ts';
import type { Overview } from '../../engine/overview.ts';
import { type ChartModel, writeChartCsv } from '../../parts/chart/chart-model.ts';
import { thinNames } from '../../parts/chart/draw-chart.ts';
import { wrapText } from '../../parts/chart/export-chart.ts';
import { charts as words } from '../../texts/en-charts.ts';
import { gapCharts } from '../map/gap-charts.ts';
import { gapLengthCharts } from '../map/gap-length-charts.ts';
import { afterAlertChart } from './after-alert-chart.ts';
import { countCharts } from './count-charts.ts';
import { coverageChart } from './coverage-chart.ts';
import { driversChart } from './drivers-chart.ts';
import { raidChart } from './raid-chart.ts';
import { readinessChart } from './readiness-chart.ts';

function row(over: Partial<Measure>): Measure {
  return {
    ...{ id: 'x', case: 'base', measure: 'coverage', quantity: 'share', intruder: null },
    ...{ timeH: null, posture: 'p', reading: null, variant: null, altitudeM: 0, k: 1 },
    ...{ unit: 'share', trials: 256, estimate: 0.5, interval: [0.4, 0.6], epistemic: null },
    ...over,
  };
}

function overview(measures: readonly Measure[], over: Partial<Overview> = {}): Overview {
  return {
    ...{ title: 't', measures, mainPosture: 'p', readinessCurves: [], cards: [], assumptions: [] },
    ...{ postures: [{ id: 'p', label: '=Igla-S alone' }], run: { trials: 256 } },
    intruders: [{ id: 'jet', name: 'Fast jet', count: 4 }],
    ...over,
  } as unknown as Overview;
}

test('coverage: the sentence has the figures of the lowest height and where it ends', () => {
  const rows = [0, 1000, 5000, 10_000].flatMap((altitudeM) =>
    [1, 2].map((k) => row({ altitudeM, k, estimate: altitudeM > 1000 ? 0 : 0.3 / k })),
  );
  const model = coverageChart(overview(rows), words) as ChartModel;
  expect(model.sentence.replaceAll('\u00a0', ' ')).toBe(
    'On the ground footprint 30 % of the area lies within reach of at least one unit and 15 % within reach of two. From 5,000 m upwards nothing is covered.',
  );
  expect(model.names?.at(-1)).toBe('ground footprint');
  expect(model.series.map(({ points }) => points.length)).toEqual([4, 4]);
  expect(model.tableRows).toHaveLength(8);
  expect(coverageChart(overview([]), words)).toBeNull();
});

test('rows of readings, other postures and variants stay out', () => {
  const others = [{ reading: 'launchers' }, { posture: 'q' }, { variant: 'random' }];
  const rows = [row({}), ...others.map((over) => row({ ...over, estimate: 0.9 }))];
  const model = coverageChart(overview(rows), words) as ChartModel;
  expect(model.series[0]?.points).toHaveLength(1);
  expect(model.series[0]?.points[0]?.value).toBe(50);
});

test('raids: shares of the raid, highest and lowest named', () => {
  const leak = { measure: 'raid', quantity: 'leakers', intruder: 'jet', unit: 'count' } as const;
  const rows = [
    row({ ...leak, altitudeM: 0, estimate: 1, interval: [0.5, 1.5] }),
    row({ ...leak, altitudeM: 5000, estimate: 4, interval: [4, 4] }),
  ];
  const model = raidChart(overview(rows), words) as ChartModel;
  expect(model.series[0]?.points.map(({ value }) => value)).toEqual([100, 25]);
  expect(model.sentence).toContain('Fast jet at 5,000');
  expect(model.sentence).toContain('Fast jet on the ground footprint');
  expect(raidChart(overview([]), words)).toBeNull();
});

test('readiness: sorted by share, one sentence a curve; after an alert: times in order', () => {
  const point = (readyShare: number, probability: number) => ({
    ...{ readyShare, probability, trials: 64 },
    interval: [0, 1] as const,
  });
  const curve = { posture: 'p', label: 'all on it', altitudeM: 0 };
  const model = readinessChart(
    overview([], { readinessCurves: [{ ...curve, points: [point(0.1, 0.2), point(1, 0.9)] }] }),
    words,
  ) as ChartModel;
  expect(model.sentence).toMatch(/^All on it: with 10/);
  const ready = { measure: 'readiness', quantity: 'ready-share' } as const;
  const alert = afterAlertChart(
    overview([72, 0, 24].map((timeH) => row({ ...ready, timeH, estimate: timeH / 100 }))),
    words,
  ) as ChartModel;
  expect(alert.names).toEqual(['alert', '24 h', '3 d']);
  expect(alert.sentence).toContain('can fire at the alert');
  expect(alert.sentence).toContain('can fire after 3 days');
});

test('drivers: nothing is drawn as long as verdicts carry none', () => {
  expect(driversChart(overview([]), words)).toBeNull();
});

test('gaps: lengths and numbers by height', () => {
  const border = { measure: 'border', posture: 'p' } as const;
  const rows = [0, 3000].flatMap((altitudeM) => [
    row({ ...border, altitudeM, quantity: 'longest-gap-m', estimate: 90_000 - altitudeM }),
    row({ ...border, altitudeM, quantity: 'gap-count', estimate: 4 }),
  ]);
  const [longest, count] = gapCharts(overview(rows), words);
  expect(longest?.series[0]?.points.map(({ value }) => value)).toEqual([87, 90]);
  expect(longest?.sentence).toContain('It is shortest at 3,000');
  expect(count?.sentence).toBe('On the ground footprint there are 4 gaps on average.');
  expect(gapCharts(overview([]), words)).toEqual([]);
});

const lengthRows = [0, 3000].flatMap((altitudeM) => {
  const own = { measure: 'gap-lengths', altitudeM } as const;
  return [
    row({ ...own, quantity: 'gaps-0-to-1000-m', unit: 'count', estimate: 2, interval: [1, 3] }),
    row({ ...own, quantity: 'gaps-1000-to-2000-m', unit: 'count', estimate: 7, interval: [6, 8] }),
    row({ ...own, quantity: 'gaps-2000-m-up', unit: 'count', estimate: altitudeM / 100 }),
    row({ ...own, quantity: 'share-1000-m-up', estimate: 0.7 }),
    row({ ...own, quantity: 'share-2000-m-up', estimate: 0.6 }),
  ];
});

test('lengths of gaps: classes in their order at one height, and how much of the border is in long ones', () => {
  const [classes, long] = gapLengthCharts(overview(lengthRows), 0, words);
  expect(classes?.names).toEqual(['under 1 km', '1–2 km', '2 km or more']);
  expect(classes?.series[0]?.points.map(({ value }) => value)).toEqual([2, 7, 0]);
  expect(classes?.sentence).toBe(
    'On the ground footprint gaps of 1–2 km are the most frequent: 7 on average.',
  );
  expect(long?.series[0]?.points.map(({ value }) => value)).toEqual([70, 60]);
  expect(long?.sentence.replaceAll('\u00a0', ' ')).toBe(
    'On the ground footprint 60 % of the border lies in gaps of 2 km or more.',
  );
  const [high] = gapLengthCharts(overview(lengthRows), 3000, words);
  expect(high?.sentence.replaceAll('\u00a0', ' ')).toContain('At 3,000 m gaps of 2 km or more');
  expect(high?.most).toBe(classes?.most);
  const csv = writeChartCsv(classes as ChartModel, words.csvHead).split('\r\n');
  expect(csv[0]?.startsWith('series,length_from_km,gaps,')).toBe(true);
  expect(csv[2]).toBe('on the ground footprint,1,7,6,8,,,256');
});

test('lengths of gaps: no picture without rows, none of another posture, and no gap is said to be none', () => {
  expect(gapLengthCharts(overview([]), 0, words)).toEqual([]);
  const others = lengthRows.map((one) => ({ ...one, posture: 'q' }));
  expect(gapLengthCharts(overview(others), 0, words)).toEqual([]);
  const closed = lengthRows.map((one) => ({ ...one, estimate: 0, interval: [0, 0] as const }));
  const [classes] = gapLengthCharts(overview(closed), 0, words);
  expect(classes?.sentence).toBe('On the ground footprint no trial left a gap.');
  expect(classes?.most).toBeGreaterThan(0);
});

test('counts: chance and guarded share at multiples of the stated count, in words at both ends and at the count itself', () => {
  const figure = (estimate: number) => ({ estimate, interval: [0.1, 0.9] as const, trials: 64 });
  const points = [0.25, 0.5, 1, 8].map((factor) => ({
    ...{ factor, chance: figure(factor / 8), share: figure(0.5) },
  }));
  const [chance, share] = countCharts([{ posture: 'p', label: 'all on it', points }], 'P', words);
  expect(chance?.names).toEqual(['¼', '½', '1', '8']);
  expect(chance?.series[0]?.points.map(({ value }) => value)).toEqual([3.125, 6.25, 12.5, 100]);
  expect(share?.sentence.replaceAll('\u00a0', ' ')).toBe(
    'All on it: 50 % with a quarter of the stated count, 50 % with the stated count, 50 % with 8 times as many.',
  );
  expect(share?.tableRows).toHaveLength(4);
  expect(countCharts([], 'P', words)).toEqual([]);
});

test('names that would overlap on an axis are thinned evenly, and those that fit are not', () => {
  const names = ['1', '2', '5', '10', '20', '50', '5,000'];
  expect(thinNames(names, 600)).toEqual(names);
  expect(thinNames(names, 200)).toEqual(['1', '5', '20', '5,000']);
  expect(thinNames(names, 20)).toEqual(['1']);
});

test('CSV: plain numbers, and no cell that a spreadsheet takes for a formula', () => {
  const ready = { measure: 'readiness', quantity: 'ready-share' } as const;
  const model = afterAlertChart(overview([row({ ...ready, timeH: 24 })]), words) as ChartModel;
  const [head, first] = writeChartCsv(model, words.csvHead).split('\r\n');
  expect(head?.startsWith('series,hours_after_alert,ready_percent,')).toBe(true);
  expect(first).toBe("'=Igla-S alone,24,50,40,60,,,256");
});

test('a source is cut into lines at blanks', () => {
  expect(wrapText('one two three', 7)).toEqual(['one two', 'three']);
  expect(wrapText('a-word-too-long for it', 5)).toEqual(['a-word-too-long', 'for', 'it']);
});
