import { usePageState } from '../../state/use-page.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** PLACEHOLDER: not written yet. */
export function ReadView() {
  const texts = useTexts();
  const overview = usePageState((state) => state.run.overview);
  return overview === null ? <p>{texts.nothingYet}</p> : <h2>{texts.views['read']}</h2>;
}
