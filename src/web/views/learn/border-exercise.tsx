import { useState } from 'react';
import type { ReadinessCurve } from '../../../domain/results.ts';
import { writeChance, writeInteger, writeShare } from '../../../publish/format.ts';
import type { Lessons } from '../../engine/lessons.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Exercise, Missed, PercentGuess } from './exercise.tsx';
import { leastReady } from './judge-guess.ts';

/** How many of the posts have to be ready for an unbroken border. */
export function BorderExercise({ lessons }: { readonly lessons: Lessons }) {
  const texts = useTexts().learn;
  const [guess, setGuess] = useState(50);
  const { border, count } = lessons;
  // The last curve is the one of posts that all stand on the line.
  const asked = border?.curves.at(-1);
  if (border === null || asked === undefined || count === null) return null;
  const share = leastReady(asked);
  return (
    <Exercise
      number={2}
      title={texts.border.title}
      question={texts.border.question(writeInteger(count))}
      guess={<PercentGuess label={texts.border.slider} value={guess} onChange={setGuess} />}
      answer={
        <>
          {[asked, ...border.curves.slice(0, -1)].map((curve, i) => (
            <p key={curve.label} className={i === 0 ? 'finding' : ''}>
              <CurveSentence curve={curve} count={count} />
            </p>
          ))}
          {share !== null && <Missed guess={guess} share={share} />}
          <p>
            {border.needs !== null && texts.border.needs(writeInteger(border.needs))}{' '}
            {share === null ? texts.border.whyNever : texts.border.whyReached}
          </p>
          <CurveTable curves={border.curves} />
        </>
      }
    />
  );
}

function CurveSentence({
  curve,
  count,
}: {
  readonly curve: ReadinessCurve;
  readonly count: number;
}) {
  const texts = useTexts().learn.border;
  const label = `${curve.label.slice(0, 1).toUpperCase()}${curve.label.slice(1)}`;
  const share = leastReady(curve);
  if (share !== null) return texts.answer(label, writeShare(share), writeInteger(share * count));
  const all = curve.points.reduce((most, one) => (one.readyShare > most.readyShare ? one : most));
  return texts.never(label, writeChance(all.probability, all.interval));
}

function CurveTable({ curves }: { readonly curves: readonly ReadinessCurve[] }) {
  const texts = useTexts().learn.border;
  const shares = curves[0]?.points.map(({ readyShare }) => readyShare) ?? [];
  return (
    <details>
      <summary>{texts.caption}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.ready}</th>
            {curves.map(({ label }) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shares.map((share, i) => (
            <tr key={share}>
              <th scope="row">{writeShare(share)}</th>
              {curves.map(({ label, points }) => (
                <td key={label}>
                  {writeChance(points[i]?.probability ?? null, points[i]?.interval ?? null)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
