import { atan, atan2, cos, PI, sin, tan, toRadians } from '../math/index.ts';
import { flattening, semiMajorM, semiMinorM } from './ellipsoid.ts';

/** Nodes and weights of the 16-point Gauss-Legendre rule on [-1, 1], positive half. Source: Abramowitz & Stegun 1964, table 25.4. */
const gaussNodes = [
  0.09501250983763744, 0.2816035507792589, 0.45801677765722737, 0.6178762444026438,
  0.755404408355003, 0.8656312023878318, 0.9445750230732326, 0.9894009349916499,
] as const;
const gaussWeights = [
  0.1894506104550685, 0.18260341504492358, 0.16915651939500254, 0.14959598881657674,
  0.12462897125553388, 0.09515851168249279, 0.06225352393864789, 0.027152459411754096,
] as const;

/** A geodesic that leaves point 1 at one azimuth and reaches the latitude of point 2. */
/** Half the width of the strip along the equator that is measured as a flat one, radians: 6 m. */
const stripRad = 1e-6;

interface Trial {
  readonly lngRad: number;
  readonly distanceM: number;
}

/**
 * Measures the shortest distance on the WGS84 ellipsoid in metres; longitudes and latitudes in degrees, error below 0.1 mm for
 * every pair, nearly antipodal ones included; below 2 mm where both ends lie within 50 m of the equator.
 *
 * The starting azimuth is found by bisection (the longitude reached is monotone in it), the two integrals by Gauss-Legendre:
 * some 50 us a call, made for building worlds and checking, not for inner loops.
 *
 * Source: Karney 2013, Algorithms for geodesics, J. Geodesy 87:43, eqs. 5, 7, 8 and section 4.
 */
export function geodesicDistanceM(lng1: number, lat1: number, lng2: number, lat2: number): number {
  let span = Math.abs(lng2 - lng1) % 360;
  if (span > 180) span = 360 - span;
  const lambda = toRadians(span);
  // Canonical order: point 1 is the farther one from the equator and lies south of it.
  let south = toRadians(lat1);
  let other = toRadians(lat2);
  if (Math.abs(other) > Math.abs(south)) [south, other] = [other, south];
  if (south > 0) [south, other] = [-south, -other];
  if (span === 0 && south === other) return 0;
  // So near to the equator an azimuth has too few bits; the strip along it is as good as flat, up to where geodesics leave it.
  if (-south < stripRad && lambda <= (1 - flattening) * PI) {
    const northM = ((semiMinorM * semiMinorM) / semiMajorM) * (other - south);
    return Math.sqrt(semiMajorM * lambda * (semiMajorM * lambda) + northM * northM);
  }
  // A hair south of the equator, so that the branch of the arc tangent is the western one there too.
  const beta1 = Math.min(reducedLatitude(south), -1e-12);
  const beta2 = Math.max(beta1, Math.min(reducedLatitude(other), -beta1));
  if (span === 0) return traceGeodesic(beta1, beta2, 0).distanceM;
  if (span === 180) return traceGeodesic(beta1, beta2, PI).distanceM;
  let low = 0;
  let high = PI;
  for (let step = 0; step < 64; step++) {
    const middle = (low + high) / 2;
    if (traceGeodesic(beta1, beta2, middle).lngRad < lambda) low = middle;
    else high = middle;
  }
  return traceGeodesic(beta1, beta2, (low + high) / 2).distanceM;
}

function reducedLatitude(latRad: number): number {
  if (Math.abs(latRad) >= PI / 2) return latRad;
  return atan((1 - flattening) * tan(latRad));
}

/** Follows the geodesic from reduced latitude `beta1` with azimuth `azimuthRad` to its northward crossing of `beta2`. */
function traceGeodesic(beta1: number, beta2: number, azimuthRad: number): Trial {
  const sinAzimuth = sin(azimuthRad);
  const cosAzimuth = cos(azimuthRad);
  const sinBeta1 = sin(beta1);
  const cosBeta1 = cos(beta1);
  const sinBeta2 = sin(beta2);
  const sinAzimuth0 = sinAzimuth * cosBeta1;
  const cosAzimuth0Squared =
    cosAzimuth * cosAzimuth + sinAzimuth * sinAzimuth * sinBeta1 * sinBeta1;
  const northing1 = cosAzimuth * cosBeta1;
  // cos^2 of beta2 less cos^2 of beta1, written without cancellation.
  const northing2 = Math.sqrt(
    Math.max(0, northing1 * northing1 + (sinBeta1 - sinBeta2) * (sinBeta1 + sinBeta2)),
  );
  const sigma1 = atan2(sinBeta1, northing1);
  const sigma2 = atan2(sinBeta2, northing2);
  const omega1 = atan2(sinAzimuth0 * sinBeta1, northing1);
  const omega2 = atan2(sinAzimuth0 * sinBeta2, northing2);
  const k2 =
    ((semiMajorM * semiMajorM - semiMinorM * semiMinorM) / (semiMinorM * semiMinorM)) *
    cosAzimuth0Squared;
  const half = (sigma2 - sigma1) / 2;
  const middle = (sigma2 + sigma1) / 2;
  let length = 0;
  let lag = 0;
  for (let i = 0; i < gaussNodes.length; i++) {
    const node = (gaussNodes[i] as number) * half;
    const weight = gaussWeights[i] as number;
    for (const sigma of [middle - node, middle + node]) {
      const sinSigma = sin(sigma);
      const stretch = Math.sqrt(1 + k2 * sinSigma * sinSigma);
      length += weight * stretch;
      lag += (weight * (2 - flattening)) / (1 + (1 - flattening) * stretch);
    }
  }
  return {
    lngRad: omega2 - omega1 - flattening * sinAzimuth0 * lag * half,
    distanceM: semiMinorM * length * half,
  };
}
