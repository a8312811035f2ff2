import type { StoredRun } from '../../domain/registry.ts';
import { useTexts } from '../texts/use-texts.ts';

/** How far a run of the server is: blocks of those that are known so far. */
export function RunProgress({ run }: { readonly run: StoredRun }) {
  const texts = useTexts().server;
  const { done, total } = run;
  return (
    <span className="run-progress">
      <progress max={Math.max(1, total)} value={done} aria-label={texts.progress(done, total)} />
      {total > 0 && <span>{texts.progress(done, total)}</span>}
    </span>
  );
}
