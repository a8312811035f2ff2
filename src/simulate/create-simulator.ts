import type { Case, CaseIntruder } from '../domain/case.ts';
import type { Draw, DrawnGroup } from '../domain/draw.ts';
import type { MeasureRow, MeasureUnit } from '../domain/measure.ts';
import type { World } from '../domain/world.ts';
import { writeEcef } from '../kernel/geo/ellipsoid.ts';
import { createRng } from '../kernel/random/stream.ts';
import {
  createCrossingFlyer,
  crossingsPerWorld,
  groupFlights,
  makeCrossingReading,
} from './fly-crossings.ts';
import { createLatticeMarker } from './mark-lattice.ts';
import { createPerimeterMarker } from './mark-perimeter.ts';
import {
  addPlanes,
  clearPlanes,
  copyPlanes,
  makePlanes,
  mostAltitudes,
  type Planes,
} from './planes.ts';
import { makeReachLevels, type ReachLevels } from './reach-levels.ts';
import { createBorderReader, makeBorderReading } from './read-border.ts';
import { createCoverageReader } from './read-coverage.ts';

/** What the predicates ask (measures: when does a claim hold). */
export interface Thresholds {
  /** Share of the area that has to be covered; 0.95 where the text names none. */
  readonly areaShare: number;
  /** Share of crossings that has to be engaged. */
  readonly crossingShare: number;
  /** How many of the largest cities have to be covered. */
  readonly cities: number;
}

/** The measures that may be asked of a trial. */
export type MeasureName = 'coverage' | 'border' | 'points' | 'crossing';

/** Observes possible worlds: which rows there are, and their values in one world. */
export interface Simulator {
  readonly rows: readonly MeasureRow[];
  /**
   * Writes the values of one world into `values` (one number a row): 0 or 1 for events, shares in [0, 1], metres, seconds, counts.
   * Rows of measures that are not asked for are left alone. `onLattice` sees the covered points of each posture.
   */
  readonly observe: (
    draw: Draw,
    measures: ReadonlySet<MeasureName>,
    values: Float64Array,
    onLattice?: (posture: number, planes: Planes) => void,
  ) => void;
}

interface Part {
  readonly name: MeasureName;
  readonly rows: readonly MeasureRow[];
  readonly observe: (
    draw: Draw,
    levels: readonly ReachLevels[],
    values: Float64Array,
    offset: number,
    onLattice?: (posture: number, planes: Planes) => void,
  ) => void;
}

/** Prepares the simulation of one case in one world. @throws RangeError for more than 16 altitudes. */
export function createSimulator(
  each: Case,
  world: World,
  seed: number,
  thresholds: Thresholds,
): Simulator {
  if (each.altitudesM.length > mostAltitudes) {
    throw new RangeError(`at most ${mostAltitudes} altitudes, got ${each.altitudesM.length}`);
  }
  const parts = [
    createCoverage(each, world, thresholds),
    createBorder(each, world),
    createPoints(each, world, thresholds),
    ...(each.intruders.length > 0 ? [createCrossing(each, world, seed, thresholds)] : []),
  ];
  return {
    rows: parts.flatMap((part) => part.rows),
    observe: (draw, measures, values, onLattice) => {
      const levels = draw.groups.map((group) => makeReachLevels(group.reachM));
      let offset = 0;
      for (const part of parts) {
        if (measures.has(part.name)) part.observe(draw, levels, values, offset, onLattice);
        offset += part.rows.length;
      }
    },
  };
}

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

/** Group indices of every posture. */
function groupsOf(each: Case): number[][] {
  return each.postures.map((posture) =>
    posture.groups.map((id) => each.groups.findIndex((group) => group.id === id)),
  );
}

/**
 * Returns a function that shows the planes of each posture in turn. Every group is marked once; postures of several groups are sums of
 * their planes.
 */
function createPostureWalk(
  postures: readonly (readonly number[])[],
  groups: number,
  points: number,
  mark: (planes: Planes, group: DrawnGroup, levels: ReachLevels) => void,
): (
  draw: Draw,
  levels: readonly ReachLevels[],
  visit: (posture: number, planes: Planes) => void,
) => void {
  const own = Array.from({ length: groups }, () => makePlanes(points));
  const sum = makePlanes(points);
  return (draw, levels, visit) => {
    own.forEach((planes, g) => {
      clearPlanes(planes);
      mark(planes, draw.groups[g] as DrawnGroup, levels[g] as ReachLevels);
    });
    postures.forEach((members, posture) => {
      const first = own[members[0] as number] as Planes;
      if (members.length === 1) {
        visit(posture, first);
        return;
      }
      copyPlanes(sum, first);
      for (const g of members.slice(1)) addPlanes(sum, own[g] as Planes);
      visit(posture, sum);
    });
  };
}

