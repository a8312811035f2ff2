import { useDeferredValue } from 'react';
import type { Card, CardLine } from '../engine/cards.ts';
import { useTexts } from '../texts/use-texts.ts';

const none: readonly Card[] = [];

/** Cards of claims with their verdicts, one table a claim. Drawn in slices: they come anew many times during a run. */
export function VerdictCards({ cards }: { readonly cards: readonly Card[] }) {
  const shown = useDeferredValue(cards, none);
  return (
    <div className="cards">
      {shown.map((card) => (
        <VerdictCard key={card.id} card={card} />
      ))}
    </div>
  );
}

function VerdictCard({ card }: { readonly card: Card }) {
  const texts = useTexts().verdicts;
  return (
    <article className="card wide" data-claim={card.id} data-tested={card.tested}>
      <h3>“{card.quote}”</h3>
      {card.origins !== null && (
        <p className="meta sans">{texts.origins(card.origins.count, card.origins.of)}</p>
      )}
      {card.tested === 'simulated' ? (
        <SimulatedLines card={card} />
      ) : (
        card.lines.map((line) => (
          <p key={line.id} className="verdict">
            {line.runs.map((run) => (
              <span key={run.heights} className={`word w-${run.word}`}>
                {run.words}
              </span>
            ))}
            <span className="why"> {line.reason}</span>
          </p>
        ))
      )}
      {card.tested === 'simulated' && card.further > 0 && (
        <p className="note">{texts.further(card.further)}</p>
      )}
    </article>
  );
}

function SimulatedLines({ card }: { readonly card: Card }) {
  const texts = useTexts().verdicts;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls a wide table with the arrow keys */}
      <section className="scroll" tabIndex={0} aria-label={card.quote}>
        <table className="stack runs">
          <thead>
            <tr>
              {texts.head.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          {card.lines.map((line) => (
            <LineRows key={line.id} line={line} />
          ))}
        </table>
      </section>
      <details>
        <summary>{texts.why}</summary>
        {card.lines.map((line) => (
          <p key={line.id} className="why">
            <strong>{line.sense}.</strong> {line.reason} {line.more}
          </p>
        ))}
      </details>
    </>
  );
}

function LineRows({ line }: { readonly line: CardLine }) {
  const texts = useTexts().verdicts;
  const [, , , chance, interval, range, best] = texts.head;
  const rows = line.runs.length;
  return (
    <tbody>
      {line.runs.map((run, i) => (
        <tr key={run.heights}>
          {i === 0 && (
            <th scope="rowgroup" rowSpan={rows}>
              {line.sense}
            </th>
          )}
          <td className="height">{run.heights === '' ? texts.allHeights : run.heights}</td>
          <td>
            <span className={`word w-${run.word}`}>{run.words}</span>
          </td>
          <td data-label={chance}>{run.chance ?? '–'}</td>
          <td data-label={interval}>{run.interval ?? '–'}</td>
          <td data-label={range}>{run.epistemic ?? '–'}</td>
          {i === 0 && (
            <td rowSpan={rows} data-label={best}>
              {line.bestCase}
            </td>
          )}
        </tr>
      ))}
    </tbody>
  );
}
