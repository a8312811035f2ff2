/** Writes one event of a server or worker; `about` names run and job, and never holds what somebody wrote. */
export type Log = (
  level: 'info' | 'warning' | 'error',
  event: string,
  about?: Readonly<Record<string, string | number | null>>,
) => void;

/** Makes a log of JSON lines: time, level, event, and what the event is about. */
export function createLog(write: (line: string) => void): Log {
  return (level, event, about = {}) =>
    write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...about })}\n`);
}
