export { philox4x32 } from './philox.ts';
export { createRng, type Rng, streamKey } from './stream.ts';
export { threefry2x32, threefry4x32 } from './threefry.ts';
export { toOpenUnit32, toUnit53 } from './to-unit.ts';
