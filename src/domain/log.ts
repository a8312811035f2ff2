/** Writes one event of a server or worker. `about` names run, job or route, and never holds what somebody wrote, a secret or the path of a request. */
export type Log = (
  level: 'info' | 'warning' | 'error',
  event: string,
  about?: Readonly<Record<string, string | number | boolean | null>>,
) => void;
