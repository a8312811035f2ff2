/** What a page holds after run upon run. */
export interface Memory {
  readonly runs: number;
  readonly trials: number;
  /** After each run, once what is unused was collected. */
  readonly read: readonly {
    readonly pageMiB: number;
    readonly engineMiB: number;
    readonly nodes: number;
    readonly listeners: number;
    /** Workers alive, the engine among them. */
    readonly workers: number;
  }[];
  /** From the middle of the first quarter of the settled runs to the middle of the last. */
  readonly growthMiB: number;
  readonly growthOfNodes: number;
  readonly growthOfListeners: number;
  /** Most workers alive at a time. */
  readonly mostWorkers: number;
  readonly workersLeft: number;
}

/** Runs a short report so often in one page and reads what it holds. */
export function measureMemory(order: {
  readonly runs: number;
  readonly trials: number;
}): Promise<Memory>;

/** Whether memory stays level. */
export function isSteady(memory: Memory): boolean;
