import { memo } from 'react';
import type { RaidAccount, RaidStep } from '../../../pipeline/replay-raid.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { writeClock } from './raid-clock.ts';

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
  const x = placeOn(account.endS);
  return (
    <figure className="raid-timeline">
      <figcaption>
        {texts.timeline}. {texts.onePossibleShort}.
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={texts.timeline}>
        <Axis endS={account.endS} height={height} />
        <Marks account={account} rows={rows} />
        <rect
          className="to-come"
          x={x(timeS)}
          y={0}
          width={Math.max(0, width - x(timeS))}
          height={height - 24}
        />
        <line className="cursor" x1={x(timeS)} x2={x(timeS)} y1={0} y2={height - 20} />
      </svg>
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

function placeOn(endS: number): (timeS: number) => number {
  return (timeS) => left + ((width - left - 12) * timeS) / Math.max(1, endS);
}

/** Does not move while time runs. */
const Marks = memo(function Marks(props: { readonly account: RaidAccount; readonly rows: number }) {
  const { account, rows } = props;
  const x = placeOn(account.endS);
  const y = (aircraft: number): number => (aircraft - 0.5) * rowHeight;
  const own = account.steps.filter(({ aircraft }) => aircraft <= rows);
  return (
    <>
      {Array.from({ length: rows }, (_, at) => {
        const steps = own.filter(({ aircraft }) => aircraft === at + 1);
        const end = steps.find(({ kind }) => kind === 'stopped' || kind === 'through');
        return (
          <g key={`row ${at + 1}`}>
            <text x={left - 12} y={y(at + 1) + 4} textAnchor="end">
              {at + 1}
            </text>
            <line
              className="flight"
              x1={x(steps[0]?.timeS ?? 0)}
              x2={x(end?.timeS ?? account.endS)}
              y1={y(at + 1)}
              y2={y(at + 1)}
            />
          </g>
        );
      })}
      {own.map((step, at) => {
        const shape = shapes[step.kind];
        if (shape === undefined) return null;
        const place = `translate(${x(step.timeS).toFixed(1)} ${y(step.aircraft)})`;
        return (
          <path key={`step ${at}`} className={`mark m-${step.kind}`} d={shape} transform={place} />
        );
      })}
    </>
  );
});

function Axis({ endS, height }: { readonly endS: number; readonly height: number }) {
  const x = placeOn(endS);
  const times = [0, 0.25, 0.5, 0.75, 1].map((part) => part * endS);
  return (
    <>
      {times.map((timeS) => (
        <text
          key={timeS}
          x={x(timeS)}
          y={height - 4}
          textAnchor={timeS === endS ? 'end' : 'middle'}
        >
          {writeClock(timeS)}
        </text>
      ))}
    </>
  );
}
