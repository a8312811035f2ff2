/** Scores outputs of `read --json` against gold labels; see the head of score-claims.mjs. */
export function score(
  gold: object,
  texts: Readonly<Record<string, string>>,
  outputs: readonly object[],
  options?: object,
): object;

/** The score as a table for people. */
export function formatScore(result: object, options?: { readonly details?: boolean }): string;
