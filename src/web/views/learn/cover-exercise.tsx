import { useState } from 'react';
import { writeInteger, writeNumber, writeShare } from '../../../publish/format.ts';
import type { Lessons } from '../../engine/lessons.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Exercise, Missed, PercentGuess } from './exercise.tsx';

/** What share of the country the claimed units can cover at best: a bound. */
export function CoverExercise({ lessons }: { readonly lessons: Lessons }) {
  const texts = useTexts().learn;
  const [guess, setGuess] = useState(50);
  const { cover, count, system } = lessons;
  if (cover === null || count === null) return null;
  const { share, needs, rangeM } = cover;
  const range = `${writeNumber(rangeM / 1000, 1)}\u00a0km`;
  return (
    <Exercise
      number={1}
      title={texts.cover.title}
      question={texts.cover.question(writeInteger(count), system ?? texts.units, range)}
      guess={<PercentGuess label={texts.cover.slider} value={guess} onChange={setGuess} />}
      answer={
        <>
          <p className="finding">{texts.cover.answer(writeShare(share))}</p>
          <Missed guess={guess} share={share} />
          <p>
            {needs === null
              ? texts.cover.needsNone
              : share < 1 && texts.cover.needs(writeInteger(needs))}
          </p>
          <p>{share < 1 ? texts.cover.whyLess : texts.cover.whyEnough}</p>
        </>
      }
    />
  );
}
