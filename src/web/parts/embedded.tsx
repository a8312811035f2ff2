import { writeFragment } from '../state/fragment.ts';
import { usePageState } from '../state/use-page.ts';
import { useTexts } from '../texts/use-texts.ts';
import { AddressFault } from './address-fault.tsx';
import { Findings } from './findings.tsx';
import { RunLine } from './run-line.tsx';
import { VerdictCards } from './verdict-cards.tsx';

/** The page inside another page: the verdict cards, and a way to the whole of it. */
export function Embedded() {
  const texts = useTexts();
  const { cards, overview, status } = usePageState((state) => state.run);
  const code = usePageState((state) => state.fragment.code);
  const tested = cards.filter((card) => card.tested !== 'untestable');
  const whole = `${location.pathname}${location.search}${writeFragment({ code, isEmbed: false })}`;
  return (
    <main className="wrap embedded">
      <h1>{overview?.title ?? texts.name}</h1>
      <AddressFault />
      {status !== 'done' && <RunLine />}
      {status === 'failed' && <Findings />}
      <h2 className="unseen">{texts.views.verdicts}</h2>
      <VerdictCards cards={tested} />
      <p className="meta sans">
        <a href={whole} target="_blank" rel="noopener">
          {texts.share.openWhole}
        </a>
      </p>
    </main>
  );
}
