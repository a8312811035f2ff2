import type { Place } from '../server/server-state.ts';
import { canHandOver } from '../state/page-state.ts';
import { useActions, usePageState } from '../state/use-page.ts';
import { useTexts } from '../texts/use-texts.ts';

/** Hands a scenario file to the server; nothing where there is none that would take it. */
export function HandOver({
  yaml,
  label,
  isMain = false,
  place = 'line',
  onTaken,
}: {
  /** Null while there is none. */
  readonly yaml: string | null;
  readonly label?: string;
  readonly isMain?: boolean;
  /** Where it is told how that goes. */
  readonly place?: Place;
  readonly onTaken?: () => void;
}) {
  const texts = useTexts().server;
  const { handOver } = useActions();
  const isThere = usePageState(canHandOver);
  if (!isThere) return null;
  const send = async (): Promise<void> => {
    if (yaml !== null && (await handOver(yaml, place))) onTaken?.();
  };
  return (
    <button
      type="button"
      className={isMain ? 'main' : undefined}
      disabled={yaml === null}
      onClick={() => void send()}
    >
      {label ?? texts.handOver}
    </button>
  );
}
