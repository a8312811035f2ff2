import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  areClosedPlainly,
  beltAltitudesM,
  beltForm,
  beltWorld,
  depthIn,
  listActive,
  measureUnits,
  observeBelt,
} from '../../test/properties/belt-worlds.ts';
import { countRuns } from '../../test/properties/make-case.ts';
import { createBeltInstruments } from './belt-instruments.ts';

test('where a sector is free, plain search finds a deep marker neither covered nor ringed', () => {
  let [free, open, closed] = [0, 0, 0];
  fc.assert(
    fc.property(beltForm, (form) => {
      const world = beltWorld(form);
      const { refuteSectors } = createBeltInstruments(world);
      const depthM = depthIn(world, form.depthM);
      const active = listActive(world, form.depthM);
      const { draw } = observeBelt(form);
      const postsOf = measureUnits(world, draw.groups);
      for (const groups of [[0], [1], [0, 1]]) {
        for (const altitude of beltAltitudesM.keys()) {
          const isClosed = areClosedPlainly(active, postsOf(groups, altitude, depthM));
          const isFree = refuteSectors(draw, groups, altitude, depthM);
          if (isFree) expect(isClosed).toBe(false);
          if (isFree) free++;
          if (isClosed) closed++;
          else open++;
        }
      }
    }),
    { numRuns: countRuns(2), seed: 7 },
  );
  // Sectors show most of what is open, and there is enough that is closed.
  expect(free).toBeGreaterThan(0.5 * open);
  expect(closed).toBeGreaterThan(0.1 * open);
});
