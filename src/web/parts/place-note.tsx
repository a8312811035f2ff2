import type { Place } from '../server/server-state.ts';
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
        {refusal !== null && (
          <p className="sev-error sans">
            {refusal.kind === 'problem'
              ? texts.problem(refusal.problem.detail, refusal.problem.retryAfterS ?? null)
              : texts[refusal.kind]}
          </p>
        )}
        {findings.length > 0 && <FindingList findings={findings} />}
      </div>
    </>
  );
}
