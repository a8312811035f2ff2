import { useId, useState } from 'react';
import { writeInteger, writeNumber } from '../../../publish/format.ts';
import type { Lessons } from '../../engine/lessons.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Exercise } from './exercise.tsx';
import { judgeUnits, type UnitsAnswer, unitsAnswers } from './judge-guess.ts';

/** What changes between missiles, launchers and complete systems. */
export function CountExercise({ lessons }: { readonly lessons: Lessons }) {
  const texts = useTexts().learn;
  const [guess, setGuess] = useState<UnitsAnswer | null>(null);
  const name = useId();
  const { units, count } = lessons;
  if (units.length < 3 || count === null) return null;
  const found = judgeUnits(units);
  return (
    <Exercise
      number={3}
      title={texts.count.title}
      question={texts.count.question(writeInteger(count))}
      canReveal={guess !== null}
      guess={unitsAnswers.map((one) => (
        <label key={one} className="guess-choice">
          <input type="radio" name={name} checked={guess === one} onChange={() => setGuess(one)} />{' '}
          {texts.count.options[one]}
        </label>
      ))}
      answer={
        <>
          <p className="finding">{texts.count.options[found]}</p>
          <p>{guess === found ? texts.right : texts.wrong}</p>
          <table>
            <caption>{texts.count.caption}</caption>
            <thead>
              <tr>
                {texts.count.head.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {units.map(({ reading, share }) => (
                <tr key={reading}>
                  <th scope="row">{texts.count.reading[reading]}</th>
                  <td>{`${writeNumber(share * 100, 1)}\u00a0%`}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p>{texts.count.why[found]}</p>
        </>
      }
    />
  );
}
