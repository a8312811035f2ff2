import { useEffect, useRef, useState } from 'react';
import { usePageState } from '../../state/use-page.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { saveFile } from '../save-file.ts';
import { type ChartModel, writeChartCsv } from './chart-model.ts';
import { paintPng, standAlone, writeSvg } from './export-chart.ts';

/** Least and most width of a drawn chart, pixels. */
const [leastWidth, mostWidth] = [300, 680];

/** A chart with its sentence, source, table and files. What draws it is fetched when the first one is shown. */
export function ChartFigure({ model }: { readonly model: ChartModel }) {
  const box = useRef<HTMLDivElement>(null);
  const { isFailed, chart } = useDrawing(model, box);
  const texts = useTexts().charts;
  const id = `chart-${model.id}`;
  return (
    <section className="chart-figure" aria-labelledby={id}>
      <h2 id={id}>{model.title}</h2>
      <p>{model.sentence}</p>
      <figure>
        <div ref={box} className="chart-box" />
        {isFailed && <p role="alert">{texts.failed}</p>}
        <figcaption>{model.caption}</figcaption>
      </figure>
      <Files model={model} chart={chart} />
      <Table model={model} />
    </section>
  );
}

/** Draws the chart as wide as its box, and again when that changes. */
function useDrawing(model: ChartModel, box: { readonly current: HTMLDivElement | null }) {
  const chart = useRef<SVGSVGElement | null>(null);
  const [isFailed, setFailed] = useState(false);
  useEffect(() => {
    const frame = box.current;
    if (frame === null) return;
    let waiting = 0;
    let drawn = 0;
    let isOver = false;
    const draw = async (): Promise<void> => {
      const width = Math.max(leastWidth, Math.min(mostWidth, Math.floor(frame.clientWidth)));
      if (width === drawn) return;
      drawn = width;
      const { drawChart } = await import('./draw-chart.ts');
      // Another chart or another width has come meanwhile: an older picture must not come after it.
      if (isOver || width !== drawn) return;
      // Each chart in a task of its own, so that none keeps the page from answering.
      waiting = window.setTimeout(() => {
        chart.current = drawChart(model, width);
        frame.replaceChildren(chart.current);
      });
    };
    const watch = new ResizeObserver(() => {
      draw().catch(() => setFailed(true));
    });
    watch.observe(frame);
    return () => {
      isOver = true;
      watch.disconnect();
      clearTimeout(waiting);
    };
  }, [model, box]);
  return { isFailed, chart };
}

function Files(props: {
  readonly model: ChartModel;
  readonly chart: { readonly current: SVGSVGElement | null };
}) {
  const texts = useTexts().charts;
  const digest = usePageState((state) => state.run.overview?.run.digest ?? '');
  const { model, chart } = props;
  const name = `skyproof-${model.id}`;
  const picture = (): SVGSVGElement | null => {
    const source = `${model.caption} ${texts.run(digest.slice(0, 12))}`;
    return chart.current === null
      ? null
      : standAlone(chart.current, { title: model.title, description: model.sentence, source });
  };
  const saveSvg = (): void => {
    const drawn = picture();
    if (drawn !== null) saveFile(`${name}.svg`, writeSvg(drawn));
  };
  const savePng = async (): Promise<void> => {
    const drawn = picture();
    if (drawn !== null) saveFile(`${name}.png`, await paintPng(drawn, 2));
  };
  const saveCsv = (): void => saveFile(`${name}.csv`, writeChartCsv(model, texts.csvHead));
  const files: readonly (readonly [kind: string, save: () => void])[] = [
    ['SVG', saveSvg],
    ['PNG', () => void savePng().catch(() => {})],
    ['CSV', saveCsv],
  ];
  return (
    <p className="buttons chart-files">
      {files.map(([kind, save]) => (
        <button
          key={kind}
          type="button"
          aria-label={texts.saveAs(model.title, kind)}
          onClick={save}
        >
          {kind}
        </button>
      ))}
    </p>
  );
}

function Table({ model }: { readonly model: ChartModel }) {
  const texts = useTexts().charts;
  return (
    <details>
      <summary>{texts.table}</summary>
      <div className="scroll">
        <table>
          <caption>{model.title}</caption>
          <thead>
            <tr>
              {model.tableHead.map((cell) => (
                <th key={cell} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {model.tableRows.map(([first = '', ...others]) => (
              <tr key={[first, ...others].join('|')}>
                <th scope="row">{first}</th>
                {others.map((cell, i) => (
                  <td key={model.tableHead[i + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
