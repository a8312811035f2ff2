/** An unknown of one verdict's row with its Sobol' indices: shares of the variance, null where the row does not vary. */
interface UnknownIndices {
  readonly unknown: string;
  readonly firstOrder: number | null;
  readonly totalEffect: number | null;
}

/** What is read of `results.sensitivity`. */
export interface SensitivityRow {
  readonly case: string;
  readonly posture: string;
  readonly interpretation: string;
  readonly altitudeM: number;
  readonly unknowns: readonly UnknownIndices[];
}

/** What is read of `results.assumptions`. */
export interface GradedNumber {
  readonly unknown: string;
  readonly grade: string;
  readonly kind: string;
}

/** The part of one verdict's variance that the numbers of one grade carry. */
export interface GradeShare {
  /** Admiralty grade of sourced numbers (`B2`), `assumption`, or `none` for what is no stated number (placement, chance). */
  readonly grade: string;
  /** How many unknowns of this grade have indices. */
  readonly unknowns: number;
  /** Sum of their first-order indices: what each of them moves by itself. An estimate; may lie slightly below 0. */
  readonly firstOrder: number;
  /** Sum of their total effects: an upper limit of what they move together with all others, because what two of them do jointly counts twice. */
  readonly totalEffect: number;
}

/** The grades of one row, worst evidence last. */
export interface RowGradeShares {
  readonly case: string;
  readonly posture: string;
  readonly interpretation: string;
  readonly altitudeM: number;
  readonly shares: readonly GradeShare[];
  /** 1 - the sum of first-order indices: what unknowns do jointly, and chance where it has no index of its own. */
  readonly rest: number;
}

/**
 * Sums sensitivity indices by the grade of the number that each belongs to, row by row, in the order of the input. An assumption is a grade of its
 * own, whatever its letter; an unknown that stands in no table of numbers has the grade `none`. Unknowns whose index is null are left out, and so are
 * rows without any index. Grades stand in the order A1 … F6, `assumption`, `none`.
 * Source: Sobol' 2001, Math. Comput. Simul. 55:271 (first-order and total indices).
 * @throws RangeError when an index is not finite
 */
export function sumByGrade(
  rows: readonly SensitivityRow[],
  numbers: readonly GradedNumber[],
): readonly RowGradeShares[] {
  const gradeOf = new Map(
    numbers.map(({ unknown, grade, kind }) => [
      unknown,
      kind === 'assumption' ? 'assumption' : grade,
    ]),
  );
  return rows.flatMap((row) => {
    const shares = sumRow(row, gradeOf);
    if (shares.length === 0) return [];
    return {
      case: row.case,
      posture: row.posture,
      interpretation: row.interpretation,
      altitudeM: row.altitudeM,
      shares,
      rest: shares.reduce((left, share) => left - share.firstOrder, 1),
    };
  });
}

function sumRow(row: SensitivityRow, gradeOf: ReadonlyMap<string, string>): readonly GradeShare[] {
  const sums = new Map<string, GradeShare>();
  for (const { unknown, firstOrder, totalEffect } of row.unknowns) {
    if (firstOrder === null || totalEffect === null) continue;
    if (!Number.isFinite(firstOrder) || !Number.isFinite(totalEffect))
      throw new RangeError(`${unknown}: an index is not finite`);
    const grade = gradeOf.get(unknown) ?? 'none';
    const sum = sums.get(grade) ?? { grade, unknowns: 0, firstOrder: 0, totalEffect: 0 };
    sums.set(grade, {
      grade,
      unknowns: sum.unknowns + 1,
      firstOrder: sum.firstOrder + firstOrder,
      totalEffect: sum.totalEffect + totalEffect,
    });
  }
  return [...sums.values()].sort((a, b) => (rankOf(a.grade) < rankOf(b.grade) ? -1 : 1));
}

/** Letters and numbers sort by themselves; what has no source comes after them. */
function rankOf(grade: string): string {
  if (grade === 'assumption') return '~1';
  return grade === 'none' ? '~2' : grade;
}
