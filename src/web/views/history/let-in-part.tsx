import { useState } from 'react';
import { AddressField } from '../../parts/address-field.tsx';
import { useCopy } from '../../parts/use-copy.ts';
import { useActions } from '../../state/use-page.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Makes addresses that open a session in one more browser. */
export function LetInPart() {
  const texts = useTexts();
  const { history } = texts.server;
  const { invite } = useActions();
  const [address, setAddress] = useState<string | null>(null);
  const { isCopied, copy } = useCopy();
  return (
    <details>
      <summary>{history.letIn}</summary>
      <p className="note">{history.letInNote}</p>
      <p className="buttons">
        <button type="button" onClick={() => void invite().then(setAddress)}>
          {history.letInMake}
        </button>
      </p>
      {address !== null && (
        <>
          <AddressField label={history.letInAddress} address={address} />
          <p className="buttons">
            <button type="button" onClick={() => copy(address)}>
              {history.copyAddress}
            </button>
          </p>
        </>
      )}
      <p className="note" aria-live="polite">
        {isCopied === null ? '' : isCopied ? texts.share.copiedText : texts.share.notCopied}
      </p>
    </details>
  );
}
