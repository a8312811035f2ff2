import { startTransition, useEffect, useState } from 'react';
import type { Catalogue } from '../engine/catalogue.ts';
import { useActions } from '../state/use-page.ts';

/** Asks the engine for the names of systems and countries; null until it answers. */
export function useCatalogue(): Catalogue | null {
  const { engine } = useActions();
  const [catalogue, setCatalogue] = useState<Catalogue | null>(null);
  useEffect(() => {
    let isWanted = true;
    engine.ask('catalogue', null).then(
      (found) => isWanted && startTransition(() => setCatalogue(found)),
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [engine]);
  return catalogue;
}
