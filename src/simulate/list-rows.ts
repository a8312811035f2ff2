import type { Case } from '../domain/case.ts';
import { listGapQuantities, nameGapQuantity } from '../domain/gap-lengths.ts';
import type { CaseIntruder } from '../domain/intruder.ts';
import {
  type MeasureName,
  type MeasureRow,
  type MeasureUnit,
  measureNames,
} from '../domain/measure.ts';

/** Least numbers of covering envelopes that rows tell apart. */
export const depths = [1, 2, 3] as const;

/** What tells a row from others of its measure. */
interface RowForm {
  readonly quantity: string;
  readonly unit: MeasureUnit;
  readonly posture: string;
  /** Default: 0, the ground footprint, also where no height matters. */
  readonly altitudeM?: number;
  /** Default: 1. */
  readonly k?: number;
  readonly intruder?: string | null;
  readonly timeH?: number | null;
}

function makeRow(each: Case, measure: MeasureName, form: RowForm): MeasureRow {
  const { quantity, unit, posture, altitudeM = 0, k = 1, intruder = null, timeH = null } = form;
  return {
    id: [
      ...[each.id, posture, measure, quantity],
      ...(intruder === null ? [] : [intruder]),
      ...(timeH === null ? [] : [`${timeH}h`]),
      ...[String(altitudeM), `k${k}`],
    ].join('/'),
    case: each.id,
    measure,
    quantity,
    intruder,
    timeH,
    posture,
    reading: each.reading,
    variant: each.variant,
    altitudeM,
    k,
    unit,
  };
}

/** Lists the rows of a case in the order of `measureNames`, and within a measure as its observer writes their values. */
export function listAllRows(each: Case): MeasureRow[] {
  const rows = listRows(each);
  return measureNames.flatMap((name) => rows[name]);
}

/** Lists the rows of a case, measure by measure, as observers write their values. */
export function listRows(each: Case): Record<MeasureName, MeasureRow[]> {
  return {
    coverage: listCoverage(each),
    border: listBorder(each),
    'gap-lengths': listGapLengths(each),
    belt: listBelt(each),
    points: listPoints(each),
    crossing: each.intruders.length > 0 ? listCrossing(each) : [],
    raid: listFlights(each, 'raid', raidQuantities),
    detection: each.detection === null ? [] : listFlights(each, 'detection', detectionQuantities),
    readiness: listReadiness(each),
    misidentification: listByPosture(each, 'misidentification', misidentificationQuantities),
    diversion: listByPosture(each, 'diversion', diversionQuantities),
    'readiness-curve': listReadinessCurve(each),
  };
}

function listCoverage(each: Case): MeasureRow[] {
  return each.postures.flatMap((posture) =>
    depths.flatMap((k) =>
      each.altitudesM.flatMap((altitudeM) => [
        makeRow(each, 'coverage', {
          quantity: 'share',
          unit: 'share',
          posture: posture.id,
          altitudeM,
          k,
        }),
        makeRow(each, 'coverage', {
          quantity: 'holds',
          unit: 'probability',
          posture: posture.id,
          altitudeM,
          k,
        }),
      ]),
    ),
  );
}

function listBorder(each: Case): MeasureRow[] {
  return each.postures.flatMap((posture) => [
    ...depths.flatMap((k) =>
      each.altitudesM.flatMap((altitudeM) => [
        makeRow(each, 'border', {
          quantity: 'no-gap',
          unit: 'probability',
          posture: posture.id,
          altitudeM,
          k,
        }),
        makeRow(each, 'border', {
          quantity: 'guarded-share',
          unit: 'share',
          posture: posture.id,
          altitudeM,
          k,
        }),
      ]),
    ),
    ...each.altitudesM.flatMap((altitudeM) => [
      makeRow(each, 'border', {
        quantity: 'gap-count',
        unit: 'count',
        posture: posture.id,
        altitudeM,
      }),
      makeRow(each, 'border', {
        quantity: 'longest-gap-m',
        unit: 'm',
        posture: posture.id,
        altitudeM,
      }),
    ]),
  ]);
}

/** The classes of gaps, then the shares of the perimeter in long gaps, altitude by altitude. */
function listGapLengths(each: Case): MeasureRow[] {
  if (each.gapLengthsM === undefined) return [];
  const quantities = listGapQuantities(each.gapLengthsM);
  return each.postures.flatMap((posture) =>
    each.altitudesM.flatMap((altitudeM) =>
      quantities.map((quantity) =>
        makeRow(each, 'gap-lengths', {
          quantity: nameGapQuantity(quantity),
          unit: quantity.counts === 'gaps' ? 'count' : 'share',
          posture: posture.id,
          altitudeM,
        }),
      ),
    ),
  );
}

