import type { Assessment, ReadinessCurve } from '../../domain/results.ts';
import { selectMain } from '../../publish/select-main.ts';

/** How a count is understood. */
export type CountReading = 'missile' | 'launcher' | 'system';

/** What one understanding of the count gives, at ground level. */
export interface ReadingLesson {
  readonly reading: CountReading;
  /** Mean share of the country within reach, in [0, 1]. */
  readonly share: number;
}

/** Figures of a finished run that the exercises ask for; null = the run does not have them. */
export interface Lessons {
  readonly system: string | null;
  readonly count: number | null;
  /** The bound on coverage at the longest range, which favours the claim. */
  readonly cover: {
    readonly share: number;
    readonly needs: number | null;
    readonly rangeM: number;
  } | null;
  /** Chance of an unbroken border against the share of posts that are ready. */
  readonly border: {
    readonly curves: readonly ReadinessCurve[];
    /** Least number of posts that an unbroken line takes, at the longest range. */
    readonly needs: number | null;
  } | null;
  /** Missiles, launchers, systems; fewer than two of them = nothing to compare. */
  readonly units: readonly ReadingLesson[];
}

const readings: readonly CountReading[] = ['missile', 'launcher', 'system'];

/** Picks what the exercises show out of an assessment. */
export function makeLessons(assessment: Assessment): Lessons {
  const { readinessCurves } = assessment;
  const main = selectMain(assessment);
  const curves = readinessCurves.filter(({ points }) => points.length > 1);
  return {
    system: main.systemName,
    count: main.claimedCount,
    cover: coverLesson(assessment, main.posture),
    border:
      curves.length === 0
        ? null
        : { curves, needs: boundOf(assessment, 'border', main.posture)?.needs ?? null },
    units: unitLessons(assessment, main.posture),
  };
}

/** The bound of the base case that favours the claim most: ground level, longest range. */
function boundOf(assessment: Assessment, interpretation: 'area' | 'border', posture: string) {
  const base = assessment.scenario.cases[0]?.id;
  return assessment.results.bounds
    .filter(
      (one) =>
        one.kind === 'bound' &&
        one.case === base &&
        one.interpretation === interpretation &&
        one.posture === posture &&
        one.reading === null,
    )
    .reduce<(typeof assessment.results.bounds)[number] | null>((best, one) => {
      if (best === null || one.altitudeM < best.altitudeM) return one;
      return one.altitudeM === best.altitudeM && one.rangeM > best.rangeM ? one : best;
    }, null);
}

function coverLesson(assessment: Assessment, posture: string): Lessons['cover'] {
  const bound = boundOf(assessment, 'area', posture);
  if (bound === null || bound.bestShare === null) return null;
  return { share: bound.bestShare, needs: bound.needs, rangeM: bound.rangeM };
}

/** The claim's own reading is the base case; the others are cases that carry its name. */
function unitLessons(assessment: Assessment, posture: string): readonly ReadingLesson[] {
  const { cases } = assessment.scenario;
  const base = cases[0]?.id;
  const named = readings.map((reading) => ({
    reading,
    id: cases.find((one) => one.kind === 'reading' && one.reading === reading)?.id ?? null,
  }));
  const open = named.filter(({ id }) => id === null);
  return named.flatMap(({ reading, id }) => {
    // The one reading that is no case of its own is what the words say.
    const share = shareOf(assessment, id ?? (open.length === 1 ? base : undefined), posture);
    return share === null ? [] : [{ reading, share }];
  });
}

function shareOf(assessment: Assessment, id: string | undefined, posture: string): number | null {
  const row = assessment.results.measures.find(
    (one) =>
      one.case === id &&
      one.measure === 'coverage' &&
      one.quantity === 'share' &&
      one.posture === posture &&
      one.altitudeM === 0 &&
      one.k === 1,
  );
  return row?.estimate ?? null;
}
