import { useMemo } from 'react';
import { texts as published } from '../../../publish/texts.ts';
import { correctedClaims } from '../../state/corrections.ts';
import { useActions, usePageState } from '../../state/use-page.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { ClaimPanel } from './claim-panel.tsx';
import { MarkedReport } from './marked-report.tsx';
import { numberClaims } from './number-claims.ts';
import { Contradictions, Origins } from './side-by-side.tsx';

/** Each report with its claims marked in the text, the claim that is looked at, contradictions and origins. */
export function ReadView() {
  const texts = useTexts();
  const { lookAtClaim } = useActions();
  const read = usePageState((state) => state.read);
  const status = usePageState((state) => state.run.status);
  const corrections = usePageState((state) => state.corrections);
  const chosen = usePageState((state) => state.claim);
  const claims = read?.reading.claims;
  const numbers = useMemo(() => numberClaims(claims ?? []), [claims]);
  const corrected = useMemo(() => correctedClaims(corrections), [corrections]);
  if (read === null || claims === undefined) return <Nothing isReading={status === 'reading'} />;
  const { reports, reading } = read;
  const looked = claims.find(({ id }) => id === chosen);
  const side = { reading, reports, numbers, onChoose: lookAtClaim };
  return (
    <div className="read-view">
      <h1>{texts.read.title}</h1>
      <p>{texts.read.lead}</p>
      <ul className="legend-kinds" aria-label={texts.read.kinds}>
        {[...new Set(claims.map(({ kind }) => kind))].map((kind) => (
          <li key={kind}>
            <i className={`k-${kind}`}>{published.claimKind[kind]}</i>
          </li>
        ))}
      </ul>
      <Undo />
      <h2 className="unseen">{texts.views.read}</h2>
      <div className={looked === undefined ? 'read-panes' : 'read-panes looked'}>
        <div className="reports">
          {reports.map((report) => (
            <MarkedReport
              key={report.id}
              {...{ report, claims, numbers, corrected, chosen }}
              onChoose={lookAtClaim}
            />
          ))}
        </div>
        {looked !== undefined && (
          <ClaimPanel
            claim={looked}
            number={numbers.get(looked.id) ?? 0}
            report={reports.find(({ id }) => id === looked.report)}
          />
        )}
      </div>
      <h2>{texts.read.side}</h2>
      {corrections.length > 0 && <p className="note">{texts.read.asRead}</p>}
      <div className="read-sides">
        <Contradictions {...side} />
        <Origins {...side} />
      </div>
    </div>
  );
}

function Nothing({ isReading }: { readonly isReading: boolean }) {
  const texts = useTexts().read;
  return (
    <>
      <h1>{texts.title}</h1>
      <p>{isReading ? texts.reading : texts.none}</p>
    </>
  );
}

/** How many corrections there are, and the way back. */
function Undo() {
  const texts = useTexts().read;
  const { undoCorrection } = useActions();
  const count = usePageState((state) => state.corrections.length);
  return (
    <p className="buttons sans" aria-live="polite">
      {count > 0 && (
        <>
          <span className="meta">{texts.corrections(count)}</span>
          <button
            type="button"
            onClick={() => {
              undoCorrection().catch(() => {});
            }}
          >
            {texts.undo}
          </button>
        </>
      )}
    </p>
  );
}
