import type { CardLine } from '../../engine/cards.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** The words of one line, highest altitude first, each with its heights and chance. */
export function LineWords({ line }: { readonly line: CardLine | null }) {
  const texts = useTexts().whatIf;
  if (line === null) return <>{texts.notYet}</>;
  return (
    <>
      {line.runs.map(({ word, words, heights, chance }) => (
        <span key={`${word} ${heights}`} className="line-run">
          <span className={`word w-${word}`}>{words}</span> {heights}
          {chance !== null && ` (${chance})`}
        </span>
      ))}
    </>
  );
}
