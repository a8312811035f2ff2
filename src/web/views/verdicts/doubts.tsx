import { writeVariant, writeWords } from '../../../publish/format.ts';
import type { DecidedSense } from '../../../publish/select-drivers.ts';
import { texts } from '../../../publish/texts.ts';
import type { Overview } from '../../engine/overview.ts';

const nameOf = (sense: DecidedSense): string => texts.interpretation[sense.interpretation].title;

/** What structural choices make of the answer, and where it would give way; in the words of the published page. */
export function Doubts({ overview }: { readonly overview: Overview }) {
  const { decided, doubts } = overview;
  const choices = [
    ...new Set(decided.flatMap(({ variants }) => variants.map(({ variant }) => variant ?? ''))),
  ];
  return (
    <>
      {choices.length > 0 && (
        <section>
          <h2>{texts.page.drivers.variants}</h2>
          <p>{texts.page.drivers.variantsLead}</p>
          <ChoicesTable decided={decided} choices={choices} />
        </section>
      )}
      <section aria-labelledby="attack">
        <h2 id="attack">{texts.page.sections.attack}</h2>
        <p>{texts.page.attack.lead}</p>
        <ol>
          {doubts.map((doubt) => (
            <li key={doubt}>{doubt}</li>
          ))}
        </ol>
      </section>
    </>
  );
}

function ChoicesTable(props: {
  readonly decided: readonly DecidedSense[];
  readonly choices: readonly string[];
}) {
  const { decided, choices } = props;
  const wordOf = (sense: DecidedSense, choice: string): string => {
    const row = sense.variants.find(({ variant }) => variant === choice);
    return row === undefined ? '–' : writeWords(row.verdict, row.wordTo);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls a wide table with the arrow keys
    <section className="scroll" tabIndex={0} aria-label={texts.page.drivers.variants}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.page.drivers.choice}</th>
            {decided.map((sense) => (
              <th key={sense.interpretation} scope="col">
                {nameOf(sense)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{texts.page.drivers.own}</th>
            {decided.map((sense) => (
              <td key={sense.interpretation}>{writeWords(sense.own.verdict, sense.own.wordTo)}</td>
            ))}
          </tr>
          {choices.map((choice) => (
            <tr key={choice}>
              <th scope="row">{writeVariant(choice)}</th>
              {decided.map((sense) => (
                <td key={sense.interpretation}>{wordOf(sense, choice)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
