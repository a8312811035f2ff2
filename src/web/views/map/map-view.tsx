import { useEffect, useMemo, useState } from 'react';
import { dataCredits } from '../../../atlas/credits.ts';
import { writeChance, writeInteger, writeMetres } from '../../../publish/format.ts';
import { layerOf } from '../../engine/map-layer.ts';
import type { MapView as View } from '../../engine/map-view.ts';
import type { Overview } from '../../engine/overview.ts';
import { ChartFigure } from '../../parts/chart/chart-figure.tsx';
import { useActions, usePageState } from '../../state/use-page.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { gapCharts } from './gap-charts.ts';
import { gapLengthCharts } from './gap-length-charts.ts';
import { MapCanvas } from './map-canvas.tsx';
import { type MapChoice, MapSide } from './map-side.tsx';

/** The map of coverage with its legend, and how long the gaps in the border are. */
export function MapView() {
  const texts = useTexts();
  const overview = usePageState((state) => state.run.overview);
  const asked = useMap();
  const [choice, choose] = useState<MapChoice>({ altitude: 0, k: 1 });
  if (overview === null) return <p>{texts.nothingYet}</p>;
  const view = typeof asked === 'object' ? asked : null;
  return (
    <>
      <h1>{texts.map.title}</h1>
      {asked === 'asked' && <p role="status">{texts.map.loading}</p>}
      {asked === 'failed' && <p role="alert">{texts.map.failed}</p>}
      {asked === null && <p>{texts.map.noMap}</p>}
      {view !== null && <Shown view={view} choice={choice} choose={choose} />}
      <Gaps overview={overview} altitudeM={view?.altitudesM[choice.altitude] ?? 0} />
    </>
  );
}

/** Asks the engine for the map of the finished run. */
function useMap(): View | null | 'asked' | 'failed' {
  const { engine } = useActions();
  const run = usePageState((state) => (state.run.overview === null ? null : state.run.number));
  const [found, setFound] = useState<View | null | 'asked' | 'failed'>('asked');
  useEffect(() => {
    if (run === null) return;
    let isWanted = true;
    setFound('asked');
    engine.ask('map', { run }).then(
      (view) => isWanted && setFound(view),
      () => isWanted && setFound('failed'),
    );
    return () => {
      isWanted = false;
    };
  }, [engine, run]);
  return found;
}

function Shown({ view, choice, choose }: Parameters<typeof MapSide>[0]) {
  const texts = useTexts().map;
  const altitude = Math.min(choice.altitude, view.altitudesM.length - 1);
  const layer = layerOf(choice.k, altitude, view.altitudesM.length);
  const altitudeM = view.altitudesM[altitude] ?? 0;
  const height = altitudeM === 0 ? texts.atGround : texts.at(writeMetres(altitudeM));
  const cell = `${writeInteger(view.cellM / 1000)} km`;
  const credits = dataCredits.map(({ credit, licence }) => `${credit} (${licence})`).join(', ');
  return (
    <>
      <p>
        {texts.lead} {texts.method(cell, writeInteger(view.trials))}
      </p>
      <output className="finding second map-seen">
        {texts.seen(writeMean(view.means[layer] ?? 0, texts.none), height, choice.k)}
      </output>
      <div className="mapbox">
        <figure>
          <MapCanvas view={view} layer={layer} />
          <figcaption>
            {view.posture}. {texts.credit(view.dataset, credits)}
          </figcaption>
        </figure>
        <MapSide view={view} choice={{ ...choice, altitude }} choose={choose} />
      </div>
      <MeansTable view={view} />
    </>
  );
}

/** Lengths and numbers of gaps, at the map's height and by height; where they lie is not said. */
function Gaps(props: { readonly overview: Overview; readonly altitudeM: number }) {
  const { overview, altitudeM } = props;
  const texts = useTexts();
  const byHeight = useMemo(() => gapCharts(overview, texts.charts), [overview, texts]);
  const lengths = useMemo(
    () => gapLengthCharts(overview, altitudeM, texts.charts),
    [overview, altitudeM, texts],
  );
  const charts = [...lengths, ...byHeight];
  return (
    <>
      <p className="gaps-lead">{charts.length === 0 ? texts.charts.noGaps : texts.map.gapsLead}</p>
      <div className="chart-grid">
        {charts.map((model) => (
          <ChartFigure key={model.id} model={model} />
        ))}
      </div>
    </>
  );
}

function MeansTable({ view }: { readonly view: View }) {
  const texts = useTexts().map;
  const { altitudesM, counts, means } = view;
  return (
    <details>
      <summary>{texts.table}</summary>
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.tableHead}</th>
              {counts.map((k) => (
                <th key={k} scope="col">
                  {texts.units(k)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {altitudesM.map((altitudeM, a) => (
              <tr key={altitudeM}>
                <th scope="row">{altitudeM === 0 ? texts.ground : writeMetres(altitudeM)}</th>
                {counts.map((k) => (
                  <td key={k}>
                    {writeMean(means[layerOf(k, a, altitudesM.length)] ?? 0, texts.none)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function writeMean(mean: number, none: string): string {
  return mean === 0 ? none : writeChance(mean, null);
}
