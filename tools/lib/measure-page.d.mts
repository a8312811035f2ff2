/** What a user of the page waits for: bytes (gzip) and milliseconds. */
export function measurePage(): Promise<{
  readonly firstLoadBytes: number;
  readonly firstVerdictMs: number;
  readonly runMs: number;
  readonly longTasks: number;
  readonly longestTaskMs: number;
}>;
