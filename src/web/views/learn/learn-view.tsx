import { texts as exampleTexts } from 'virtual:example';
import { useEffect, useState } from 'react';
import type { Lessons } from '../../engine/lessons.ts';
import { useActions, usePageState } from '../../state/use-page.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { BorderExercise } from './border-exercise.tsx';
import { CountExercise } from './count-exercise.tsx';
import { CoverExercise } from './cover-exercise.tsx';

/** Three exercises on the finished run: predict, then reveal. */
export function LearnView() {
  const texts = useTexts().learn;
  const lessons = useLessons();
  return (
    <div className="learn-view">
      <h1>{texts.title}</h1>
      <p>{texts.lead}</p>
      {lessons === null ? (
        <p aria-live="polite">{texts.wait}</p>
      ) : (
        <>
          <CoverExercise lessons={lessons} />
          <BorderExercise lessons={lessons} />
          <CountExercise lessons={lessons} />
          <WithoutFigures lessons={lessons} />
        </>
      )}
    </div>
  );
}

/** Where a run lacks the figures of an exercise, the example has them. */
function WithoutFigures({ lessons }: { readonly lessons: Lessons }) {
  const texts = useTexts().learn;
  const { assess } = useActions();
  if (lessons.cover !== null && lessons.border !== null && lessons.units.length > 2) return null;
  return (
    <>
      <p className="note">{texts.none}</p>
      <p className="buttons">
        <button
          type="button"
          onClick={() => {
            assess(exampleTexts, { asOf: null, territory: null }).catch(() => {});
          }}
        >
          {texts.example}
        </button>
      </p>
    </>
  );
}

/** Asks the engine for the figures of the finished run; null until there are some. */
function useLessons(): Lessons | null {
  const { engine } = useActions();
  const { overview, number } = usePageState((state) => state.run);
  const [lessons, setLessons] = useState<Lessons | null>(null);
  useEffect(() => {
    setLessons(null);
    if (overview === null) return;
    let isWanted = true;
    engine.ask('lessons', { run: number }).then(
      (found) => isWanted && setLessons(found),
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [engine, number, overview]);
  return lessons;
}
