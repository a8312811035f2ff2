import { type RefObject, useId, useRef, useState } from 'react';
import type { StoredRun } from '../../../domain/registry.ts';
import { showInvisible } from '../../../kernel/text/show-invisible.ts';
import { FindingList } from '../../parts/findings.tsx';
import { PlaceNote } from '../../parts/place-note.tsx';
import { RunProgress } from '../../parts/run-progress.tsx';
import { pagePath } from '../../server/ask-server.ts';
import { hasEnded } from '../../server/server-state.ts';
import { useActions, usePageState } from '../../state/use-page.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { RemovePart } from './remove-part.tsx';
import { RunFiles } from './run-files.tsx';
import { ShareRun } from './share-run.tsx';
import { writeTime } from './write-time.ts';

/** What of a run lies open beneath it. */
type Opened = 'files' | 'share' | 'remove' | null;

/** Letters of a digest that tell runs apart; the whole of it is in the title. */
const digestLetters = 12;

/** A run of the server, with what can be done with it. */
export function RunItem({
  run,
  onRemoved,
}: {
  readonly run: StoredRun;
  readonly onRemoved: () => void;
}) {
  const { server: texts } = useTexts();
  const { history } = texts;
  const { cancelRun, follow } = useActions();
  const isFollowed = usePageState(({ server }) => server.followed?.id === run.id);
  const [opened, setOpened] = useState<Opened>(null);
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const remove = useRef<HTMLButtonElement>(null);
  /** Buttons that are gone when they have done their work leave the focus at the run. */
  const focusRun = (): void => heading.current?.focus();
  const isOver = hasEnded(run);
  const toggle = (
    part: Exclude<Opened, null>,
    label: string,
    ref?: RefObject<HTMLButtonElement | null>,
  ) => (
    <button
      ref={ref}
      type="button"
      aria-expanded={opened === part}
      aria-controls={id}
      onClick={() => setOpened(opened === part ? null : part)}
    >
      {label}
    </button>
  );
  return (
    <li className="run-item" data-run={run.id} data-state={run.state}>
      <h3 ref={heading} tabIndex={-1}>
        <bdi>{showInvisible(run.title)}</bdi>
      </h3>
      <p className="meta sans">
        {history.kinds[run.kind]} · {texts.states[run.state]} · {history.asked}{' '}
        <time dateTime={run.createdAt}>{writeTime(run.createdAt)}</time>
        {run.digest !== null && (
          <>
            {' '}
            · {history.digest} <code title={run.digest}>{run.digest.slice(0, digestLetters)}</code>
          </>
        )}
        {run.shareKey !== null && <> · {history.isShared}</>}
      </p>
      {!isOver && <RunProgress run={run} />}
      <p className="buttons">
        {run.state === 'done' && run.kind !== 'study' && (
          <a className="button" href={pagePath(run.id)} target="_blank" rel="noopener">
            {texts.openPage}
          </a>
        )}
        {!isOver && !isFollowed && (
          <button
            type="button"
            onClick={() => {
              follow(run);
              focusRun();
            }}
          >
            {history.follow}
          </button>
        )}
        {!isOver && (
          <button
            type="button"
            onClick={() => void cancelRun(run.id, run.id).then((isDone) => isDone && focusRun())}
          >
            {texts.cancel}
          </button>
        )}
        {run.state === 'done' && toggle('files', history.files)}
        {toggle('share', history.share)}
        {toggle('remove', history.remove, remove)}
      </p>
      <PlaceNote place={run.id} />
      {run.findings !== null && <FindingList findings={run.findings} />}
      <div id={id} className="run-part">
        {opened === 'files' && <RunFiles id={run.id} />}
        {opened === 'share' && <ShareRun run={run} />}
        {opened === 'remove' && (
          <RemovePart
            id={run.id}
            onRemoved={onRemoved}
            onKept={() => {
              setOpened(null);
              remove.current?.focus();
            }}
          />
        )}
      </div>
    </li>
  );
}
