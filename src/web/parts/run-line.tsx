import { writeDuration } from '../../pipeline/estimate-cost.ts';
import { writeInteger } from '../../publish/format.ts';
import { useActions, usePageState } from '../state/use-page.ts';
import { useTexts } from '../texts/use-texts.ts';
import { HandOver } from './hand-over.tsx';

/** Says how the run stands, and stops it. */
export function RunLine() {
  const run = usePageState((state) => state.run);
  const isComplete = usePageState((state) => state.isComplete);
  const yaml = usePageState((state) => state.yaml);
  const { stop, runAgain, runHere } = useActions();
  const { run: texts, server } = useTexts();
  if (run.status === 'none') return null;
  const hasEnded = run.status === 'stopped' || (run.status === 'failed' && run.fault !== null);
  const isElsewhere = run.status === 'offered' || run.status === 'handed';
  return (
    <div
      className="run-line sans"
      data-status={run.status}
      data-digest={run.overview?.run.digest}
      data-complete={isComplete}
    >
      <p aria-live="polite">
        {sayStatus()} {run.deaths > 0 && texts.deaths(run.deaths)}
      </p>
      {run.status === 'running' && (
        <>
          {run.progress !== null && (
            <progress
              max={run.progress.total}
              value={run.progress.done}
              aria-label={texts.progress(run.progress.done, run.progress.total)}
            />
          )}
          <button type="button" onClick={stop}>
            {texts.stop}
          </button>
        </>
      )}
      {hasEnded && yaml !== null && (
        <button type="button" onClick={() => void runAgain().catch(() => {})}>
          {texts.again}
        </button>
      )}
      <HandOver yaml={yaml} isMain={run.status === 'offered'} />
      {isElsewhere && (
        <button type="button" onClick={() => void runHere().catch(() => {})}>
          {server.runHere}
        </button>
      )}
    </div>
  );

  function sayStatus(): string {
    switch (run.status) {
      case 'reading':
        return texts.reading;
      case 'running':
        return run.trials === 0 ? texts.bounds : texts.running(run.trials);
      case 'stopped':
        return texts.stopped;
      case 'offered':
        return server.offer(writeDuration(run.estimateS ?? 0));
      case 'handed':
        return server.handed;
      case 'failed':
        return run.fault ?? texts.failed;
      default: {
        const seconds = (run.overview?.run.timings['total'] ?? 0) / 1000;
        return texts.done(writeInteger(run.overview?.run.trials ?? 0), seconds.toFixed(1));
      }
    }
  }
}
