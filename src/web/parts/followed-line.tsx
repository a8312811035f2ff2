import { showInvisible } from '../../kernel/text/show-invisible.ts';
import { pagePath } from '../server/ask-server.ts';
import { type FollowedRun, hasEnded } from '../server/server-state.ts';
import { canHandOver } from '../state/page-state.ts';
import { useActions, usePageState } from '../state/use-page.ts';
import { useTexts } from '../texts/use-texts.ts';
import { FindingList } from './findings.tsx';
import { PlaceNote } from './place-note.tsx';
import { RunProgress } from './run-progress.tsx';

/** The run of the server that is followed, on every view; nothing where there is no server. */
export function FollowedLine() {
  const isThere = usePageState(canHandOver);
  const followed = usePageState((state) => state.server.followed);
  if (!isThere) return null;
  return (
    <>
      {followed !== null && <Followed followed={followed} />}
      <PlaceNote place="line" />
    </>
  );
}

function Followed({ followed }: { readonly followed: FollowedRun }) {
  const texts = useTexts().server;
  const { cancelRun, show, unfollow } = useActions();
  const isHistory = usePageState((state) => state.view === 'history');
  const { run, isLost } = followed;
  const isOpen = run !== null && !hasEnded(run);
  return (
    <section
      aria-label={texts.line}
      className="followed sans"
      data-run={followed.id}
      data-state={run?.state}
      data-digest={run?.digest ?? undefined}
    >
      <div className="run-line">
        <p aria-live="polite">
          {run === null ? (
            texts.looking
          ) : (
            <>
              {texts.line}: <bdi>{showInvisible(run.title)}</bdi> – {texts.states[run.state]}.
            </>
          )}{' '}
          {isLost && texts.lost}
        </p>
        {isOpen && <RunProgress run={run} />}
        {run?.state === 'done' && run.kind !== 'study' && (
          <a className="button" href={pagePath(run.id)} target="_blank" rel="noopener">
            {texts.openPage}
          </a>
        )}
        {!isHistory && (
          <button
            type="button"
            onClick={() => {
              show('history');
              focusContent();
            }}
          >
            {texts.toHistory}
          </button>
        )}
        <button
          type="button"
          onClick={() => {
            if (isOpen) void cancelRun(run.id, 'line');
            else {
              unfollow();
              focusContent();
            }
          }}
        >
          {isOpen ? texts.cancel : texts.unfollow}
        </button>
      </div>
      {(run === null || isOpen) && <p className="note">{texts.mayClose}</p>}
      {run?.findings != null && <FindingList findings={run.findings} />}
    </section>
  );
}

/** Where the focus goes from a button that is gone when it has done its work. */
function focusContent(): void {
  document.getElementById('content')?.focus();
}
