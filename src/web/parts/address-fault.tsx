import { usePageState } from '../state/use-page.ts';
import { useTexts } from '../texts/use-texts.ts';

/** Says why an address could not be opened. */
export function AddressFault() {
  const fault = usePageState((state) => state.addressFault);
  const texts = useTexts().share;
  return (
    <div role="alert">
      {fault !== null && <p className="sev-error sans">{texts.faults[fault]}</p>}
    </div>
  );
}
