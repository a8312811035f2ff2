import { useMemo } from 'react';
import { ChartFigure } from '../../parts/chart/chart-figure.tsx';
import type { ChartModel } from '../../parts/chart/chart-model.ts';
import { usePageState } from '../../state/use-page.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { afterAlertChart } from './after-alert-chart.ts';
import { CountCurves } from './count-curves.tsx';
import { coverageChart } from './coverage-chart.ts';
import { driversChart } from './drivers-chart.ts';
import { raidChart } from './raid-chart.ts';
import { readinessChart } from './readiness-chart.ts';
import { tornadoCharts } from './tornado-charts.ts';

const makers = [coverageChart, readinessChart, raidChart, afterAlertChart, driversChart];

/** What the trials gave, drawn: each chart with its sentence, source, table and files. */
export function ChartsView() {
  const texts = useTexts();
  const overview = usePageState((state) => state.run.overview);
  const charts = useMemo(
    (): readonly ChartModel[] =>
      overview === null
        ? []
        : [
            ...makers.flatMap((make) => make(overview, texts.charts) ?? []),
            ...tornadoCharts(overview, texts.charts),
          ],
    [overview, texts],
  );
  if (overview === null) return <p>{texts.nothingYet}</p>;
  return (
    <>
      <h1>{texts.charts.title}</h1>
      <p>{texts.charts.lead}</p>
      <div className="chart-grid">
        {charts.map((model) => (
          <ChartFigure key={model.id} model={model} />
        ))}
      </div>
      <CountCurves overview={overview} />
      {!charts.some(({ id }) => /^(drivers|decides-)/.test(id)) && (
        <p className="note">{texts.charts.drivers.none}</p>
      )}
    </>
  );
}
