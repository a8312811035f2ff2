import bars from 'cli-progress';
import type { Shell } from '../shell.ts';

/** Shows how far a run is. */
export interface Progress {
  /** Takes blocks done and blocks known so far; the total may grow while the run goes on. */
  readonly update: (done: number, total: number) => void;
  readonly stop: () => void;
}

/** Starts a progress bar on standard error when that is a terminal; else shows nothing. */
export function startProgress(shell: Shell, doing = 'simulating', unit = 'blocks'): Progress {
  if (!shell.hasProgress) return { update: () => {}, stop: () => {} };
  const bar = new bars.SingleBar(
    {
      format: `${doing} {bar} {percentage} %  {value}/{total} ${unit}  {duration_formatted}`,
      hideCursor: true,
      clearOnComplete: true,
      barsize: 30,
      stream: process.stderr,
      // The shell handles the signals; the bar must not end the process.
      gracefulExit: false,
    },
    bars.Presets.shades_classic,
  );
  let started = false;
  return {
    update: (done, total) => {
      if (!started) bar.start(total, done);
      started = true;
      bar.setTotal(total);
      bar.update(done);
    },
    stop: () => {
      if (started) bar.stop();
    },
  };
}
