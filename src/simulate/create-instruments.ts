import type { World } from '../domain/world.ts';
import { type BeltInstruments, createBeltInstruments } from './belt-instruments.ts';
import { createLatticeMarker, type MarkLattice } from './mark-lattice.ts';
import { createPerimeterMarker, type MarkPerimeter } from './mark-perimeter.ts';
import { createBorderReader, type ReadBorder } from './read-border.ts';
import { createCoverageReader, type ReadCoverage } from './read-coverage.ts';

/** What every case of a world measures with: made once a world, so that the cases of a run share it. */
export interface Instruments {
  readonly markLattice: MarkLattice;
  readonly markPerimeter: MarkPerimeter;
  /** Readers for a number of altitudes. */
  readonly readCoverage: (altitudes: number) => ReadCoverage;
  readonly readBorder: (altitudes: number) => ReadBorder;
  /** Made when a belt is first asked for. */
  readonly belt: () => BeltInstruments;
}

/** Makes the instruments of a world. */
export function createInstruments(world: World): Instruments {
  return {
    markLattice: createLatticeMarker(world.lattice),
    markPerimeter: createPerimeterMarker(world.perimeter),
    readCoverage: keepByNumber((altitudes) =>
      createCoverageReader(world.lattice.inside, altitudes),
    ),
    readBorder: keepByNumber((altitudes) => createBorderReader(world.perimeter, altitudes)),
    belt: keepOnce(() => createBeltInstruments(world)),
  };
}

function keepByNumber<T>(make: (key: number) => T): (key: number) => T {
  const kept = new Map<number, T>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make(key);
    kept.set(key, made);
    return made;
  };
}

function keepOnce<T>(make: () => T): () => T {
  let made: T | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
