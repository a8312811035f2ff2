import { useEffect, useState } from 'react';
import { writeInteger } from '../../../publish/format.ts';
import { AddressField } from '../../parts/address-field.tsx';
import { useCopy } from '../../parts/use-copy.ts';
import { writeFragment } from '../../state/fragment.ts';
import { useActions, usePageState } from '../../state/use-page.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Longest address that programs are known to pass on uncut. */
const safeLength = 8000;

/** The address that holds the whole state, and the one that shows it inside another page. */
export function AddressPart() {
  const texts = useTexts().share;
  const { setAddress } = useActions();
  const code = useCode();
  const { isCopied, copy } = useCopy();
  if (code === undefined) return <p aria-live="polite">{texts.working}</p>;
  if (code === null) return <p role="alert">{texts.tooMuch}</p>;
  const base = location.href.replace(/#.*$/s, '');
  const take = (isEmbed: boolean): void => {
    copy(`${base}${writeFragment({ code, isEmbed })}`);
    setAddress(code);
  };
  const whole = `${base}${writeFragment({ code, isEmbed: false })}`;
  return (
    <section>
      <h2>{texts.address}</h2>
      <p>{texts.addressNote}</p>
      <AddressField label={texts.address} address={whole} />
      <p className="note">
        {texts.length(writeInteger(whole.length))} {whole.length > safeLength && texts.long}
      </p>
      <p className="buttons">
        <button type="button" className="main" onClick={() => take(false)}>
          {texts.copy}
        </button>
        <button type="button" onClick={() => take(true)}>
          {texts.copyEmbed}
        </button>
      </p>
      <p className="note" aria-live="polite">
        {isCopied === null ? '' : isCopied ? texts.copied : texts.notCopied}
      </p>
      <details>
        <summary>{texts.embedLabel}</summary>
        <p className="note">{texts.embedNote}</p>
        <AddressField
          label={texts.embedLabel}
          address={`${base}${writeFragment({ code, isEmbed: true })}`}
        />
      </details>
    </section>
  );
}

/** The present state, packed; undefined while it is being written, null where it is too much. */
function useCode(): string | null | undefined {
  const { packState } = useActions();
  const [code, setCode] = useState<string | null>();
  const texts = usePageState((state) => state.texts);
  const corrections = usePageState((state) => state.corrections);
  const settings = usePageState((state) => state.settings);
  const yaml = usePageState((state) => state.yaml);
  const overview = usePageState((state) => state.run.overview);
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what the packed state is made of
  useEffect(() => {
    let isWanted = true;
    packState().then(
      (packed) => isWanted && setCode(packed),
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [packState, texts, corrections, settings, yaml, overview]);
  return code;
}
