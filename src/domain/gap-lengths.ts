/**
 * A row of the measure `gap-lengths`, as its quantity names it: the number of gaps of a class (`gaps-0-to-1000-m`, `gaps-5000-m-up`), or the share of the
 * perimeter that lies in gaps of at least a length (`share-1000-m-up`). Whole metres; a class holds its lower end and not its upper one.
 */
export interface GapQuantity {
  readonly counts: 'gaps' | 'share';
  readonly fromM: number;
  /** null = no upper end. */
  readonly toM: number | null;
}

/** Names what a row counts. */
export function nameGapQuantity({ counts, fromM, toM }: GapQuantity): string {
  return toM === null ? `${counts}-${fromM}-m-up` : `${counts}-${fromM}-to-${toM}-m`;
}

/** Reads what a row counts off its quantity; null for the quantities of other measures. */
export function readGapQuantity(quantity: string): GapQuantity | null {
  const found = /^(gaps|share)-(\d+)-(?:to-(\d+)-m|m-up)$/.exec(quantity);
  if (found === null) return null;
  const [, counts, from, to] = found;
  return {
    counts: counts === 'gaps' ? 'gaps' : 'share',
    fromM: Number(from),
    toM: to === undefined ? null : Number(to),
  };
}

/**
 * Lists what is counted for lengths that part classes (metres, ascending, above 0): the gaps of every class, which together are all gaps, then the share of
 * the perimeter in gaps of at least each length.
 */
export function listGapQuantities(lengthsM: readonly number[]): readonly GapQuantity[] {
  return [
    ...[0, ...lengthsM].map(
      (fromM, at): GapQuantity => ({ counts: 'gaps', fromM, toM: lengthsM[at] ?? null }),
    ),
    ...lengthsM.map((fromM): GapQuantity => ({ counts: 'share', fromM, toM: null })),
  ];
}

/** Steps of the perimeter that the shortest length has at least: below that, its points tell little of a length. */
const leastSteps = 4;

/**
 * Chooses the lengths that part the classes: 1, 2 and 5 times powers of ten, from four steps of the perimeter up to the length of its longest ring, which no gap
 * exceeds. They are the scenario's, whatever its trials show. Metres.
 */
export function chooseGapLengths(perimeter: {
  readonly stepM: number;
  readonly mainRingLengthM: number;
}): readonly number[] {
  const lengthsM: number[] = [];
  for (let decadeM = 1; decadeM <= perimeter.mainRingLengthM; decadeM *= 10)
    for (const lengthM of [decadeM, 2 * decadeM, 5 * decadeM])
      if (lengthM >= leastSteps * perimeter.stepM && lengthM <= perimeter.mainRingLengthM)
        lengthsM.push(lengthM);
  return lengthsM;
}
