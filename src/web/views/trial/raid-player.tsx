import { useEffect, useId, useState } from 'react';
import type { RaidAccount } from '../../../pipeline/replay-raid.ts';
import { writeInteger } from '../../../publish/format.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { countSteps, neighbourTime, passTime, stepsUntil, writeClock } from './raid-clock.ts';
import { RaidTimeline } from './raid-timeline.tsx';

const speeds = [1, 10, 30, 100, 300] as const;

/** Plays a raid: time that runs, stops and steps; counts, a timeline and the events so far. */
export function RaidPlayer({ account }: { readonly account: RaidAccount }) {
  const texts = useTexts().trial;
  const [timeS, setTimeS] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<number>(10);
  const [skips, setSkips] = useState(true);
  const isCalm = useCalm();
  useClock({ account, isPlaying, isCalm, speed, skips, setTimeS });
  useEffect(() => {
    if (timeS >= account.endS) setPlaying(false);
  }, [account, timeS]);
  const steps = stepsUntil(account, timeS);
  const move = (time: number): void => {
    setPlaying(false);
    setTimeS(time);
  };
  return (
    <section aria-label={texts.player} className="raid-player">
      <p className="kicker">
        {texts.onePossibleShort} · {account.name}
      </p>
      <div className="buttons sans">
        <button
          type="button"
          className="main"
          onClick={() => {
            if (timeS >= account.endS) setTimeS(0);
            setPlaying(!isPlaying);
          }}
        >
          {isPlaying ? texts.pause : texts.play}
        </button>
        <button type="button" onClick={() => move(neighbourTime(account, timeS, -1))}>
          {texts.back}
        </button>
        <button type="button" onClick={() => move(neighbourTime(account, timeS, 1))}>
          {texts.step}
        </button>
        <button type="button" onClick={() => move(0)}>
          {texts.restart}
        </button>
        <label>
          {texts.speed}{' '}
          <select value={speed} onChange={({ target }) => setSpeed(Number(target.value))}>
            {speeds.map((factor) => (
              <option key={factor} value={factor}>
                {texts.times(factor)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label className="as-range sans">
        <input
          type="checkbox"
          checked={skips}
          onChange={({ target }) => setSkips(target.checked)}
        />{' '}
        {texts.skips}
      </label>
      {isCalm && <p className="note">{texts.reduced}</p>}
      <TimeSlider account={account} timeS={timeS} onMove={move} />
      <Counts account={account} steps={steps} />
      <RaidTimeline account={account} timeS={timeS} />
      <Events account={account} steps={steps} isPlaying={isPlaying} />
    </section>
  );
}

/** Whether the device asks for little motion. */
function useCalm(): boolean {
  const [isCalm, setCalm] = useState(false);
  useEffect(() => {
    const query = matchMedia('(prefers-reduced-motion: reduce)');
    const follow = (): void => setCalm(query.matches);
    follow();
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  return isCalm;
}

/** Lets time run while it plays: smoothly, or from event to event where little motion is asked for. */
function useClock(clock: {
  readonly account: RaidAccount;
  readonly isPlaying: boolean;
  readonly isCalm: boolean;
  readonly speed: number;
  /** Whether quiet stretches are jumped over. */
  readonly skips: boolean;
  readonly setTimeS: (change: (timeS: number) => number) => void;
}): void {
  const { account, isPlaying, isCalm, speed, skips, setTimeS } = clock;
  useEffect(() => {
    if (!isPlaying) return;
    if (isCalm) {
      const timer = setInterval(() => setTimeS((timeS) => neighbourTime(account, timeS, 1)), 1200);
      return () => clearInterval(timer);
    }
    let last = performance.now();
    let frame = requestAnimationFrame(function run(now) {
      const byS = (Math.max(0, now - last) / 1000) * speed;
      last = now;
      setTimeS((timeS) => passTime(account, timeS, { byS, speed, skips }));
      frame = requestAnimationFrame(run);
    });
    return () => cancelAnimationFrame(frame);
  }, [account, isPlaying, isCalm, speed, skips, setTimeS]);
}

function TimeSlider(props: {
  readonly account: RaidAccount;
  readonly timeS: number;
  readonly onMove: (timeS: number) => void;
}) {
  const texts = useTexts().trial;
  const id = useId();
  const { account, timeS, onMove } = props;
  const clock = texts.clock(writeClock(timeS), writeClock(account.endS));
  return (
    <div className="slider time sans">
      <label htmlFor={id}>{texts.time}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={account.endS}
        step="any"
        value={timeS}
        aria-valuetext={clock}
        onChange={({ target }) => onMove(Number(target.value))}
      />
      <span className="clock">{clock}</span>
    </div>
  );
}

function Counts({ account, steps }: { readonly account: RaidAccount; readonly steps: number }) {
  const texts = useTexts().trial;
  const counts = countSteps(account, steps);
  const names = texts.count;
  const all = writeInteger(account.aircraft);
  const of = (value: number): string => texts.ofAll(writeInteger(value), all);
  const rows: readonly (readonly [string, string])[] = [
    [names.in, of(counts.in)],
    ...(counts.standOff > 0 ? [[names.standOff, of(counts.standOff)] as const] : []),
    [names.fired, writeInteger(counts.fired)],
    [names.open, writeInteger(counts.open)],
    [names.missed, writeInteger(counts.missed)],
    [names.stopped, of(counts.stopped)],
    [names.through, of(counts.through)],
    [names.empty, texts.ofAll(writeInteger(counts.empty), writeInteger(account.posts))],
  ];
  return (
    <dl className="raid-counts" aria-label={texts.counts}>
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The events so far; the last one is read out where nobody lets time run. */
function Events(props: {
  readonly account: RaidAccount;
  readonly steps: number;
  readonly isPlaying: boolean;
}) {
  const texts = useTexts().trial;
  const { account, steps, isPlaying } = props;
  const write = (at: number): string => {
    const step = account.steps[at];
    return step === undefined ? texts.noEvent : texts.event(writeClock(step.timeS), step);
  };
  const { leakers } = account.totals;
  const result = texts.result(account.aircraft - leakers, account.aircraft, leakers);
  const isOver = steps === account.steps.length;
  return (
    <div className="sans">
      <p aria-live={isPlaying ? 'off' : 'polite'} className="last-event">
        {write(steps - 1)} {isOver && result}
      </p>
      <details>
        <summary>
          {texts.events} ({steps})
        </summary>
        <ol className="events">
          {account.steps.slice(0, steps).map((step, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps never move
            <li key={at}>{texts.event(writeClock(step.timeS), step)}</li>
          ))}
        </ol>
      </details>
    </div>
  );
}
