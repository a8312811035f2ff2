/** What the process returns; the meaning of each is part of the contract with scripts. */
export const exitCodes = {
  fine: 0,
  checkFailed: 1,
  badUsage: 2,
  badInput: 3,
  precisionNotReached: 4,
  internal: 70,
  interrupted: 130,
  terminated: 143,
} as const;

/** One of the codes that the program may end with. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
