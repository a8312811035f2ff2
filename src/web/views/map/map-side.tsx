import { useId } from 'react';
import { writeInteger, writeMetres } from '../../../publish/format.ts';
import { classEdges } from '../../../publish/page/map-layers.ts';
import type { MapView } from '../../engine/map-view.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Which layer is looked at. */
export interface MapChoice {
  /** Index into the map's altitudes. */
  readonly altitude: number;
  readonly k: number;
}

/** Height and number of units, and what the colours mean. */
export function MapSide(props: {
  readonly view: MapView;
  readonly choice: MapChoice;
  readonly choose: (choice: MapChoice) => void;
}) {
  const texts = useTexts().map;
  const { view } = props;
  return (
    <div className="side">
      <HeightSlider {...props} />
      <CountChoice {...props} />
      <p className="head">{texts.legend}</p>
      <Legend />
      <p className="head">
        <span className="area-key" aria-hidden="true" /> {texts.areas}
      </p>
      {view.areas.length === 0 ? (
        <p className="note">{texts.noAreas}</p>
      ) : (
        <ul className="plain note">
          {view.areas.map((area) => (
            <li key={area}>{area}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

type SideProps = Parameters<typeof MapSide>[0];

function HeightSlider({ view, choice, choose }: SideProps) {
  const texts = useTexts().map;
  const id = useId();
  const altitudeM = view.altitudesM[choice.altitude] ?? 0;
  const name = altitudeM === 0 ? texts.ground : writeMetres(altitudeM);
  return (
    <p className="height-choice">
      <label htmlFor={id}>
        <span className="head">{texts.altitude}</span> <strong>{name}</strong>
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={view.altitudesM.length - 1}
        step={1}
        value={choice.altitude}
        aria-valuetext={name}
        onChange={(event) => choose({ ...choice, altitude: Number(event.target.value) })}
      />
      <span className="ends" aria-hidden="true">
        <span>{writeInteger(view.altitudesM[0] ?? 0)} m</span>
        <span>{writeInteger(view.altitudesM.at(-1) ?? 0)} m</span>
      </span>
    </p>
  );
}

function CountChoice({ view, choice, choose }: SideProps) {
  const texts = useTexts().map;
  const name = useId();
  if (view.counts.length < 2) return <p className="note">{texts.onlyOne}</p>;
  return (
    <fieldset className="count-choice">
      <legend>{texts.count}</legend>
      {view.counts.map((k) => (
        <label key={k}>
          <input
            type="radio"
            name={name}
            checked={k === choice.k}
            onChange={() => choose({ ...choice, k })}
          />{' '}
          {texts.units(k)}
        </label>
      ))}
    </fieldset>
  );
}

function Legend() {
  const texts = useTexts().map;
  const edges = [0, ...classEdges, 1].map((edge) => Math.round(edge * 100));
  return (
    <ul className="ramp">
      {edges.slice(0, -1).map((low, rank) => {
        const high = edges[rank + 1] ?? 100;
        const label =
          rank === 0
            ? texts.under(high)
            : high === 100
              ? texts.orMore(low)
              : texts.between(low, high);
        return (
          <li key={low}>
            <svg viewBox="0 0 16 12" aria-hidden="true">
              <rect className={`c${rank}`} width="16" height="12" />
            </svg>
            {label}
          </li>
        );
      })}
    </ul>
  );
}
