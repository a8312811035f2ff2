import type { Case } from '../domain/case.ts';
import type { DrawnGroup } from '../domain/draw.ts';
import type { World } from '../domain/world.ts';
import { writeEcef } from '../kernel/geo/ellipsoid.ts';
import { createNearTable, noneNear, someNear } from '../kernel/index/near-table.ts';
import { addCovers, addMask, atLeast, type Covers } from './covers.ts';
import { depths } from './list-rows.ts';
import type { Answer, Observe } from './observe.ts';
import type { ReachLevels } from './reach-levels.ts';
import type { Thresholds } from './thresholds.ts';
import { groupsOf } from './walk-postures.ts';

/** Within this reach most units are told to be far from every city by one look, metres. */
const nearM = 12_000;

/** Prepares observing points: how many of the largest cities lie inside at least k envelopes, and whether all do. */
export function createPoints(
  each: Case,
  world: World,
  thresholds: Thresholds,
): { readonly observe: Observe; readonly answer: Answer } {
  const altitudes = each.altitudesM.length;
  const cities = world.cities.slice(0, each.cities ?? thresholds.cities);
  const x = new Float64Array(cities.length);
  const y = new Float64Array(cities.length);
  const z = new Float64Array(cities.length);
  cities.forEach((city, index) => {
    writeEcef(x, y, z, index, city.lng, city.lat);
  });
  const findNear = createNearTable(
    Float64Array.from(cities, (city) => city.lng),
    Float64Array.from(cities, (city) => city.lat),
    nearM,
  );
  const postures = groupsOf(each);
  /** By unit, the only city that it may cover. */
  let near = new Int16Array(0);
  /** Covers of the cities by group, and those of the posture in work. */
  const covers = each.groups.map(() => new Uint32Array(cities.length));
  const sum = new Uint32Array(cities.length);
  const countGroup = (group: DrawnGroup, levels: ReachLevels, into: Covers): void => {
    into.fill(0);
    if (levels.limits.length === 0) return;
    const farthest = levels.limits[levels.limits.length - 1] as number;
    const isShort = levels.farthestM <= nearM;
    if (isShort) {
      if (near.length < group.count) near = new Int16Array(2 * group.count);
      findNear(group.lng, group.lat, group.count, near);
    }
    for (let u = 0; u < group.count; u++) {
      const only = isShort ? (near[u] as number) : someNear;
      if (only === noneNear) continue;
      const from = only === someNear ? 0 : only;
      const to = only === someNear ? cities.length : only + 1;
      const ux = group.points.x[u] as number;
      const uy = group.points.y[u] as number;
      const uz = group.points.z[u] as number;
      for (let c = from; c < to; c++) {
        const dx = ux - (x[c] as number);
        const dy = uy - (y[c] as number);
        const dz = uz - (z[c] as number);
        const d2 = dx * dx + dy * dy + dz * dz;
        if (d2 > farthest) continue;
        let level = 0;
        while (d2 > (levels.limits[level] as number)) level++;
        addMask(into, c, levels.masks[level] as number);
      }
    }
  };
  const rowsOfPosture = 2 * depths.length * altitudes;
  const answer: Answer = (draw, levels, values, offset, wanted) => {
    const isWanted = postures.map((_, p) => {
      const from = offset + p * rowsOfPosture;
      return wanted === null || wanted.subarray(from, from + rowsOfPosture).includes(1);
    });
    draw.groups.forEach((group, g) => {
      if (postures.some((groups, p) => isWanted[p] && groups.includes(g)))
        countGroup(group, levels[g] as ReachLevels, covers[g] as Covers);
    });
    let at = offset;
    for (const [p, groups] of postures.entries()) {
      if (!isWanted[p]) {
        at += rowsOfPosture;
        continue;
      }
      sum.fill(0);
      for (const g of groups) addCovers(sum, covers[g] as Covers);
      for (const k of depths) {
        for (let a = 0; a < altitudes; a++) {
          let covered = 0;
          for (const word of sum) covered += (atLeast(word, k) >>> (2 * a)) & 1;
          values[at++] = cities.length === 0 ? 0 : covered / cities.length;
          values[at++] = cities.length > 0 && covered === cities.length ? 1 : 0;
        }
      }
    }
  };
  return {
    observe: (draw, levels, values, offset) => answer(draw, levels, values, offset, null),
    answer,
  };
}
