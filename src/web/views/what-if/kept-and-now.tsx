import { useEffect, useState } from 'react';
import { writeInteger } from '../../../publish/format.ts';
import type { Card } from '../../engine/cards.ts';
import type { Control } from '../../engine/controls.ts';
import { Scroll } from '../../parts/scroll.tsx';
import { useActions, usePageState } from '../../state/use-page.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { type LinePair, pairLines } from './compare-lines.ts';
import { isSame, writeValue } from './control-values.ts';
import { LineWords } from './line-words.tsx';
import type { WhatIfState } from './what-if-store.ts';

/** A kept run beside what is set now: both tables, what differs in words, and which numbers were set otherwise. */
export function KeptAndNow({ state }: { readonly state: WhatIfState }) {
  const texts = useTexts().whatIf;
  const kept = usePageState((page) => page.kept);
  const run = usePageState((page) => page.run);
  const yaml = usePageState((page) => page.yaml);
  if (kept === null) return null;
  const finished =
    run.status === 'done' && run.overview !== null && yaml === state.yaml ? run.overview : null;
  const cards = simulated(finished?.cards ?? state.answer?.cards ?? []);
  const trials = finished?.run.trials ?? state.answer?.trials ?? 0;
  const lefts = simulated(kept.overview.cards);
  return (
    <section aria-label={texts.sides} className="sides">
      <h2>{texts.sides}</h2>
      <p>{texts.sidesLead}</p>
      <NumbersThatDiffer left={kept.yaml} right={state.yaml} />
      {lefts.slice(0, 1).map((left) => (
        <Sides
          key={left.id}
          pairs={pairLines(
            left,
            cards.find(({ id }) => id === left.id),
          )}
          heads={[
            texts.kept(writeInteger(kept.overview.run.trials)),
            texts.now(writeInteger(trials)),
          ]}
          quote={left.quote}
        />
      ))}
    </section>
  );
}

function simulated(cards: readonly Card[]): readonly Card[] {
  return cards.filter(({ tested }) => tested === 'simulated');
}

function Sides(props: {
  readonly pairs: readonly LinePair[];
  readonly heads: readonly [string, string];
  readonly quote: string;
}) {
  const texts = useTexts().whatIf;
  const { pairs, heads, quote } = props;
  return (
    <Scroll label={texts.sidesTable}>
      <table className="stack settings">
        <caption>“{quote}”</caption>
        <thead>
          <tr>
            {[texts.head.sense, ...heads, texts.head.differs].map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ id, sense, posture, left, right, difference }) => (
            <tr key={id}>
              <th scope="row">
                {sense}
                <small>{posture}</small>
              </th>
              <td data-label={heads[0]}>
                <LineWords line={left} />
              </td>
              <td data-label={heads[1]}>
                <LineWords line={right} />
              </td>
              <td data-label={texts.head.differs}>{texts.differsSides[difference]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** Lists what is set otherwise in two files. */
function NumbersThatDiffer({
  left,
  right,
}: {
  readonly left: string;
  readonly right: string | null;
}) {
  const texts = useTexts().whatIf;
  const { engine } = useActions();
  const [both, setBoth] = useState<readonly (readonly Control[])[]>([]);
  useEffect(() => {
    let isWanted = true;
    if (right === null) return;
    Promise.all([left, right].map((yaml) => engine.ask('controls', { yaml }))).then(
      (found) => isWanted && setBoth(found.map(({ controls }) => controls)),
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [engine, left, right]);
  const [lefts, rights] = both;
  if (lefts === undefined || rights === undefined) return null;
  const lines = listDifferences(lefts, rights);
  if (lines.length === 0) return <p className="note">{texts.noneDiffers}</p>;
  return (
    <>
      <h3>{texts.setDifferently}</h3>
      <ul className="sans">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );

  function listDifferences(a: readonly Control[], b: readonly Control[]): readonly string[] {
    const find = (list: readonly Control[], path: string): Control | undefined =>
      list.find((one) => one.path === path);
    const paths = [...new Set([...a, ...b].map(({ path }) => path))];
    return paths.flatMap((path) => {
      const was = find(a, path);
      const is = find(b, path);
      if (was !== undefined && is !== undefined && isSame(was.value, is.value)) return [];
      const some = (was ?? is) as Control;
      const label = some.of === null ? some.label : `${some.of}: ${some.label}`;
      const say = (one: Control | undefined): string =>
        one === undefined ? texts.notYet : writeValue(one, one.value, texts);
      return [texts.setting(label, say(was), say(is))];
    });
  }
}
