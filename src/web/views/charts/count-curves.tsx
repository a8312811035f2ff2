import { useEffect, useMemo, useState } from 'react';
import type { CountCurve } from '../../../pipeline/count-curve.ts';
import type { Overview } from '../../engine/overview.ts';
import { namePosture } from '../../parts/chart/base-rows.ts';
import { ChartFigure } from '../../parts/chart/chart-figure.tsx';
import { useActions, usePageState } from '../../state/use-page.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { countCharts } from './count-charts.ts';

/** Where the answer stands. */
type Asked = 'no' | 'asked' | 'failed' | readonly CountCurve[];

/** The border at multiples of the stated count, computed when somebody asks for it. */
export function CountCurves({ overview }: { readonly overview: Overview }) {
  const texts = useTexts();
  const words = texts.charts.counts;
  const { asked, ask } = useCounts();
  const charts = useMemo(() => {
    const posture = typeof asked === 'string' ? '' : (asked[0]?.posture ?? '');
    return typeof asked === 'string'
      ? []
      : countCharts(asked, namePosture(overview, posture), texts.charts);
  }, [asked, overview, texts]);
  return (
    <section aria-labelledby="count-curves">
      <h2 id="count-curves">{words.title}</h2>
      <p>{words.lead}</p>
      {(asked === 'no' || asked === 'failed') && (
        <p className="buttons">
          <button type="button" onClick={ask}>
            {words.compute}
          </button>
        </p>
      )}
      <p role="status">{asked === 'asked' ? words.computing : ''}</p>
      {asked === 'failed' && <p role="alert">{words.failed}</p>}
      {typeof asked !== 'string' && charts.length === 0 && <p className="note">{words.none}</p>}
      <div className="chart-grid">
        {charts.map((model) => (
          <ChartFigure key={model.id} model={model} />
        ))}
      </div>
    </section>
  );
}

/** Asks the engine for the curves of the finished run; a newer run starts anew. */
function useCounts(): { readonly asked: Asked; readonly ask: () => void } {
  const { engine } = useActions();
  const run = usePageState((state) => state.run.number);
  const [answer, setAnswer] = useState<{ readonly run: number; readonly asked: Asked }>({
    ...{ run, asked: 'no' },
  });
  useEffect(() => setAnswer({ run, asked: 'no' }), [run]);
  const settle = (asked: Asked): void =>
    setAnswer((now) => (now.run === run ? { run, asked } : now));
  return {
    asked: answer.asked,
    ask: () => {
      settle('asked');
      engine.ask('counts', { run }).then(settle, () => settle('failed'));
    },
  };
}
