import type { Case, CaseIntruder } from '../domain/case.ts';
import type { MeasureRow, MeasureUnit } from '../domain/measure.ts';

/** The measures that may be asked of a trial. */
export type MeasureName = 'coverage' | 'border' | 'points' | 'crossing' | 'readiness-curve';

/** Least numbers of covering envelopes that rows tell apart. */
export const depths = [1, 2, 3] as const;

function makeRow(
  each: Case,
  measure: MeasureName,
  quantity: string,
  unit: MeasureUnit,
  posture: string,
  altitudeM: number,
  k: number,
  intruder: string | null,
): MeasureRow {
  return {
    id: [
      each.id,
      posture,
      measure,
      quantity,
      ...(intruder === null ? [] : [intruder]),
      String(altitudeM),
      `k${k}`,
    ].join('/'),
    case: each.id,
    measure,
    quantity,
    intruder,
    timeH: null,
    posture,
    reading: each.reading,
    variant: each.variant,
    altitudeM,
    k,
    unit,
  };
}

/** Lists the rows of a case, measure by measure, in the order in which observers write their values. */
export function listRows(each: Case): Record<MeasureName, MeasureRow[]> {
  return {
    coverage: listCoverage(each),
    border: listBorder(each),
    points: listPoints(each),
    crossing: each.intruders.length > 0 ? listCrossing(each) : [],
    'readiness-curve': listReadinessCurve(each),
  };
}

function listCoverage(each: Case): MeasureRow[] {
  return each.postures.flatMap((posture) =>
    depths.flatMap((k) =>
      each.altitudesM.flatMap((altitudeM) => [
        makeRow(each, 'coverage', 'share', 'share', posture.id, altitudeM, k, null),
        makeRow(each, 'coverage', 'holds', 'probability', posture.id, altitudeM, k, null),
      ]),
    ),
  );
}

function listBorder(each: Case): MeasureRow[] {
  return each.postures.flatMap((posture) => [
    ...depths.flatMap((k) =>
      each.altitudesM.flatMap((altitudeM) => [
        makeRow(each, 'border', 'no-gap', 'probability', posture.id, altitudeM, k, null),
        makeRow(each, 'border', 'guarded-share', 'share', posture.id, altitudeM, k, null),
      ]),
    ),
    ...each.altitudesM.flatMap((altitudeM) => [
      makeRow(each, 'border', 'gap-count', 'count', posture.id, altitudeM, 1, null),
      makeRow(each, 'border', 'longest-gap-m', 'm', posture.id, altitudeM, 1, null),
    ]),
  ]);
}

/** One row a ready share, at the lowest altitude. */
function listReadinessCurve(each: Case): MeasureRow[] {
  const altitudeM = each.altitudesM[0] ?? 0;
  return each.postures.flatMap((posture) =>
    (each.readyShares ?? []).map((share) =>
      makeRow(
        each,
        'readiness-curve',
        `no-gap-at-${share}`,
        'probability',
        posture.id,
        altitudeM,
        1,
        null,
      ),
    ),
  );
}

function listPoints(each: Case): MeasureRow[] {
  return each.postures.flatMap((posture) =>
    depths.flatMap((k) =>
      each.altitudesM.flatMap((altitudeM) => [
        makeRow(each, 'points', 'share', 'share', posture.id, altitudeM, k, null),
        makeRow(each, 'points', 'all-covered', 'probability', posture.id, altitudeM, k, null),
      ]),
    ),
  );
}

/** Quantities of one intruder class, in the order of their rows; `holds` over all classes follows them. */
export const crossingQuantities = [
  ['units-met', 'count'],
  ['exposure-s', 's'],
  ['engaged', 'share'],
  ['survives', 'share'],
  ['holds', 'probability'],
] as const;

function fliesAt(intruder: CaseIntruder, altitudeM: number): boolean {
  return (
    altitudeM === 0 || (altitudeM >= intruder.altitudeM[0] && altitudeM <= intruder.altitudeM[1])
  );
}

/** One class at one altitude for one posture: `crossingQuantities` rows each. */
export interface CrossingSlot {
  readonly intruder: number;
  readonly altitude: number;
  readonly posture: number;
}

/** Lists where rows of single classes stand: every class is flown at every altitude, rows exist only where it flies (altitude 0: all). */
export function listCrossingSlots(each: Case): CrossingSlot[] {
  return each.postures.flatMap((_, posture) =>
    each.altitudesM.flatMap((altitudeM, altitude) =>
      each.intruders.flatMap((intruder, index) =>
        fliesAt(intruder, altitudeM) ? [{ intruder: index, altitude, posture }] : [],
      ),
    ),
  );
}

/** Lists postures and altitudes at which any class flies: nothing is said of heights that no class reaches. */
export function listFlownAltitudes(
  each: Case,
): { readonly posture: number; readonly altitude: number }[] {
  return each.postures.flatMap((_, posture) =>
    each.altitudesM.flatMap((altitudeM, altitude) =>
      each.intruders.some((intruder) => fliesAt(intruder, altitudeM))
        ? [{ posture, altitude }]
        : [],
    ),
  );
}

/** Rows of the single classes, then one row a posture and altitude over all that fly there: the predicate has to hold for every one. */
function listCrossing(each: Case): MeasureRow[] {
  const single = listCrossingSlots(each).flatMap((slot) =>
    crossingQuantities.map(([quantity, unit]) =>
      makeRow(
        each,
        'crossing',
        quantity,
        unit,
        each.postures[slot.posture]?.id ?? '',
        each.altitudesM[slot.altitude] ?? 0,
        1,
        each.intruders[slot.intruder]?.class ?? null,
      ),
    ),
  );
  const all = listFlownAltitudes(each).map(({ posture, altitude }) =>
    makeRow(
      each,
      'crossing',
      'holds',
      'probability',
      each.postures[posture]?.id ?? '',
      each.altitudesM[altitude] ?? 0,
      1,
      null,
    ),
  );
  return [...single, ...all];
}
