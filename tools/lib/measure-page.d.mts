/** What a user of the page waits for: bytes (gzip) and milliseconds. */
export function measurePage(options?: {
  /** Trials for every row; null = the stopping rule. */
  readonly trials?: number | null;
  /** The view that is open meanwhile. */
  readonly view?: string;
}): Promise<{
  readonly firstLoadBytes: number;
  readonly firstVerdictMs: number;
  readonly runMs: number;
  /** Tasks of more than 50 ms while the run goes on. */
  readonly longTasks: number;
  readonly longestTaskMs: number;
  /** The longest task while the page is loaded and the reports are read. */
  readonly longestLoadTaskMs: number;
}>;
