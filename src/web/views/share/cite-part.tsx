import { useCopy } from '../../parts/use-copy.ts';
import { usePageState } from '../../state/use-page.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { citeBibtex, citePlain } from './cite.ts';

/** How to cite the finished run. */
export function CitePart() {
  const texts = useTexts().share;
  const overview = usePageState((state) => state.run.overview);
  const corrections = usePageState((state) => state.corrections.length);
  if (overview === null) {
    return (
      <section>
        <h2>{texts.cite}</h2>
        <p>{texts.citeLater}</p>
      </section>
    );
  }
  const { version, digest, asOf } = overview.run;
  const cited = { title: overview.title, version, digest, asOf };
  return (
    <section>
      <h2>{texts.cite}</h2>
      {corrections > 0 && <p className="note">{texts.correctedNote(corrections)}</p>}
      <Citation title={texts.citePlain} copyLabel={texts.copyText} words={citePlain(cited)} />
      <Citation
        title={texts.citeBibtex}
        copyLabel={texts.copyBibtex}
        words={citeBibtex(cited, new Date().getFullYear())}
      />
    </section>
  );
}

function Citation({
  title,
  copyLabel,
  words,
}: {
  readonly title: string;
  readonly copyLabel: string;
  readonly words: string;
}) {
  const texts = useTexts().share;
  const { isCopied, copy } = useCopy();
  return (
    <>
      <h3>{title}</h3>
      <pre>{words}</pre>
      <p className="buttons">
        <button type="button" onClick={() => copy(words)}>
          {copyLabel}
        </button>
        <span className="note" aria-live="polite">
          {isCopied === null ? '' : isCopied ? texts.copiedText : texts.notCopied}
        </span>
      </p>
    </>
  );
}
