import type { Measure } from '../../../domain/measure.ts';
import { writeInteger, writeMetres, writeNumber, writeShare } from '../../../publish/format.ts';
import type { Card, CardLine } from '../../engine/cards.ts';
import { Scroll } from '../../parts/scroll.tsx';
import { usePageState } from '../../state/use-page.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { type LinePair, pairLines, pickMeasures } from './compare-lines.ts';
import { LineWords } from './line-words.tsx';
import type { WhatIf, WhatIfState } from './what-if-store.ts';

interface Props {
  readonly state: WhatIfState;
  readonly whatIf: WhatIf;
}

/** Verdicts and measures of the setting, beside those of the file as it was. */
export function SettingResults({ state, whatIf }: Props) {
  const texts = useTexts().whatIf;
  const { answer, before, bounds } = state;
  const main = usePageState(({ run }) => run.overview?.mainPosture ?? null);
  const posture = state.posture ?? main ?? state.postures[0]?.id ?? '';
  const card = answer?.cards[0] ?? bounds?.cards[0];
  const pairs = pairLines(before?.cards[0], answer?.cards[0]);
  return (
    <section aria-label={texts.results} className="results" aria-busy={state.isBehind}>
      <h2>{texts.results}</h2>
      <p className="note">{texts.resultsNote}</p>
      <PostureChoice state={state} whatIf={whatIf} />
      <Standing state={state} pairs={pairs} />
      {card !== undefined && <h3>“{card.quote}”</h3>}
      <VerdictTable state={state} bounds={bounds?.cards[0]} now={answer?.cards[0]} pairs={pairs} />
      {answer !== null && (
        <MeasureTable
          now={pickMeasures(answer.measures, posture)}
          before={pickMeasures(before?.measures ?? [], posture)}
        />
      )}
      <OtherClaims cards={(answer?.cards ?? []).slice(1)} before={before?.cards ?? []} />
    </section>
  );
}

/** On a narrow screen: the words at the ground, in sight while sliders move. The table says the same to screen readers. */
export function Glance({ state }: Pick<Props, 'state'>) {
  const texts = useTexts().whatIf;
  const lines = state.answer?.cards[0]?.lines ?? [];
  return (
    <p className="glance" aria-hidden="true">
      {state.isBehind ? texts.liveBounds : texts.atGround}{' '}
      {lines.map((line) => `${line.sense}: ${line.runs.at(-1)?.words ?? texts.notYet}`).join(' · ')}
    </p>
  );
}

function PostureChoice({ state, whatIf }: Props) {
  const texts = useTexts().whatIf;
  return (
    <p className="filters sans">
      <label>
        {texts.posture}{' '}
        <select
          value={state.posture ?? ''}
          onChange={({ target }) => whatIf.choosePosture(target.value || null)}
        >
          <option value="">{texts.own}</option>
          {state.postures.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </p>
  );
}

/** How far the answer is, in one sentence that is read out. */
function Standing({
  state,
  pairs,
}: Pick<Props, 'state'> & { readonly pairs: readonly LinePair[] }) {
  const texts = useTexts().whatIf;
  const { answer, bounds, isBehind, boundsMs, measuresMs } = state;
  const differing = pairs.filter(({ difference }) => difference !== 'same').length;
  const hasErrors = state.findings.some(({ severity }) => severity === 'error');
  return (
    <div className="sans standing">
      <p aria-live="polite">{sayStanding()}</p>
      {hasErrors && (
        <ul className="wrong" role="alert">
          <li>{texts.refused}</li>
          {state.findings.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <code>{path}</code> {message}
            </li>
          ))}
        </ul>
      )}
      {state.fault !== null && (
        <p className="wrong" role="alert">
          {texts.fault(state.fault)}
        </p>
      )}
      {boundsMs !== null && measuresMs !== null && (
        <p className="note" data-times={`${Math.round(boundsMs)} ${Math.round(measuresMs)}`}>
          {texts.times(
            writeInteger(boundsMs),
            writeInteger(bounds?.ms ?? 0),
            `${writeInteger(measuresMs)} ms`,
          )}
        </p>
      )}
    </div>
  );

  function sayStanding(): string {
    if (isBehind || answer === null) return texts.liveBounds;
    if (state.before?.trials !== answer.trials) return texts.liveAlone(answer.trials);
    return texts.live(answer.trials, differing, pairs.length);
  }
}

