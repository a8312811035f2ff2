import { useEffect, useState } from 'react';
import type { Card, CardFilter } from '../../engine/cards.ts';
import { VerdictCards } from '../../parts/verdict-cards.tsx';
import { useActions, usePageState } from '../../state/use-page.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Doubts } from './doubts.tsx';

/** Every claim with what is said of it; filters ask the engine for other readings, senses, heights and systems. */
export function VerdictsView() {
  const texts = useTexts();
  const { overview, cards, number } = usePageState((state) => state.run);
  const filter = usePageState((state) => state.filter);
  const { engine } = useActions();
  const [filtered, setFiltered] = useState<readonly Card[] | null>(null);
  const isFiltered = Object.values(filter).some((value) => value !== null);
  useEffect(() => {
    if (overview === null || !isFiltered) {
      setFiltered(null);
      return;
    }
    let isWanted = true;
    engine.ask('cards', { run: number, filter }).then(
      (found) => isWanted && setFiltered(found),
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [engine, filter, isFiltered, number, overview]);
  if (cards.length === 0) return <p>{texts.nothingYet}</p>;
  const shown = filtered ?? cards;
  const tested = shown.filter((card) => card.tested !== 'untestable');
  const others = shown.filter((card) => card.tested === 'untestable');
  return (
    <>
      <h1>{texts.verdicts.title}</h1>
      {overview !== null && (
        <>
          <p className="finding">{overview.headline.first}</p>
          <p className="finding second">{overview.headline.second}</p>
          <Filters />
        </>
      )}
      {tested.length === 0 && <p>{texts.verdicts.nothing}</p>}
      <h2 className="unseen">{texts.verdicts.claims}</h2>
      <VerdictCards cards={tested} />
      {others.length > 0 && (
        <details>
          <summary>
            {texts.verdicts.notTested} ({others.length})
          </summary>
          <VerdictCards cards={others} />
        </details>
      )}
      {overview !== null && <Doubts overview={overview} />}
    </>
  );
}

function Filters() {
  const texts = useTexts().verdicts;
  const { filter } = useActions();
  const chosen = usePageState((state) => state.filter);
  const overview = usePageState((state) => state.run.overview);
  if (overview === null) return null;
  const fields: readonly {
    readonly key: keyof CardFilter;
    readonly label: string;
    readonly options: readonly (readonly [value: string, label: string])[];
  }[] = [
    { key: 'reading', label: texts.reading, options: overview.readings.map((one) => [one, one]) },
    {
      key: 'posture',
      label: texts.posture,
      options: overview.postures.map(({ id, label }) => [id, label]),
    },
    {
      key: 'interpretation',
      label: texts.interpretation,
      options: overview.interpretations.map((one) => [one, one]),
    },
    {
      key: 'altitudeM',
      label: texts.altitude,
      options: overview.altitudesM.map((one) => [String(one), `${one} m`]),
    },
  ];
  const read = (key: keyof CardFilter, value: string): string | number | null => {
    if (value === '') return null;
    return key === 'altitudeM' ? Number(value) : value;
  };
  return (
    <p className="filters sans">
      {fields.map(({ key, label, options }) => (
        <label key={key}>
          {label}{' '}
          <select
            value={String(chosen[key] ?? '')}
            onChange={(event) => filter({ [key]: read(key, event.target.value) })}
          >
            <option value="">{key === 'reading' ? texts.asWritten : texts.any}</option>
            {options.map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ))}
    </p>
  );
}
