/** Rank of what a clause plainly states. */
export const plainRank = 10;

/** Rank of words that no rule takes for a claim; the gate may. */
export const looseRank = 5;

/** How sure the rules are of a statement, by its rank. */
export const certaintyOf = (rank: number): 'certain' | 'plain' | 'loose' =>
  rank > plainRank ? 'certain' : rank > looseRank ? 'plain' : 'loose';
