/** What a process has done since it started, for metrics. */
export interface WorkCounters {
  jobsStarted: number;
  jobsDone: number;
  /** Jobs whose child died, was silent or took too long; they are tried again. */
  jobsLost: number;
  /** Jobs of workers that died, which this process put back. */
  jobsRecovered: number;
  /** Jobs given back because the worker was stopped. */
  jobsGivenBack: number;
  runsFinished: number;
  runsFailed: number;
  blocksKept: number;
  /** Children that have a job now. */
  children: number;
}

/** Makes counters that stand at zero. */
export function createCounters(): WorkCounters {
  return {
    ...{ jobsStarted: 0, jobsDone: 0, jobsLost: 0, jobsRecovered: 0, jobsGivenBack: 0 },
    ...{ runsFinished: 0, runsFailed: 0, blocksKept: 0, children: 0 },
  };
}
