/** Where something of the card's sources is wrong, and what. */
export interface CardFinding {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Makes the text of docs/model-card.md from a project's folder; no card where there are findings. */
export function makeCard(
  root: string,
  evidence?: object,
): { readonly card: string | null; readonly findings: readonly CardFinding[] };
