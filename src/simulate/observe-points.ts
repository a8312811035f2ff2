import type { Case } from '../domain/case.ts';
import type { DrawnGroup } from '../domain/draw.ts';
import type { World } from '../domain/world.ts';
import { writeEcef } from '../kernel/geo/ellipsoid.ts';
import { createNearTable } from '../kernel/index/near-table.ts';
import { addCovers, addMask, atLeast, type Covers } from './covers.ts';
import { depths } from './list-rows.ts';
import type { Observe } from './observe.ts';
import type { ReachLevels } from './reach-levels.ts';
import type { Thresholds } from './thresholds.ts';
import { groupsOf } from './walk-postures.ts';

/** Within this reach most units are told to be far from every city by one look, metres. */
const nearM = 12_000;

/** Prepares observing points: how many of the largest cities lie inside at least k envelopes. */
export function createPoints(each: Case, world: World, thresholds: Thresholds): Observe {
  const altitudes = each.altitudesM.length;
  const cities = world.cities.slice(0, each.cities ?? thresholds.cities);
  const x = new Float64Array(cities.length);
  const y = new Float64Array(cities.length);
  const z = new Float64Array(cities.length);
  cities.forEach((city, index) => {
    writeEcef(x, y, z, index, city.lng, city.lat);
  });
  const isNear = createNearTable(
    Float64Array.from(cities, (city) => city.lng),
    Float64Array.from(cities, (city) => city.lat),
    nearM,
  );
  const postures = groupsOf(each);
  /** Covers of the cities by group, and those of the posture in work. */
  const covers = each.groups.map(() => new Uint32Array(cities.length));
  const sum = new Uint32Array(cities.length);
  const countGroup = (group: DrawnGroup, levels: ReachLevels, into: Covers): void => {
    into.fill(0);
    if (levels.limits.length === 0) return;
    const farthest = levels.limits[levels.limits.length - 1] as number;
    const isShort = levels.farthestM <= nearM;
    for (let u = 0; u < group.count; u++) {
      if (isShort && !isNear(group.lng[u] as number, group.lat[u] as number)) continue;
      const ux = group.points.x[u] as number;
      const uy = group.points.y[u] as number;
      const uz = group.points.z[u] as number;
      for (let c = 0; c < cities.length; c++) {
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
  return (draw, levels, values, offset) => {
    draw.groups.forEach((group, g) => {
      countGroup(group, levels[g] as ReachLevels, covers[g] as Covers);
    });
    let at = offset;
    for (const groups of postures) {
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
}
