import type { CardFinding } from './make-card.mjs';

/** One equation of data/model/equations.yaml: what tests read of it. */
export interface Equation {
  readonly id: string;
  readonly checks: readonly string[];
  readonly measures: readonly string[];
  readonly bounds: readonly string[];
}

/** Reads the equations and holds them against the files of the project. */
export function readEquations(root: string): {
  readonly equations: readonly Equation[];
  readonly findings: readonly CardFinding[];
};

/** Says what of the product no equation names, and what equations name that the product does not have. */
export function compareWithProduct(
  equations: readonly Equation[],
  product: {
    readonly measures: readonly string[];
    readonly bounds: readonly string[];
    readonly checks: readonly string[];
  },
): readonly string[];
