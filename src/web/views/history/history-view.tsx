import { useEffect, useRef, useState } from 'react';
import { PlaceNote } from '../../parts/place-note.tsx';
import { hasEnded } from '../../server/server-state.ts';
import { useActions, usePageState } from '../../state/use-page.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { LetInPart } from './let-in-part.tsx';
import { RunItem } from './run-item.tsx';

/** After so long runs that are not over are looked at again, ms. */
const lookEveryMs = 5_000;

/** The runs that the server behind the page keeps. */
export function HistoryView() {
  const texts = useTexts().server.history;
  const mark = usePageState((state) => state.server.mark);
  return (
    <div className="history-view">
      <h1>{texts.title}</h1>
      {mark === 'session' ? (
        <>
          <p>{texts.lead}</p>
          <RunList />
          <LetInPart />
        </>
      ) : (
        <>
          <p>{texts.noSession}</p>
          <p className="buttons">
            <button type="button" onClick={() => location.reload()}>
              {texts.loadPage}
            </button>
          </p>
        </>
      )}
    </div>
  );
}

function RunList() {
  const texts = useTexts().server.history;
  const { loadRuns, loadOlderRuns } = useActions();
  const runs = usePageState((state) => state.server.runs);
  const next = usePageState((state) => state.server.next);
  const [said, setSaid] = useState('');
  const status = useRef<HTMLParagraphElement>(null);
  useLooking();
  return (
    <section>
      <h2 className="unseen">{texts.runs}</h2>
      <p className="buttons">
        <button type="button" onClick={() => void loadRuns()}>
          {texts.refresh}
        </button>
      </p>
      <p ref={status} className="note" tabIndex={-1} aria-live="polite">
        {said} {runs === null ? texts.loading : runs.length === 0 && texts.empty}
      </p>
      <PlaceNote place="history" />
      <ul className="plain runs">
        {(runs ?? []).map((run) => (
          <RunItem
            key={run.id}
            run={run}
            onRemoved={() => {
              setSaid(texts.removed(run.title));
              // What had the focus is gone.
              status.current?.focus();
            }}
          />
        ))}
      </ul>
      {next !== null && (
        <p className="buttons">
          <button type="button" onClick={() => void loadOlderRuns()}>
            {texts.older}
          </button>
        </p>
      )}
    </section>
  );
}

/** Loads the runs when the view is opened, and again some seconds later as long as one of them is not over and somebody looks. */
function useLooking(): void {
  const { loadRuns } = useActions();
  const isAnyOpen = usePageState(
    ({ server }) => server.runs?.some((run) => !hasEnded(run)) ?? false,
  );
  useEffect(() => void loadRuns(), [loadRuns]);
  useEffect(() => {
    if (!isAnyOpen) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void loadRuns();
    }, lookEveryMs);
    return () => clearInterval(timer);
  }, [isAnyOpen, loadRuns]);
}
