import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Claim } from '../../../domain/claim.ts';
import type { Report } from '../../../domain/report.ts';
import { showInvisible } from '../../../kernel/text/show-invisible.ts';
import { texts as published } from '../../../publish/texts.ts';
import { VerdictCards } from '../../parts/verdict-cards.tsx';
import { changedSlots, originalOf } from '../../state/corrections.ts';
import { useActions, usePageState } from '../../state/use-page.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { SlotFields } from './slot-fields.tsx';
import { writeSlot } from './slot-words.ts';

/** A claim that is looked at: its words, its parts to be corrected, and its verdicts. */
export function ClaimPanel({
  claim,
  number,
  report,
}: {
  readonly claim: Claim;
  readonly number: number;
  readonly report: Report | undefined;
}) {
  const texts = useTexts().read;
  const { lookAtClaim, correct } = useActions();
  const cards = usePageState((state) => state.run.cards);
  const isChanged = usePageState((state) => state.yaml !== state.draftedYaml);
  const title = useRef<HTMLHeadingElement>(null);
  const { id } = claim;
  useEffect(() => {
    if (id !== '') title.current?.focus();
  }, [id]);
  const close = (): void => {
    lookAtClaim(null);
    document.getElementById(`ref-${id}`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') close();
  };
  const own = cards.filter((card) => card.claim === id);
  const quote = report?.text.slice(claim.span.start, claim.span.end).replace(/\s+/g, ' ').trim();
  return (
    <aside className="claim-panel" aria-labelledby="claim-title" onKeyDown={onKeyDown}>
      <div className="panel-head">
        <h2 id="claim-title" ref={title} tabIndex={-1}>
          {texts.claim(number, published.claimKind[claim.kind])}
        </h2>
        <button type="button" onClick={close}>
          {texts.close}
        </button>
      </div>
      <blockquote>“{showInvisible(quote ?? '')}”</blockquote>
      <Changes claim={claim} />
      <h3>{texts.slots}</h3>
      {isChanged && <p className="note">{texts.anew}</p>}
      <SlotFields
        key={JSON.stringify(claim)}
        claim={claim}
        onCorrect={(change) => {
          correct(id, change).catch(() => {});
          title.current?.focus();
        }}
      />
      <h3>{texts.verdicts}</h3>
      {own.length === 0 ? <p className="note">{texts.noVerdict}</p> : <VerdictCards cards={own} />}
    </aside>
  );
}

/** What the user made of a claim, and what it was. */
function Changes({ claim }: { readonly claim: Claim }) {
  const texts = useTexts().read;
  const { undoCorrection } = useActions();
  const corrections = usePageState((state) => state.corrections);
  const original = originalOf(corrections, claim.id);
  return (
    <div aria-live="polite">
      {original !== null && (
        <>
          <ul className="plain changes sans">
            {changedSlots(original, claim).map((slot) => (
              <li key={slot}>
                {texts.was(
                  texts.slot[slot],
                  writeSlot(original, slot, texts),
                  writeSlot(claim, slot, texts),
                )}
              </li>
            ))}
          </ul>
          <button
            type="button"
            onClick={() => {
              undoCorrection(claim.id).catch(() => {});
            }}
          >
            {texts.takeBack}
          </button>
        </>
      )}
    </div>
  );
}
