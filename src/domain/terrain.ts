/** Heights of the ground on a grid of longitudes and latitudes (WGS84), row-major from the north-west corner. */
export interface TerrainGrid {
  /** The file's name as the scenario gives it. */
  readonly file: string;
  /** SHA-256 of the file's bytes, 64 hex digits. */
  readonly sha256: string;
  /** West and north edge of the first cell, degrees. */
  readonly west: number;
  readonly north: number;
  /** Size of a cell, degrees, above 0. */
  readonly stepLngDeg: number;
  readonly stepLatDeg: number;
  readonly columns: number;
  readonly rows: number;
  /** Height of every cell above the sea, metres; NaN where the file knows none. */
  readonly heightM: Float32Array;
  /** Cells without a height. */
  readonly voids: number;
}

/** How a view over the ground is taken: by reference planes, or by rays, which take longer and are closer to the truth. */
export const terrainModes = ['fast', 'accurate'] as const;

/** The elevation file that a scenario names, and how views over it are taken. */
export interface TerrainChoice {
  readonly file: string;
  readonly mode: (typeof terrainModes)[number];
}

/**
 * How much of its surroundings a post of a group sees, by the height of what it looks for: a mean over places where posts of the group may
 * stand, never a place.
 */
export interface SeenShares {
  /** Greatest radius, metres; radius i of the table is `reachM * (i + 1) / share.length` of a row. */
  readonly reachM: number;
  /** Heights above the ground of what is looked for, metres, ascending, above 0. */
  readonly altitudesM: readonly number[];
  /** By altitude and radius: share of the disc of that radius in which a target is visible, 0 to 1. */
  readonly share: readonly (readonly number[])[];
}

/** What terrain does to one group. */
export interface GroupSight extends SeenShares {
  readonly group: string;
  /** Size of the cells that views were taken over, metres. */
  readonly cellM: number;
  /** Share of the places drawn whose ground the file knows; the others have the smooth earth. */
  readonly placesCovered: number;
  /** Share of the ground round the covered places that the file knows; the rest counts as level with the post. */
  readonly groundKnown: number;
}

/** What results say of the terrain of a run. */
export interface TerrainUse {
  readonly file: string;
  readonly sha256: string;
  readonly mode: TerrainChoice['mode'];
  /** Cells of the file, and those of them without a height. */
  readonly cells: number;
  readonly voids: number;
  /** Places drawn for each group. */
  readonly placements: number;
  /** Height of a post's eye above its ground, metres. */
  readonly eyeM: number;
  /** Coefficient of refraction. */
  readonly refraction: number;
  readonly groups: readonly GroupSight[];
}
