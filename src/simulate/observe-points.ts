import type { Case } from '../domain/case.ts';
import type { Draw } from '../domain/draw.ts';
import type { World } from '../domain/world.ts';
import { writeEcef } from '../kernel/geo/ellipsoid.ts';
import { createNearTable } from '../kernel/index/near-table.ts';
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
  const cities = world.cities.slice(0, thresholds.cities);
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
  /** Least number of covering envelopes matters only up to 3, per group, city and altitude. */
  const covering = new Int32Array(each.groups.length * cities.length * altitudes);
  const countGroup = (draw: Draw, g: number, levels: ReachLevels): void => {
    const group = draw.groups[g];
    if (group === undefined || levels.limits.length === 0) return;
    const farthest = levels.limits[levels.limits.length - 1] as number;
    const isShort = levels.farthestM <= nearM;
    for (let u = 0; u < group.count; u++) {
      if (isShort && !isNear(group.lng[u] as number, group.lat[u] as number)) continue;
      for (let c = 0; c < cities.length; c++) {
        const dx = (group.points.x[u] as number) - (x[c] as number);
        const dy = (group.points.y[u] as number) - (y[c] as number);
        const dz = (group.points.z[u] as number) - (z[c] as number);
        const d2 = dx * dx + dy * dy + dz * dz;
        if (d2 > farthest) continue;
        let level = 0;
        while (d2 > (levels.limits[level] as number)) level++;
        const mask = levels.masks[level] as number;
        const at = (g * cities.length + c) * altitudes;
        for (let a = 0; a < altitudes; a++)
          covering[at + a] = (covering[at + a] as number) + ((mask >>> (2 * a)) & 1);
      }
    }
  };
  return (draw, levels, values, offset) => {
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
  };
}
