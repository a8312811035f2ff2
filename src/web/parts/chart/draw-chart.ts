import * as Plot from '@observablehq/plot';
import type { ChartModel, ChartPoint, ChartSeries } from './chart-model.ts';

/** Colours of series as style sheet variables, and their marks, so that they differ by shape as well. */
const colours = ['s1', 's2', 's3', 'open', 'k3', 'k1'].map((name) => `var(--${name})`);
const symbols = ['circle', 'square', 'triangle', 'diamond', 'star', 'wye'] as const;

/** Width of a letter at the charts' font size, pixels. */
const letterWidth = 7.1;

/** Room for the numbers and the title of the lower axis, pixels. */
const bottom = 52;

/** Height of one line of the legend. */
const legendLine = 20;

/** Draws a chart at a width in pixels. No style element and no style attribute: a strict policy allows neither. */
export function drawChart(model: ChartModel, width: number): SVGSVGElement {
  const places = placeLegend(model.series, width);
  const titleAt = 14 + legendLine * (1 + (places.at(-1)?.line ?? 0));
  const top = titleAt + (model.kind === 'lines' ? 20 : 0);
  const options =
    model.kind === 'lines' ? linesChart(model, width, titleAt - top) : rowsChart(model, width);
  const drawn = Plot.plot({
    ...options,
    ...{ width, marginTop: top, marginBottom: bottom, className: 'plot' },
    ariaLabel: `${model.title}. ${model.sentence}`,
    height: (options.height ?? 0) + top + bottom,
    marks: [
      ...(options.marks ?? []),
      ...legend(model.series, places, { left: options.marginLeft ?? 0, top }),
    ],
  });
  drawn.querySelector('style')?.remove();
  // The picture has one name; its parts have none of their own.
  for (const part of drawn.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  drawn.setAttribute('role', 'img');
  return drawn as SVGSVGElement;
}

const valueAxis = (model: ChartModel) => ({
  ...{ domain: [0, model.most], label: model.valueTitle, labelArrow: 'none' as const },
  ...{ ticks: 6, nice: false },
});

function rowsChart(model: ChartModel, width: number): Plot.PlotOptions {
  const names = model.names ?? [];
  const longest = Math.max(...names.map((name) => name.length));
  const marginLeft = Math.min(longest * letterWidth + 14, width * 0.42);
  const gap = Math.min(9, 24 / Math.max(1, model.series.length - 1));
  const shift = (i: number): number => (i - (model.series.length - 1) / 2) * gap;
  return {
    ...{
      marginLeft,
      marginRight: 18,
      height: names.length * Math.max(26, 12 + model.series.length * 8),
    },
    x: { ...valueAxis(model), grid: false, labelAnchor: 'center', labelOffset: 44 },
    y: { type: 'point', domain: [...names], padding: 0.5, label: null },
    marks: [
      Plot.gridX({ ticks: 6, stroke: 'var(--rule)', strokeOpacity: 1 }),
      Plot.gridY({ stroke: 'var(--faint)', strokeOpacity: 1 }),
      Plot.axisY({ tickSize: 0, label: null, lineWidth: (marginLeft / letterWidth) * 0.62 }),
      ...model.series.flatMap(({ points }, i) => [
        ...(model.kind === 'bars' ? barMarks(points, i, shift(i)) : []),
        ...rowMarks(points, i, shift(i)),
      ]),
    ],
  };
}

/** A bar from 0 to each value, as wide as the row leaves room for. */
function barMarks(points: readonly ChartPoint[], series: number, dy: number): Plot.Markish[] {
  const stroke = colours[series] ?? 'currentColor';
  const bar = { x1: 0, x2: 'value', strokeWidth: 14, strokeOpacity: 0.3 };
  return [Plot.ruleY(points, { y: 'at', ...bar, stroke, dy })];
}

function rowMarks(points: readonly ChartPoint[], series: number, dy: number): Plot.Markish[] {
  const stroke = colours[series] ?? 'currentColor';
  const ranged = points.filter(({ range }) => range !== null);
  return [
    Plot.ruleY(ranged, {
      ...{ y: 'at', x1: (point: ChartPoint) => point.range?.[0] ?? 0 },
      ...{ x2: (point: ChartPoint) => point.range?.[1] ?? 0, stroke, dy, strokeOpacity: 0.75 },
    }),
    Plot.ruleY(points, {
      ...{ y: 'at', x1: lowEnd, x2: highEnd, stroke, dy },
      ...{ strokeWidth: 5, strokeOpacity: 0.45 },
    }),
    Plot.dot(points, {
      ...{ y: 'at', x: 'value', fill: stroke, dy, r: 4.5 },
      symbol: symbols[series] ?? 'circle',
    }),
  ];
}

/** The title of the upward axis stands `titleDy` pixels from the frame's corner, below the legend. */
function linesChart(model: ChartModel, width: number, titleDy: number): Plot.PlotOptions {
  const x: Plot.ScaleOptions =
    model.names === null
      ? { type: 'linear', domain: [0, 100] }
      : {
          ...{ type: 'point', domain: [...model.names], padding: 0.3 },
          ticks: thinNames(model.names, width - 62),
        };
  return {
    ...{ marginLeft: 44, marginRight: 18, height: 250 },
    x: { ...x, label: model.atTitle, labelAnchor: 'center', labelArrow: 'none', labelOffset: 44 },
    y: { ...valueAxis(model), label: null },
    marks: [
      Plot.gridY({ ticks: 6, stroke: 'var(--rule)', strokeOpacity: 1 }),
      Plot.ruleY([0], { stroke: 'var(--muted)' }),
      Plot.text([model.valueTitle], {
        ...{ text: [model.valueTitle], frameAnchor: 'top-left', lineAnchor: 'middle' },
        ...{ dx: -36, dy: titleDy },
      }),
      ...model.series.flatMap(({ points }, i) => lineMarks(points, i)),
    ],
  };
}

/** Keeps every second, third … name where all of them would not stand beside each other in a width in pixels. */
export function thinNames(names: readonly string[], width: number): string[] {
  const room = width / Math.max(1, names.length);
  const widest = Math.max(0, ...names.map((name) => name.length)) * letterWidth + 6;
  const step = Math.max(1, Math.ceil(widest / room));
  return names.filter((_, i) => i % step === 0);
}

function lineMarks(points: readonly ChartPoint[], series: number): Plot.Markish[] {
  const stroke = colours[series] ?? 'currentColor';
  return [
    Plot.areaY(points, { x: 'at', y1: lowEnd, y2: highEnd, fill: stroke, fillOpacity: 0.16 }),
    Plot.lineY(points, { x: 'at', y: 'value', stroke, strokeWidth: 2.25 }),
    Plot.dot(points, {
      ...{ x: 'at', y: 'value', fill: stroke, r: 4.5 },
      symbol: symbols[series] ?? 'circle',
    }),
  ];
}

const lowEnd = (point: ChartPoint): number => point.interval[0];
const highEnd = (point: ChartPoint): number => point.interval[1];

interface LegendPlace {
  readonly left: number;
  readonly line: number;
}

/** Places the names of series one after the other, in a new line where there is no room. */
export function placeLegend(series: readonly ChartSeries[], width: number): readonly LegendPlace[] {
  let left = 8;
  let line = 0;
  return series.map(({ label }) => {
    const wide = 28 + label.length * letterWidth;
    if (left > 8 && left + wide > width) {
      left = 8;
      line++;
    }
    const place = { left, line };
    left += wide;
    return place;
  });
}

/** Names of series above the frame, whose corner is at `left` and `top`. */
function legend(
  series: readonly ChartSeries[],
  places: readonly LegendPlace[],
  frame: { readonly left: number; readonly top: number },
): readonly Plot.Markish[] {
  return series.flatMap(({ label }, i) => {
    const place = places[i] ?? { left: 0, line: 0 };
    const dx = place.left - frame.left;
    const dy = 10 + place.line * legendLine - frame.top;
    const corner = { frameAnchor: 'top-left' as const, dy };
    const fill = colours[i] ?? 'currentColor';
    return [
      Plot.dot([label], { ...corner, dx: dx + 5, fill, r: 4.5, symbol: symbols[i] ?? 'circle' }),
      Plot.text([label], { ...corner, dx: dx + 15, text: [label], lineAnchor: 'middle' }),
    ];
  });
}