function VerdictTable({
  state,
  bounds,
  now,
  pairs,
}: Pick<Props, 'state'> & {
  readonly bounds: Card | undefined;
  readonly now: Card | undefined;
  readonly pairs: readonly LinePair[];
}) {
  const texts = useTexts().whatIf;
  const { head } = texts;
  const lines = bounds?.lines ?? now?.lines ?? [];
  return (
    <Scroll label={texts.table}>
      <table className="stack settings">
        <thead>
          <tr>
            {Object.values(head).map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const pair = pairs.find(({ id }) => id === `${line.interpretation} ${line.posture}`);
            return (
              <tr key={line.id}>
                <th scope="row">
                  {line.sense}
                  <small>{line.posture}</small>
                </th>
                <td data-label={head.bound}>{sayBound(line)}</td>
                <td data-label={head.now}>
                  <LineWords line={pair?.right ?? null} />
                  {state.isBehind && <small>{texts.pending}</small>}
                </td>
                <td data-label={head.before}>
                  <LineWords line={pair?.left ?? null} />
                </td>
                <td data-label={head.differs}>
                  {pair === undefined || state.before?.trials !== state.answer?.trials
                    ? texts.notYet
                    : texts.differs[pair.difference]}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );

  function sayBound(line: CardLine): string {
    const out = line.runs.filter(({ word }) => word === 'impossible');
    if (out.length === 0) return texts.boundNone;
    return out.map(({ heights }) => texts.boundOut(heights)).join('; ');
  }
}

function MeasureTable({
  now,
  before,
}: {
  readonly now: readonly Measure[];
  readonly before: readonly Measure[];
}) {
  const texts = useTexts().whatIf;
  const [, nowHead, beforeHead, differenceHead] = texts.measureHead;
  return (
    <Scroll label={texts.measures}>
      <table className="stack">
        <caption>{texts.measures}</caption>
        <thead>
          <tr>
            {texts.measureHead.map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {now.map((row) => {
            const old = before.find(({ id }) => id === row.id) ?? null;
            return (
              <tr key={row.id}>
                <th scope="row">
                  {texts.measureName[`${row.measure}/${row.quantity}`]}
                  <small>
                    {row.intruder !== null && `${row.intruder}, `}
                    {texts.at(writeMetres(row.altitudeM))}
                  </small>
                </th>
                <td data-label={nowHead}>{writeEstimate(row)}</td>
                <td data-label={beforeHead}>{old === null ? texts.notYet : writeEstimate(old)}</td>
                <td data-label={differenceHead}>{sayDifference(row, old)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );

  function sayDifference(row: Measure, old: Measure | null): string {
    if (old === null) return texts.notYet;
    if (writeEstimate(row) === writeEstimate(old)) return texts.equal;
    return row.estimate > old.estimate ? texts.more1 : texts.less;
  }
}

function writeEstimate({ unit, estimate }: Measure): string {
  if (unit === 'share' || unit === 'probability') return writeShare(estimate);
  if (unit === 'm') return `${writeNumber(estimate / 1000, estimate < 10_000 ? 1 : 0)}\u00a0km`;
  return writeNumber(estimate, estimate < 100 ? 2 : 0);
}

function OtherClaims({
  cards,
  before,
}: {
  readonly cards: readonly Card[];
  readonly before: readonly Card[];
}) {
  const texts = useTexts().whatIf;
  if (cards.length === 0) return null;
  return (
    <details>
      <summary>{texts.others(cards.length)}</summary>
      {cards.map((card) => (
        <div key={card.id}>
          <h4>“{card.quote}”</h4>
          <ul>
            {pairLines(
              before.find(({ id }) => id === card.id),
              card,
            ).map(({ id, sense, right, difference }) => (
              <li key={id}>
                {sense}: <LineWords line={right} /> ({texts.differs[difference]})
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}
