import { texts as exampleTexts } from 'virtual:example';
import { type DragEvent, type FormEvent, useState } from 'react';
import type { Finding } from '../../../domain/finding.ts';
import { mostReports, type ReportText } from '../../engine/protocol.ts';
import { RefusedFiles } from '../../parts/findings.tsx';
import { VerdictCards } from '../../parts/verdict-cards.tsx';
import { readReportFiles } from '../../state/read-files.ts';
import { useActions, usePageState } from '../../state/use-page.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { OpenScenario, SettingFields, StartFromCountry } from './other-starts.tsx';

/** Where somebody begins: a box for reports, or the example, which is assessed already. */
export function StartView() {
  const texts = useTexts().start;
  const { assess, typeTexts, forget } = useActions();
  const typed = usePageState((state) => state.typed);
  const settings = usePageState((state) => state.settings);
  const [asOf, setAsOf] = useState(settings.asOf ?? '');
  const [territory, setTerritory] = useState(settings.territory ?? '');
  const [isOver, setOver] = useState(false);
  const [refused, setRefused] = useState<readonly Finding[]>([]);

  const add = async (files: FileList | null): Promise<void> => {
    const kept = typed.filter(({ text }) => text.trim() !== '');
    const { texts: read, findings } = await readReportFiles([...(files ?? [])], kept.length);
    setRefused(findings);
    typeTexts([...kept, ...read]);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    add(event.dataTransfer.files).catch(() => {});
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const given = typed.filter(({ text }) => text.trim() !== '');
    if (given.length === 0) return;
    assess(given, { asOf: asOf || null, territory: territory || null }).catch(() => {});
  };
  const shown: readonly ReportText[] =
    typed.length === 0 ? [{ name: 'report-1.txt', text: '' }] : typed;
  const isEmpty = shown.every(({ text }) => text.trim() === '');
  // Two files may have the same name.
  const keys = shown.map(
    ({ name }, at) => `${name} ${shown.slice(0, at).filter((one) => one.name === name).length}`,
  );
  const change = (at: number, text: string): void =>
    typeTexts(shown.map((one, i) => (i === at ? { name: one.name, text } : one)));

  return (
    <>
      <h1>{texts.title}</h1>
      <p>{texts.lead}</p>
      <form
        className={isOver ? 'reports-box over' : 'reports-box'}
        onSubmit={submit}
        onDrop={drop}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
      >
        {shown.map((one, at) => (
          <ReportBox
            key={keys[at]}
            report={one}
            at={at}
            isNeeded={at === 0 && isEmpty}
            onChange={(text) => change(at, text)}
            onRemove={shown.length > 1 ? () => typeTexts(shown.filter((_, i) => i !== at)) : null}
          />
        ))}
        <RefusedFiles findings={refused} />
        <SettingFields
          asOf={asOf}
          territory={territory}
          onAsOf={setAsOf}
          onTerritory={setTerritory}
        />
        <p className="buttons">
          <button type="submit" className="main">
            {texts.assess}
          </button>
          <button
            type="button"
            disabled={shown.length >= mostReports}
            onClick={() =>
              typeTexts([...shown, { name: `report-${shown.length + 1}.txt`, text: '' }])
            }
          >
            {texts.add}
          </button>
          <label className="button">
            {texts.choose}
            <input
              type="file"
              multiple
              accept=".txt,.md,.html,.htm,text/*"
              onChange={(event) => {
                add(event.target.files).catch(() => {});
              }}
            />
          </label>
          <button
            type="button"
            onClick={() => {
              assess(exampleTexts, { asOf: null, territory: null }).catch(() => {});
            }}
          >
            {texts.example}
          </button>
          <button type="button" onClick={forget}>
            {texts.forget}
          </button>
        </p>
      </form>
      <OpenScenario />
      <StartFromCountry />
      <SoFar />
    </>
  );
}

/** The leading claim of what is assessed now. */
function SoFar() {
  const texts = useTexts().start;
  const cards = usePageState((state) => state.run.cards);
  if (cards.length === 0) return null;
  return (
    <>
      <h2>{texts.soFar}</h2>
      <VerdictCards cards={cards.slice(0, 1)} />
    </>
  );
}

/** A box for the text of one report; `at` counts from 0. */
function ReportBox({
  report,
  at,
  isNeeded,
  onChange,
  onRemove,
}: {
  readonly report: ReportText;
  readonly at: number;
  /** Nothing can be assessed before there is a text here. */
  readonly isNeeded: boolean;
  readonly onChange: (text: string) => void;
  /** Null where it is the only one. */
  readonly onRemove: (() => void) | null;
}) {
  const texts = useTexts().start;
  return (
    <div className="report-box">
      <label htmlFor={`text-${at}`}>
        {texts.name(at + 1)}
        {report.text !== '' && ` · ${report.name}`}
      </label>
      <textarea
        id={`text-${at}`}
        rows={8}
        required={isNeeded}
        value={report.text}
        placeholder={texts.placeholder}
        onChange={(event) => onChange(event.target.value)}
      />
      {onRemove !== null && (
        <button type="button" onClick={onRemove}>
          {texts.remove} {texts.name(at + 1)}
        </button>
      )}
    </div>
  );
}
