import { useTexts } from '../../texts/use-texts.ts';
import { AddressPart } from './address-part.tsx';
import { CitePart } from './cite-part.tsx';
import { ExportsPart } from './exports-part.tsx';
import { FilesPart } from './files-part.tsx';

/** What leaves the page: its address, the files of the run, and how to cite it. */
export function ShareView() {
  const texts = useTexts().share;
  return (
    <div className="share-view">
      <h1>{texts.title}</h1>
      <AddressPart />
      <FilesPart />
      <ExportsPart />
      <CitePart />
    </div>
  );
}
