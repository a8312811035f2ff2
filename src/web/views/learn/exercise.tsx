import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { writeNumber } from '../../../publish/format.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { missedBy } from './judge-guess.ts';

/** A question with a way to guess; the answer is shown once somebody has. */
export function Exercise({
  number,
  title,
  question,
  guess,
  canReveal = true,
  answer,
}: {
  readonly number: number;
  readonly title: string;
  readonly question: string;
  readonly guess: ReactNode;
  readonly canReveal?: boolean;
  readonly answer: ReactNode;
}) {
  const texts = useTexts().learn;
  const [isShown, setShown] = useState(false);
  const id = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setShown(!isShown);
  };
  return (
    <section aria-labelledby={id} className="exercise">
      <h2 id={id}>{texts.exercise(number, title)}</h2>
      <p>{question}</p>
      <form onSubmit={submit}>
        <fieldset disabled={isShown} className="guess">
          <legend>{texts.yourGuess}</legend>
          {guess}
        </fieldset>
        <p className="buttons">
          <button type="submit" className={isShown ? '' : 'main'} disabled={!canReveal}>
            {isShown ? texts.again : texts.reveal}
          </button>
        </p>
      </form>
      <div aria-live="polite" className={isShown ? 'answer-box' : ''}>
        {isShown && answer}
      </div>
    </section>
  );
}

/** A guess in percent. */
export function PercentGuess({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  const id = useId();
  return (
    <p className="guess-slider sans">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={1}
        value={value}
        aria-valuetext={`${value} %`}
        onChange={({ target }) => onChange(Number(target.value))}
      />
      <output htmlFor={id}>{value} %</output>
    </p>
  );
}

/** How far a guess in percent was from what the run says. */
export function Missed({ guess, share }: { readonly guess: number; readonly share: number }) {
  const texts = useTexts().learn;
  const missed = missedBy(guess, share);
  return (
    <p>
      {texts.guessed(`${guess} %`)}{' '}
      {Math.abs(missed) <= 5
        ? texts.close
        : texts.off(writeNumber(Math.abs(missed), 0), missed > 0)}
    </p>
  );
}
