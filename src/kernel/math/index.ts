export { HALF_PI, PI, TWO_PI, toDegrees, toRadians } from './angle-units.ts';
export { exp, expm1 } from './exp.ts';
export { acos, asin, atan, atan2 } from './inverse-trigonometry.ts';
export { log, log1p } from './log.ts';
export { log2, pow } from './pow.ts';
export { MAX_ANGLE } from './reduce-angle.ts';
export { cbrt, hypot } from './root.ts';
export { cos, sin, tan } from './trigonometry.ts';
