import { type FormEvent, useId, useState } from 'react';
import type { Finding } from '../../../domain/finding.ts';
import { writeInteger } from '../../../publish/format.ts';
import type { TerrainAnswer } from '../../engine/protocol.ts';
import { Choice, TextField } from '../../parts/fields.tsx';
import { RefusedFiles } from '../../parts/findings.tsx';
import { HandOver } from '../../parts/hand-over.tsx';
import { PlaceNote } from '../../parts/place-note.tsx';
import { useCatalogue } from '../../parts/use-catalogue.ts';
import { readElevationFile, readScenarioFile } from '../../state/read-files.ts';
import { useActions, usePageState } from '../../state/use-page.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { countryScenario } from './country-scenario.ts';

/** Opens a scenario file, pasted or from the disk. */
export function OpenScenario() {
  const texts = useTexts().start;
  const { openScenario, show } = useActions();
  const [yaml, setYaml] = useState('');
  const [refused, setRefused] = useState<readonly Finding[]>([]);
  const id = useId();
  const run = (text: string): void => {
    setRefused([]);
    openScenario(text).catch(() => {});
  };
  const open = async (file: File): Promise<void> => {
    const { text, findings } = await readScenarioFile(file);
    setRefused(findings);
    if (text === null) return;
    setYaml(text);
    run(text);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (yaml.trim() !== '') run(yaml);
  };
  return (
    <details className="other-start">
      <summary>{texts.scenario}</summary>
      <form onSubmit={submit}>
        <div className="report-box">
          <label htmlFor={id}>{texts.scenarioText}</label>
          <textarea
            id={id}
            rows={10}
            spellCheck={false}
            className="code"
            value={yaml}
            onChange={(event) => setYaml(event.target.value)}
          />
        </div>
        <RefusedFiles findings={refused} />
        <ElevationFile />
        <p className="buttons">
          <button type="submit" className="main" disabled={yaml.trim() === ''}>
            {texts.scenarioRun}
          </button>
          <HandOver
            yaml={yaml.trim() === '' ? null : yaml}
            place="scenario"
            label={texts.scenarioRunOnServer}
            onTaken={() => show('history')}
          />
          <label className="button">
            {texts.scenarioFile}
            <input
              type="file"
              accept=".yaml,.yml,.json"
              onChange={({ target }) => {
                const file = target.files?.[0];
                target.value = '';
                if (file !== undefined) open(file).catch(() => {});
              }}
            />
          </label>
        </p>
        <PlaceNote place="scenario" />
      </form>
    </details>
  );
}

/** Takes the heights that scenarios with terrain look over. */
function ElevationFile() {
  const texts = useTexts().start;
  const { engine } = useActions();
  const [held, setHeld] = useState<TerrainAnswer['held']>(null);
  const [refused, setRefused] = useState<readonly Finding[]>([]);
  const read = async (file: File): Promise<void> => {
    const { bytes, findings } = await readElevationFile(file);
    setRefused(findings);
    if (bytes === null) return;
    const answer = await engine.ask('terrain', { file: file.name, bytes });
    setRefused(answer.findings);
    if (answer.held !== null) setHeld(answer.held);
  };
  return (
    <>
      <p className="note">{texts.elevationNote}</p>
      <p className="buttons">
        <label className="button">
          {texts.elevationFile}
          <input
            type="file"
            accept=".tif,.tiff"
            onChange={({ target }) => {
              const file = target.files?.[0];
              target.value = '';
              if (file !== undefined) read(file).catch(() => {});
            }}
          />
        </label>
        <output>
          {held !== null &&
            texts.elevationHeld(
              held.file,
              writeInteger(held.columns),
              writeInteger(held.rows),
              writeInteger(held.voids),
            )}
        </output>
      </p>
      <RefusedFiles findings={refused} />
    </>
  );
}

/** Makes a scenario of a country, a system and a count. */
export function StartFromCountry() {
  const texts = useTexts().start;
  const { openScenario } = useActions();
  const catalogue = useCatalogue();
  const asOf = usePageState((state) => state.settings.asOf);
  const [territory, setTerritory] = useState('');
  const [system, setSystem] = useState('');
  const [count, setCount] = useState('100');
  const systems = (catalogue?.systems ?? []).filter(({ isRunnable }) => isRunnable);
  const number = /^\d{1,7}$/.test(count.trim()) ? Number(count) : 0;
  const isReady = territory !== '' && system !== '' && number > 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isReady) return;
    const yaml = countryScenario({ territory, system, count: number, asOf });
    openScenario(yaml).catch(() => {});
  };
  return (
    <details className="other-start">
      <summary>{texts.country}</summary>
      <p className="note">{texts.countryNote}</p>
      <form onSubmit={submit}>
        <div className="field-row">
          <Choice
            label={texts.territory}
            value={territory}
            options={[
              ['', texts.choosePlease],
              ...(catalogue?.countries ?? []).map(({ code, name }) => [code, name] as const),
            ]}
            onChange={setTerritory}
          />
          <Choice
            label={texts.system}
            value={system}
            options={[
              ['', texts.choosePlease],
              ...systems.map(({ id, name }) => [id, name] as const),
            ]}
            onChange={setSystem}
          />
          <TextField label={texts.count} value={count} isNumber onChange={setCount} />
        </div>
        <p className="buttons">
          <button type="submit" className="main" disabled={!isReady}>
            {texts.countryRun}
          </button>
        </p>
      </form>
    </details>
  );
}

/** As-of date and country for the next reading of reports; empty = the reports tell. */
export function SettingFields({
  asOf,
  territory,
  onAsOf,
  onTerritory,
}: {
  readonly asOf: string;
  readonly territory: string;
  readonly onAsOf: (asOf: string) => void;
  readonly onTerritory: (territory: string) => void;
}) {
  const texts = useTexts().start;
  const catalogue = useCatalogue();
  const id = useId();
  return (
    <div className="field-row">
      <div className="field sans">
        <label htmlFor={id}>{texts.asOf}</label>
        <input id={id} type="date" value={asOf} onChange={({ target }) => onAsOf(target.value)} />
      </div>
      <Choice
        label={texts.territory}
        value={territory}
        options={[
          ['', texts.asReported],
          ...(catalogue?.countries ?? []).map(({ code, name }) => [code, name] as const),
        ]}
        onChange={onTerritory}
      />
    </div>
  );
}
