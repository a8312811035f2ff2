import { useEffect, useRef } from 'react';
import { useActions } from '../../state/use-page.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Asks once more before a run is removed. */
export function RemovePart({
  id,
  onRemoved,
  onKept,
}: {
  readonly id: string;
  readonly onRemoved: () => void;
  readonly onKept: () => void;
}) {
  const texts = useTexts().server.history;
  const { removeRun } = useActions();
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  const remove = async (): Promise<void> => {
    if (await removeRun(id)) onRemoved();
  };
  return (
    <fieldset className="question">
      <legend>{texts.removeQuestion}</legend>
      <p className="buttons">
        <button type="button" onClick={() => void remove()}>
          {texts.removeYes}
        </button>
        <button type="button" ref={keep} onClick={onKept}>
          {texts.removeNo}
        </button>
      </p>
    </fieldset>
  );
}
