import { useEffect, useSyncExternalStore } from 'react';
import { writeInteger } from '../../../publish/format.ts';
import { HandOver } from '../../parts/hand-over.tsx';
import { useActions, usePageState } from '../../state/use-page.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { ControlGroups } from './control-groups.tsx';
import { KeptAndNow } from './kept-and-now.tsx';
import { SettingResults } from './setting-results.tsx';
import { type WhatIf, type WhatIfState, whatIfOf } from './what-if-store.ts';

/** Sliders for what nobody knows, with what follows from them. */
export function WhatIfView() {
  const texts = useTexts();
  const { engine } = useActions();
  const yaml = usePageState((state) => state.yaml);
  const start = usePageState((state) => state.draftedYaml ?? state.yaml);
  const whatIf = whatIfOf(engine);
  const state = useSyncExternalStore(whatIf.store.subscribe, whatIf.store.get);
  useEffect(() => {
    if (start !== null && yaml !== null) whatIf.open(start, yaml);
  }, [start, whatIf, yaml]);
  if (start === null) return <p>{texts.nothingYet}</p>;
  return (
    <>
      <h1>{texts.whatIf.title}</h1>
      <p>{texts.whatIf.lead}</p>
      <Buttons state={state} whatIf={whatIf} />
      {state.controls.length === 0 ? (
        <p aria-live="polite">{texts.whatIf.waiting}</p>
      ) : (
        <div className="what-if">
          <ControlGroups state={state} whatIf={whatIf} />
          <SettingResults state={state} whatIf={whatIf} />
        </div>
      )}
      <KeptAndNow state={state} />
    </>
  );
}

function Buttons({ state, whatIf }: { readonly state: WhatIfState; readonly whatIf: WhatIf }) {
  const texts = useTexts().whatIf;
  const { runYaml, keepRun } = useActions();
  const hasReports = usePageState(({ read }) => (read?.reports.length ?? 0) > 0);
  const { status, overview } = usePageState(({ run }) => run);
  const kept = usePageState((page) => page.kept);
  const runInFull = (): void => {
    if (state.yaml !== null) runYaml(state.yaml, state.start).catch(() => {});
  };
  return (
    <div className="sans">
      <p className="buttons">
        <button type="button" disabled={state.changes.size === 0} onClick={whatIf.reset}>
          {hasReports ? texts.back : texts.backToFile}
        </button>
        <button type="button" className="main" disabled={state.yaml === null} onClick={runInFull}>
          {texts.runInFull}
        </button>
        {state.changes.size > 0 && <HandOver yaml={state.yaml} label={texts.runOnServer} />}
        <button
          type="button"
          disabled={status !== 'done' || overview === null}
          onClick={() => keepRun(true)}
        >
          {texts.keep}
        </button>
        {kept !== null && (
          <button type="button" onClick={() => keepRun(false)}>
            {texts.forget} ({writeInteger(kept.overview.run.trials)})
          </button>
        )}
      </p>
      <p className="note">{texts.changed(state.changes.size)}</p>
    </div>
  );
}
