import { sha256Hex } from '../../src/kernel/text/index.ts';
import {
  createLeastHeights,
  type SweepView,
  sweepRays,
  sweepReferencePlane,
} from '../../src/kernel/view/index.ts';
import { createSweepView } from '../../src/workers/create-sweep-view.ts';
import { landscapes, makeHeights } from '../terrain/make-heights.ts';

/** SHA-256 over the bits of the same views, by what took them. */
export interface ViewHashes {
  readonly plain: string;
  /** null where the engine has no vectors. */
  readonly vector: string | null;
  readonly rays: string;
}

/** Takes views over every made landscape, from the middle and from a corner. Knows neither Node nor a page, so that the browser runs these very lines. */
export function hashViews(seed: number): ViewHashes {
  const vector = createSweepView();
  return {
    plain: hashSweep(sweepReferencePlane, seed),
    vector: vector && hashSweep(vector, seed),
    rays: hashSweep(sweepRays, seed),
  };
}

function hashSweep(sweep: SweepView, seed: number): string {
  const into = createLeastHeights();
  const hashes = landscapes.flatMap((kind) => {
    const grid = makeHeights(kind, { columns: 223, rows: 190, stepXM: 30, stepYM: 27, seed });
    return [
      { column: 111, row: 95, eyeM: 1.7, radiusM: 2_500 },
      { column: 222, row: 0, eyeM: 12, radiusM: 9_000 },
    ].map((place) => {
      sweep(grid, { ...place, curvature: 0.87, earthDiameterM: 2 * 6_378_137 }, into);
      const { heightM, columns, rows } = into;
      return sha256Hex(new Uint8Array(heightM.buffer, heightM.byteOffset, 4 * columns * rows));
    });
  });
  return sha256Hex(new TextEncoder().encode(hashes.join()));
}