const depths = [1, 2, 3] as const;

function createCoverage(each: Case, world: World, thresholds: Thresholds): Part {
  const altitudes = each.altitudesM.length;
  const { lattice } = world;
  const mark = createLatticeMarker(lattice);
  const read = createCoverageReader(lattice.inside, altitudes);
  const counts = new Float64Array(3 * altitudes);
  const walk = createPostureWalk(groupsOf(each), each.groups.length, lattice.inside.length, mark);
  const rows = each.postures.flatMap((posture) =>
    depths.flatMap((k) =>
      each.altitudesM.flatMap((altitudeM) => [
        makeRow(each, 'coverage', 'share', 'share', posture.id, altitudeM, k, null),
        makeRow(each, 'coverage', 'holds', 'probability', posture.id, altitudeM, k, null),
      ]),
    ),
  );
  return {
    name: 'coverage',
    rows,
    observe: (draw, levels, values, offset, onLattice) => {
      walk(draw, levels, (posture, planes) => {
        read(planes, counts);
        for (let i = 0; i < counts.length; i++) {
          const share = (counts[i] as number) / lattice.insideCount;
          const at = offset + 2 * (posture * counts.length + i);
          values[at] = share;
          values[at + 1] = share >= thresholds.areaShare ? 1 : 0;
        }
        onLattice?.(posture, planes);
      });
    },
  };
}

