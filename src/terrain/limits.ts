/** Most bytes of an elevation file. Source: docs/methods/terrain.md, limits. */
export const mostTiffBytes = 67_108_864;

/** Most cells of its image, those that fill up the last tiles included. */
export const mostCells = 67_108_864;

/** Most strips or tiles: `mostCells` in the smallest tiles that TIFF 6.0 allows, 16 x 16. */
export const mostBlocks = 262_144;

/** Most image directories of a file: an elevation model has a few overviews, no hundreds. Assumption: 64 is far beyond any. */
export const mostDirectories = 64;

/** Heights outside are no ground on earth and count as unknown, metres: the lowest dry land lies at -430 m, the highest at 8,849 m. */
export const groundM = [-1_000, 9_000] as const;
