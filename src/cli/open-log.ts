import type { Log } from '../domain/log.ts';

/** Lines a second that are written; a flood is counted, not told one by one. */
const mostLines = 100;

/** Makes a log that writes one JSON object a line: time, level, event, and what the event is about. */
export function openLog(write: (line: string) => void, now = (): Date => new Date()): Log {
  let second = 0;
  let lines = 0;
  let leftOut = 0;
  return (level, event, about = {}) => {
    const time = now();
    const current = Math.floor(time.getTime() / 1000);
    if (current !== second) {
      second = current;
      lines = 0;
    }
    lines++;
    if (lines > mostLines) {
      leftOut++;
      return;
    }
    const omitted = leftOut > 0 ? { leftOut } : {};
    leftOut = 0;
    write(`${JSON.stringify({ time: time.toISOString(), level, event, ...about, ...omitted })}\n`);
  };
}
