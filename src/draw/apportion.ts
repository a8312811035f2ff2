/** Which area each unit belongs to, and its rank there; grows on demand. */
export interface Apportionment {
  /** Area of unit u. */
  readonly area: Int32Array;
  /** How many units with a smaller index stand in the same area. */
  readonly rank: Int32Array;
}

/**
 * Assigns units to areas one after the other by the divisor rule of Webster: the next unit goes to the area with the largest
 * share / (2 s + 1), where s units stand there already. House-monotone: adding units never takes one away from an area, so unit
 * u belongs to the same area for every count. Ties go to the earlier area.
 *
 * Source: Balinski & Young 1982, Fair Representation, appendix A.
 */
export function apportion(shares: readonly number[], count: number): Apportionment {
  const area = new Int32Array(count);
  const rank = new Int32Array(count);
  const seats = new Int32Array(shares.length);
  for (let unit = 0; unit < count; unit++) {
    let best = 0;
    let bestQuotient = -1;
    for (let a = 0; a < shares.length; a++) {
      const quotient = (shares[a] as number) / (2 * (seats[a] as number) + 1);
      if (quotient > bestQuotient) {
        bestQuotient = quotient;
        best = a;
      }
    }
    area[unit] = best;
    rank[unit] = seats[best] as number;
    seats[best] = (seats[best] as number) + 1;
  }
  return { area, rank };
}
