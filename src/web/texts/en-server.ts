import type { StoredRun } from '../../domain/registry.ts';

/** Words about the server behind the page and its runs. */
export const server = {
  private:
    'Everything happens in this browser; nothing is uploaded but what you hand to the server.',
  handOver: 'Run on the server',
  offer: (duration: string) =>
    `In this browser the run would take ${duration}. The server can run it while this page is closed.`,
  runHere: 'Run it here',
  handed: 'Handed to the server; nothing of it runs in this browser.',
  line: 'On the server',
  sending: 'The server reads the scenario …',
  looking: 'The server is asked how the run stands …',
  lost: 'The server is not heard at the moment; it is asked again.',
  mayClose:
    'You may close this page: the run goes on, and this browser finds it again. The server runs the scenario file alone, so what only the reports hold, such as which of them state a claim, is missing from its verdicts.',
  progress: (done: number, total: number) => `${done} of ${total} blocks`,
  states: {
    queued: 'waiting',
    running: 'running',
    done: 'done',
    failed: 'failed',
    cancelled: 'cancelled',
  } satisfies Record<StoredRun['state'], string>,
  cancel: 'Cancel',
  openPage: 'Open the published page',
  toHistory: 'Show in the history',
  unfollow: 'Close this line',
  refusal: {
    silent: 'The server does not answer. What you did may be done again; nothing is run twice.',
    session:
      'The session of this browser is over: the server was started anew, or a week has passed. Open an address with a token again.',
    file: 'The server does not take this file:',
    problem: (detail: string, afterS: number | null) =>
      `The server refuses: ${detail}.${afterS === null ? '' : ` Try again in ${afterS} s.`}`,
  },
  history: {
    title: 'History',
    lead: 'Runs that the server keeps, newest first. Whoever has a session here sees, shares and removes all of them; who asked for a run is not recorded. A run stays until somebody removes it.',
    noSession:
      'The server behind this page keeps runs, but not for this browser yet. Open the address that it printed when it was started, or one that somebody with a session makes under “Let somebody in”. If you came by such an address, load the page again.',
    loadPage: 'Load the page again',
    runs: 'Runs',
    refresh: 'Look again',
    loading: 'Asking the server …',
    empty: 'The server keeps no run yet.',
    older: 'Older runs',
    kinds: {
      scenario: 'Scenario',
      reports: 'Reports',
      study: 'Study',
    } satisfies Record<StoredRun['kind'], string>,
    asked: 'asked for',
    digest: 'digest',
    isShared: 'shared',
    files: 'Files',
    noFiles: 'It has no files.',
    bytes: (count: string) => `${count} bytes`,
    follow: 'Follow',
    share: 'Share',
    shareNote:
      'Whoever has the link reads this run without a session, until you take it back: the published page and the files. Nobody can guess the link.',
    shareHere:
      'This server answers on this machine alone, and so does the link. To share with others it has to be started for them (--host, --address).',
    makeLink: 'Make a link',
    link: 'Link to this run',
    linkFiles: 'Its files',
    copyLink: 'Copy the link',
    takeBack: 'Take the link back',
    takenBack: 'The link is taken back: it opens nothing any more.',
    remove: 'Remove',
    removeQuestion:
      'Remove this run with all its files, for everybody? Links to it will open nothing.',
    removeYes: 'Remove it for good',
    removeNo: 'Keep it',
    removed: (title: string) => `Removed: ${title}`,
    letIn: 'Let somebody in',
    letInNote:
      'An address that opens a session in one more browser, once, within an hour. Whoever uses it may do everything that you may.',
    letInMake: 'Make an address',
    letInAddress: 'Address that opens one session',
    copyAddress: 'Copy the address',
  },
} as const;
