/** One closed form held against the program. */
export interface ValidationCheck {
  readonly id: string;
  readonly measure: string;
  readonly expected: number;
  readonly got: number;
  /** Of `got`; 0 for exact checks. */
  readonly standardError: number;
  /** (got - expected) / standardError; for exact checks the error in units of the stated tolerance. */
  readonly z: number;
  readonly trials: number;
  readonly pass: boolean;
  readonly source: string;
}

/** Largest |z| that passes: two-sided false alarm 5.7e-7 a check. */
export const largestZ = 5;
