import type { Place, Refusal } from '../server/server-state.ts';
import { usePageState } from '../state/use-page.ts';
import { useTexts } from '../texts/use-texts.ts';
import { FindingList } from './findings.tsx';

/** Says at the place where the server was asked that it is at work, or what it refuses and why. */
export function PlaceNote({ place }: { readonly place: Place }) {
  const refused = usePageState((state) => state.server.refused);
  const isSending = usePageState((state) => state.server.sending === place);
  const { sending, refusal: texts } = useTexts().server;
  const refusal = refused?.place === place ? refused.refusal : null;
  const problem = refusal?.kind === 'problem' ? refusal.problem : null;
  const findings = problem?.findings ?? [];
  return (
    <>
      <p className="sending note" aria-live="polite">
        {isSending && sending}
      </p>
      <div role="alert">
        {refusal !== null && <p className="sev-error sans">{say(refusal)}</p>}
        {findings.length > 0 && <FindingList findings={findings} />}
      </div>
    </>
  );

  function say(given: Refusal): string {
    if (given.kind !== 'problem') return texts[given.kind];
    const { detail, retryAfterS } = given.problem;
    return findings.length > 0 ? texts.file : texts.problem(detail, retryAfterS ?? null);
  }
}