function createBorder(each: Case, world: World): Part {
  const altitudes = each.altitudesM.length;
  const { perimeter } = world;
  const mark = createPerimeterMarker(perimeter);
  const read = createBorderReader(perimeter, altitudes);
  const reading = makeBorderReading(altitudes);
  const walk = createPostureWalk(groupsOf(each), each.groups.length, perimeter.lng.length, mark);
  const totalM = perimeter.lengthM;
  const perPosture = 8 * altitudes;
  const rows = each.postures.flatMap((posture) => [
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
  return {
    name: 'border',
    rows,
    observe: (draw, levels, values, offset) => {
      walk(draw, levels, (posture, planes) => {
        read(planes, reading);
        const start = offset + posture * perPosture;
        for (let i = 0; i < 3 * altitudes; i++) {
          values[start + 2 * i] = reading.unbroken[i] as number;
          values[start + 2 * i + 1] = Math.min(1, (reading.guardedM[i] as number) / totalM);
        }
        for (let a = 0; a < altitudes; a++) {
          values[start + 6 * altitudes + 2 * a] = reading.gaps[a] as number;
          values[start + 6 * altitudes + 2 * a + 1] = reading.longestGapM[a] as number;
        }
      });
    },
  };
}

function createPoints(each: Case, world: World, thresholds: Thresholds): Part {
  const altitudes = each.altitudesM.length;
  const cities = world.cities.slice(0, thresholds.cities);
  const x = new Float64Array(cities.length);
  const y = new Float64Array(cities.length);
  const z = new Float64Array(cities.length);
  cities.forEach((city, index) => {
    writeEcef(x, y, z, index, city.lng, city.lat);
  });
  const postures = groupsOf(each);
  /** Least number of covering envelopes matters only up to 3, per group, city and altitude. */
  const covering = new Int32Array(each.groups.length * cities.length * altitudes);
  const rows = each.postures.flatMap((posture) =>
    depths.flatMap((k) =>
      each.altitudesM.flatMap((altitudeM) => [
        makeRow(each, 'points', 'share', 'share', posture.id, altitudeM, k, null),
        makeRow(each, 'points', 'all-covered', 'probability', posture.id, altitudeM, k, null),
      ]),
    ),
  );
  const countGroup = (draw: Draw, g: number, levels: ReachLevels): void => {
    const group = draw.groups[g];
    if (group === undefined || levels.limits.length === 0) return;
    const farthest = levels.limits[levels.limits.length - 1] as number;
    for (let c = 0; c < cities.length; c++) {
      const [cx, cy, cz] = [x[c] as number, y[c] as number, z[c] as number];
      for (let u = 0; u < group.count; u++) {
        const dx = (group.points.x[u] as number) - cx;
        const dy = (group.points.y[u] as number) - cy;
        const dz = (group.points.z[u] as number) - cz;
        const d2 = dx * dx + dy * dy + dz * dz;
        if (d2 > farthest) continue;
        let level = 0;
        while (d2 > (levels.limits[level] as number)) level++;
        const mask = levels.masks[level] as number;
        const at = (g * cities.length + c) * altitudes;
        for (let a = 0; a < altitudes; a++)
          covering[at + a] = (covering[at + a] as number) + ((mask >> a) & 1);
      }
    }
  };
  return {
    name: 'points',
    rows,
    observe: (draw, levels, values, offset) => {
      covering.fill(0);
      draw.groups.forEach((_, g) => {
        countGroup(draw, g, levels[g] as ReachLevels);
      });
      let at = offset;
      for (const groups of postures) {
        for (const k of depths) {
          for (let a = 0; a < altitudes; a++) {
            let covered = 0;
            for (let c = 0; c < cities.length; c++) {
              let envelopes = 0;
              for (const g of groups)
                envelopes += covering[(g * cities.length + c) * altitudes + a] as number;
              if (envelopes >= k) covered++;
            }
            values[at++] = cities.length === 0 ? 0 : covered / cities.length;
            values[at++] = cities.length > 0 && covered === cities.length ? 1 : 0;
          }
        }
      }
    },
  };
}

/** Quantities of one intruder class; `holds` over all classes follows them. */
const crossingQuantities = [
  ['units-met', 'count'],
  ['exposure-s', 's'],
  ['engaged', 'probability-mean'],
  ['survives', 'probability-mean'],
  ['holds', 'probability'],
] as const;

function fliesAt(intruder: CaseIntruder, altitudeM: number): boolean {
  return (
    altitudeM === 0 || (altitudeM >= intruder.altitudeM[0] && altitudeM <= intruder.altitudeM[1])
  );
}

function createCrossing(each: Case, world: World, seed: number, thresholds: Thresholds): Part {
  const altitudes = each.altitudesM.length;
  const rng = createRng(seed);
  const postures = groupsOf(each);
  const flyers = groupFlights(each.intruders).map((flight) =>
    createCrossingFlyer(world, flight, rng, altitudes, postures),
  );
  const readings = each.intruders.map(() => postures.map(() => makeCrossingReading(altitudes)));
  const perClass = crossingQuantities.length;
  // Every class is flown at every altitude; rows exist only where the class flies (altitude 0: all classes).
  const slots: { intruder: number; altitude: number; posture: number }[] = [];
  const rows: MeasureRow[] = [];
  each.postures.forEach((posture, p) => {
    each.altitudesM.forEach((altitudeM, a) => {
      each.intruders.forEach((intruder, i) => {
        if (!fliesAt(intruder, altitudeM)) return;
        slots.push({ intruder: i, altitude: a, posture: p });
        for (const [quantity, unit] of crossingQuantities) {
          rows.push(
            makeRow(
              each,
              'crossing',
              quantity,
              unit === 'probability-mean' ? 'share' : unit,
              posture.id,
              altitudeM,
              1,
              intruder.class,
            ),
          );
        }
      });
    });
  });
  // Over all classes that fly at an altitude: the predicate has to hold for every one of them.
  const allStart = rows.length;
  each.postures.forEach((posture) => {
    for (const altitudeM of each.altitudesM) {
      rows.push(makeRow(each, 'crossing', 'holds', 'probability', posture.id, altitudeM, 1, null));
    }
  });
  return {
    name: 'crossing',
    rows,
    observe: (draw, _levels, values, offset) => {
      values.fill(1, offset + allStart, offset + rows.length);
      for (const fly of flyers) fly(draw, readings);
      slots.forEach((slot, s) => {
        const reading = readings[slot.intruder]?.[slot.posture];
        if (reading === undefined) return;
        const at = offset + s * perClass;
        const a = slot.altitude;
        values[at] = (reading.unitsMet[a] as number) / crossingsPerWorld;
        values[at + 1] = (reading.exposureS[a] as number) / crossingsPerWorld;
        values[at + 2] = (reading.engaged[a] as number) / crossingsPerWorld;
        values[at + 3] = (reading.survives[a] as number) / crossingsPerWorld;
        const holds =
          (reading.engaged[a] as number) >= thresholds.crossingShare * crossingsPerWorld ? 1 : 0;
        values[at + 4] = holds;
        if (holds === 0) values[offset + allStart + slot.posture * altitudes + a] = 0;
      });
    },
  };
}
