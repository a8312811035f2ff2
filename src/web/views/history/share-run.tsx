import { useRef, useState } from 'react';
import type { StoredRun } from '../../../domain/registry.ts';
import { AddressField } from '../../parts/address-field.tsx';
import { useCopy } from '../../parts/use-copy.ts';
import { sharedAddress } from '../../server/ask-server.ts';
import { useActions } from '../../state/use-page.ts';
import { useTexts } from '../../texts/use-texts.ts';

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Makes the link to a run, shows it, and takes it back. */
export function ShareRun({ run }: { readonly run: StoredRun }) {
  const texts = useTexts();
  const { history } = texts.server;
  const { shareRun } = useActions();
  const main = useRef<HTMLButtonElement>(null);
  const [isTakenBack, setTakenBack] = useState(false);
  const { isCopied, copy } = useCopy();
  const share = async (isShared: boolean): Promise<void> => {
    const isDone = await shareRun(run.id, isShared);
    if (!isDone) return;
    setTakenBack(!isShared);
    // The button that takes back is gone with the link.
    main.current?.focus();
  };
  const address = run.shareKey === null ? null : sharedAddress(run.shareKey);
  return (
    <>
      <p className="note">
        {history.shareNote} {loopback.has(location.hostname) && history.shareHere}
      </p>
      {address !== null && <AddressField label={history.link} address={address} />}
      <p className="buttons">
        <button
          ref={main}
          type="button"
          className="main"
          onClick={() => (address === null ? void share(true) : copy(address))}
        >
          {address === null ? history.makeLink : history.copyLink}
        </button>
        {address !== null && (
          <>
            <a className="button" href={`${address}/files`} target="_blank" rel="noopener">
              {history.linkFiles}
            </a>
            <button type="button" onClick={() => void share(false)}>
              {history.takeBack}
            </button>
          </>
        )}
      </p>
      <p className="note" aria-live="polite">
        {sayOutcome()}
      </p>
    </>
  );

  function sayOutcome(): string {
    if (address === null) return isTakenBack ? history.takenBack : '';
    if (isCopied === null) return '';
    return isCopied ? texts.share.copiedText : texts.share.notCopied;
  }
}
