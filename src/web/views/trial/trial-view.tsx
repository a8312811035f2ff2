import { useEffect, useId, useState } from 'react';
import type { RaidAccount, RaidChoice, RaidRequest } from '../../../pipeline/replay-raid.ts';
import type { TrialAccount } from '../../../pipeline/replay-trial.ts';
import { writeMetres } from '../../../publish/format.ts';
import { useActions, usePageState } from '../../state/use-page.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { RaidPlayer } from './raid-player.tsx';
import { TrialNumbers } from './trial-numbers.tsx';

/** What is told: null while it is on its way. */
interface Told {
  readonly request: RaidRequest;
  readonly account: RaidAccount | null;
  readonly choices: readonly RaidChoice[];
  readonly trial: TrialAccount;
}

/** Watch one raid of one trial as time goes on: one possible world, in counts and times. */
export function TrialView() {
  const texts = useTexts();
  const overview = usePageState((state) => state.run.overview);
  const run = usePageState((state) => state.run.number);
  const [request, setRequest] = useState<RaidRequest>({
    ...{ case: 'base', trial: 0, intruder: null, altitudeM: null },
    posture: overview?.mainPosture ?? null,
  });
  const { told, fault } = useTold(overview === null ? null : run, request);
  if (overview === null) return <p>{texts.nothingYet}</p>;
  return (
    <>
      <h1>{texts.trial.title}</h1>
      <p>{texts.trial.lead}</p>
      <p className="one-world">{texts.trial.onePossible(request.trial)}</p>
      <RaidForm request={request} told={told} onChange={setRequest} />
      {fault !== null && (
        <p className="wrong sans" role="alert">
          {texts.trial.fault(fault)}
        </p>
      )}
      {told === null && fault === null && <p aria-live="polite">{texts.trial.waiting}</p>}
      {told !== null && (
        <div className="trial">
          {told.account === null ? (
            <p>{texts.trial.noRaid}</p>
          ) : (
            <RaidPlayer key={JSON.stringify(told.request)} account={told.account} />
          )}
          <TrialNumbers
            account={told.trial}
            posture={told.account?.posture ?? overview.mainPosture}
            altitudeM={told.account?.altitudeM ?? 0}
            intruder={told.account?.intruder ?? ''}
          />
        </div>
      )}
    </>
  );
}

/** Asks the engine for a trial; an answer to an older question is dropped. */
function useTold(
  run: number | null,
  request: RaidRequest,
): { readonly told: Told | null; readonly fault: string | null } {
  const { engine } = useActions();
  const [told, setTold] = useState<Told | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    if (run === null) return;
    let isWanted = true;
    const { case: each, trial } = request;
    Promise.all([
      engine.ask('raid', { ...request, run }),
      engine.ask('replay', { run, case: each, trial }),
    ]).then(
      ([raid, numbers]) => {
        if (!isWanted) return;
        setTold({ request, ...raid, trial: numbers });
        setFault(null);
      },
      (error: unknown) => isWanted && setFault(error instanceof Error ? error.message : `${error}`),
    );
    return () => {
      isWanted = false;
    };
  }, [engine, request, run]);
  return { told, fault };
}

interface FormProps {
  readonly request: RaidRequest;
  readonly told: Told | null;
  readonly onChange: (request: RaidRequest) => void;
}

function RaidForm({ request, told, onChange }: FormProps) {
  const texts = useTexts().trial;
  const overview = usePageState((state) => state.run.overview);
  const choices = told?.choices ?? [];
  const intruder = told?.account?.intruder ?? choices[0]?.intruder ?? '';
  const heights = choices.find((one) => one.intruder === intruder)?.altitudesM ?? [];
  return (
    <div className="raid-form sans">
      <Choice
        label={texts.case}
        value={request.case}
        options={(overview?.cases ?? []).map((id) => [id, id])}
        onChange={(id) =>
          onChange({ ...request, case: id, intruder: null, altitudeM: null, posture: null })
        }
      />
      <Choice
        label={texts.class}
        value={intruder}
        options={choices.map((one) => [one.intruder, texts.classOption(one.name, one.count)])}
        onChange={(id) => onChange({ ...request, intruder: id, altitudeM: null })}
      />
      <Choice
        label={texts.height}
        value={String(told?.account?.altitudeM ?? '')}
        options={heights.map((height) => [String(height), writeMetres(height)])}
        onChange={(height) => onChange({ ...request, intruder, altitudeM: Number(height) })}
      />
      <Choice
        label={texts.posture}
        value={told?.account?.posture ?? ''}
        options={(told?.trial.postures ?? []).map(({ id, label }) => [id, label])}
        onChange={(posture) => onChange({ ...request, posture })}
      />
      <TrialNumber trial={request.trial} onChange={(trial) => onChange({ ...request, trial })} />
    </div>
  );
}

function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChange: (value: string) => void;
}) {
  return (
    <label>
      {props.label}{' '}
      <select value={props.value} onChange={({ target }) => props.onChange(target.value)}>
        {props.options.map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

function TrialNumber(props: {
  readonly trial: number;
  readonly onChange: (trial: number) => void;
}) {
  const texts = useTexts().trial;
  const id = useId();
  const { trial, onChange } = props;
  return (
    <span className="trial-number">
      <label htmlFor={id}>{texts.number}</label>{' '}
      <input
        id={id}
        type="number"
        min={0}
        max={4294967295}
        step={1}
        value={trial}
        onChange={({ target }) => {
          const number = Number(target.value);
          if (Number.isInteger(number) && number >= 0 && number < 4294967296) onChange(number);
        }}
      />{' '}
      <button
        type="button"
        aria-label={texts.before}
        disabled={trial === 0}
        onClick={() => onChange(trial - 1)}
      >
        −
      </button>{' '}
      <button type="button" aria-label={texts.next} onClick={() => onChange(trial + 1)}>
        +
      </button>
    </span>
  );
}