function listBelt(each: Case): MeasureRow[] {
  return each.postures.flatMap((posture) =>
    each.altitudesM.map((altitudeM) =>
      makeRow(each, 'belt', {
        quantity: 'no-way-through',
        unit: 'probability',
        posture: posture.id,
        altitudeM,
      }),
    ),
  );
}

/** One row a time after an alert. */
function listReadiness(each: Case): MeasureRow[] {
  return each.postures.flatMap((posture) =>
    each.alertHours.map((timeH) =>
      makeRow(each, 'readiness', {
        quantity: 'ready-share',
        unit: 'share',
        posture: posture.id,
        timeH,
      }),
    ),
  );
}

/** Quantities of a period, in the order of their rows. */
export const misidentificationQuantities = [
  ['events', 'count'],
  ['at-least-one', 'probability'],
] as const;

/** Quantities of a stock over a period, in the order of their rows. */
export const diversionQuantities = [
  ['items', 'count'],
  ['at-least-one', 'probability'],
  ['with-launcher', 'count'],
  ['noticed', 'probability'],
] as const;

function listByPosture(
  each: Case,
  measure: MeasureName,
  quantities: readonly (readonly [string, MeasureUnit])[],
): MeasureRow[] {
  return each.postures.flatMap((posture) =>
    quantities.map(([quantity, unit]) =>
      makeRow(each, measure, { quantity, unit, posture: posture.id }),
    ),
  );
}

/** One row a ready share, at the lowest altitude. */
function listReadinessCurve(each: Case): MeasureRow[] {
  const altitudeM = each.altitudesM[0] ?? 0;
  return each.postures.flatMap((posture) =>
    (each.readyShares ?? []).map((share) =>
      makeRow(each, 'readiness-curve', {
        quantity: `no-gap-at-${share}`,
        unit: 'probability',
        posture: posture.id,
        altitudeM,
      }),
    ),
  );
}

function listPoints(each: Case): MeasureRow[] {
  return each.postures.flatMap((posture) =>
    depths.flatMap((k) =>
      each.altitudesM.flatMap((altitudeM) => [
        makeRow(each, 'points', {
          quantity: 'share',
          unit: 'share',
          posture: posture.id,
          altitudeM,
          k,
        }),
        makeRow(each, 'points', {
          quantity: 'all-covered',
          unit: 'probability',
          posture: posture.id,
          altitudeM,
          k,
        }),
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

/** Quantities of a raid of one intruder class, in the order of their rows. */
export const raidQuantities = [
  ['leakers', 'count'],
  ['no-leak', 'probability'],
  ['missiles-spent', 'count'],
  ['units-empty', 'count'],
] as const;

/** Quantities of one intruder class where detection is on, in the order of their rows. */
export const detectionQuantities = [['seen', 'share']] as const;

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

/** Rows of single classes, slot by slot. */
function listFlights(
  each: Case,
  measure: MeasureName,
  quantities: readonly (readonly [string, MeasureUnit])[],
): MeasureRow[] {
  return listCrossingSlots(each).flatMap((slot) =>
    quantities.map(([quantity, unit]) =>
      makeRow(each, measure, {
        quantity,
        unit,
        posture: each.postures[slot.posture]?.id ?? '',
        altitudeM: each.altitudesM[slot.altitude] ?? 0,
        intruder: each.intruders[slot.intruder]?.id ?? null,
      }),
    ),
  );
}

/** Rows of the single classes, then one row a posture and altitude over all that fly there: the predicate has to hold for every one. */
function listCrossing(each: Case): MeasureRow[] {
  const single = listCrossingSlots(each).flatMap((slot) =>
    crossingQuantities.map(([quantity, unit]) =>
      makeRow(each, 'crossing', {
        quantity,
        unit,
        posture: each.postures[slot.posture]?.id ?? '',
        altitudeM: each.altitudesM[slot.altitude] ?? 0,
        intruder: each.intruders[slot.intruder]?.id ?? null,
      }),
    ),
  );
  const all = listFlownAltitudes(each).map(({ posture, altitude }) =>
    makeRow(each, 'crossing', {
      quantity: 'holds',
      unit: 'probability',
      posture: each.postures[posture]?.id ?? '',
      altitudeM: each.altitudesM[altitude] ?? 0,
    }),
  );
  return [...single, ...all];
}
