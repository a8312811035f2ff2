import { memo, useMemo } from 'react';
import type { RaidAccount, RaidStep } from '../../../pipeline/replay-raid.ts';
import { Scroll } from '../../parts/scroll.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import { makeTimeScale, type TimeScale, writeClock } from './raid-clock.ts';

const width = 720;
const left = 40;
const rowHeight = 22;
const mostRows = 40;

const shapes: Partial<Record<RaidStep['kind'], string>> = {
  // A bar, a ring, a cross, a filled square, a triangle: shapes, so that no colour is needed.
  in: 'M-1.5-7H1.5V7H-1.5Z',
  'stands-off': 'M-1.5-7H1.5V7H-1.5Z',
  engaged: 'M0-4A4 4 0 1 0 0.01-4Z',
  missed: 'M-4-4L4 4M4-4L-4 4',
  stopped: 'M-5-5H5V5H-5Z',
  through: 'M-5-6L6 0L-5 6Z',
};
const legend = ['in', 'engaged', 'missed', 'stopped', 'through'] as const;

/** One row an aircraft, time from left to right; what is still to come is faint. */
export function RaidTimeline(props: { readonly account: RaidAccount; readonly timeS: number }) {
  const texts = useTexts().trial;
  const { account, timeS } = props;
  const rows = Math.min(account.aircraft, mostRows);
  const height = rows * rowHeight + 30;
  const scale = useMemo(() => makeTimeScale(account), [account]);
  const x = (time: number): number => toX(scale.place(time));
  return (
    <figure className="raid-timeline">
      <figcaption>
        {texts.timeline}. {texts.onePossibleShort}. {scale.breaks.length > 0 && texts.shortened}
      </figcaption>
      <Scroll label={texts.timeline}>
        <svg
          className="raid-rows"
          viewBox={`0 0 ${width} ${height}`}
          role="img"
          aria-label={texts.timeline}
        >
          <Axis account={account} scale={scale} height={height} />
          <Marks account={account} scale={scale} rows={rows} />
          <rect
            className="to-come"
            x={x(timeS)}
            y={0}
            width={Math.max(0, width - x(timeS))}
            height={height - 24}
          />
          <line className="cursor" x1={x(timeS)} x2={x(timeS)} y1={0} y2={height - 20} />
        </svg>
      </Scroll>
      <ul className="raid-legend">
        {legend.map((kind) => (
          <li key={kind}>
            <svg viewBox="-8 -8 16 16" aria-hidden="true">
              <path className={`mark m-${kind}`} d={shapes[kind]} />
            </svg>{' '}
            {texts.legend[kind]}
          </li>
        ))}
      </ul>
      {account.aircraft > rows && (
        <p className="note">{texts.timelineMore(rows, account.aircraft)}</p>
      )}
    </figure>
  );
}

function toX(place: number): number {
  return left + (width - left - 12) * place;
}

/** Does not move while time runs. */
const Marks = memo(function Marks(props: {
  readonly account: RaidAccount;
  readonly scale: TimeScale;
  readonly rows: number;
}) {
  const { account, scale, rows } = props;
  const x = (timeS: number): number => toX(scale.place(timeS));
  const y = (aircraft: number): number => (aircraft - 0.5) * rowHeight;
  const own = account.steps
    .map((step, at) => ({ ...step, key: `step ${at}` }))
    .filter(({ aircraft }) => aircraft <= rows);
  const numbers = Array.from({ length: rows }, (_, at) => at + 1);
  return (
    <>
      {numbers.map((number) => {
        const steps = own.filter(({ aircraft }) => aircraft === number);
        const end = steps.find(({ kind }) => kind === 'stopped' || kind === 'through');
        return (
          <g key={number}>
            <text x={left - 12} y={y(number) + 4} textAnchor="end">
              {number}
            </text>
            <line
              className="flight"
              x1={x(steps[0]?.timeS ?? 0)}
              x2={x(end?.timeS ?? account.endS)}
              y1={y(number)}
              y2={y(number)}
            />
          </g>
        );
      })}
      {own.map((step) => {
        const shape = shapes[step.kind];
        if (shape === undefined) return null;
        const place = `translate(${x(step.timeS).toFixed(1)} ${y(step.aircraft)})`;
        return (
          <path key={step.key} className={`mark m-${step.kind}`} d={shape} transform={place} />
        );
      })}
    </>
  );
});

function Axis(props: {
  readonly account: RaidAccount;
  readonly scale: TimeScale;
  readonly height: number;
}) {
  const { account, scale, height } = props;
  const { endS } = account;
  const ends = scale.breaks.flatMap(({ fromS, toS }) => [fromS, toS]);
  return (
    <>
      {scale.breaks.map(({ fromS, toS }) => (
        <line
          key={fromS}
          className="quiet"
          x1={toX(scale.place(fromS))}
          x2={toX(scale.place(toS))}
          y1={height - 20}
          y2={height - 20}
        />
      ))}
      {spread([0, ...ends, endS], scale).map((timeS) => (
        <text
          key={timeS}
          x={toX(scale.place(timeS))}
          y={height - 4}
          textAnchor={timeS === endS ? 'end' : 'middle'}
        >
          {writeClock(timeS)}
        </text>
      ))}
    </>
  );
}

/** The times that can be written under the axis without touching each other; the last one always. */
function spread(times: readonly number[], scale: TimeScale): readonly number[] {
  const last = times.at(-1) ?? 0;
  const kept: number[] = [];
  for (const timeS of new Set(times)) {
    const x = scale.place(timeS);
    const isFree = x - scale.place(kept.at(-1) ?? -1) > 0.09 || kept.length === 0;
    if (timeS !== last && isFree && scale.place(last) - x > 0.12) kept.push(timeS);
  }
  return [...kept, last];
}
