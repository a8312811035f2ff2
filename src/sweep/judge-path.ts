import type { FindingCode } from '../domain/finding.ts';

/** Keys of a posture that a study varies: how many, how ready, how far and how good. */
const postureKeys = [
  ...['count', 'launchersPerMissile', 'missilesPerLauncher', 'peoplePerUnit'],
  ...['ready', 'readyPercent', 'crews.operators', 'crews.perPost', 'crews.hoursPerWeek'],
  ...['minRangeM', 'minRangeKm', 'rangeM', 'rangeKm', 'floorM', 'floorKm'],
  ...['ceilingM', 'ceilingKm', 'targetSpeedMps', 'targetSpeedKmh', 'missileSpeedMps'],
  ...['missileSpeedKmh', 'killProbability', 'killPercent', 'reactionS', 'readyRounds'],
  ...['reloadS', 'channels', 'salvo', 'shotsPerTarget', 'existingShare', 'serviceableShare'],
  ...['connectedShare', 'suppressedShare', 'commonFailureProbability', 'alert.mtbfHours'],
  ...['alert.mttrHours', 'alert.surgeHours', 'alert.enduranceDays', 'alert.resuppliedShare'],
  ...['reserve.count', 'reserve.activation.exponentialHours'],
];

/** Numbers of the environment that a study varies: how well posts see. */
const environmentKeys = ['visibilityM', 'visibilityKm', 'night', 'nightFactor', 'searchWidthM'];

/** Keys of which the value is a whole number. */
const wholeKeys = ['count', 'crews.operators', 'reserve.count', 'salvo', 'shotsPerTarget'];

/** Words of the scenario file that say where something is, where from, where to, or how the ground lies. */
const placeWords =
  /^(where|from|towards|territory|geojson|region|border|coast|cities|points|belt|corridors?|circles?|polygons?|perimeter|terrain|placement|placements?|share|sharePercent|within(Km|M)|radius(Km|M)|depth(Km|M))$/i;

/** Units that a key may end in, and the key in SI. */
const sameNumber: readonly (readonly [RegExp, string])[] = [
  [/Km$/, 'M'],
  [/Kmh$/, 'Mps'],
  [/^readyPercent$/, 'ready'],
  [/^killPercent$/, 'killProbability'],
];

/** What a study may do with a path. */
export type PathVerdict =
  | { readonly isAllowed: true; readonly isWhole: boolean; readonly number: string }
  | { readonly isAllowed: false; readonly code: FindingCode; readonly message: string };

/**
 * Says whether a study may vary a path: counts, readiness, ranges, probabilities, crews, times and what posts see, and nothing about place. `number` is the same for two
 * paths that name one number in two units. Whether the scenario has the path is another question.
 */
export function judgePath(path: string): PathVerdict {
  const [top, ...rest] = path.split('.');
  const parts = top === 'posture' || top === 'intruders' ? [top, ...rest.slice(1)] : [top, ...rest];
  if (parts.some((part) => part !== undefined && placeWords.test(part))) {
    const message = 'a study asks how many, how ready and how good, never where';
    return { isAllowed: false, code: 'E_STUDY_PLACE', message };
  }
  const key = top === 'posture' ? rest.slice(1).join('.') : rest.join('.');
  const keys = top === 'posture' ? postureKeys : top === 'environment' ? environmentKeys : [];
  if (keys.includes(key)) {
    const number = sameNumber.reduce((name, [end, si]) => name.replace(end, si), key);
    const isWhole = top === 'posture' && wholeKeys.includes(key);
    const owner = top === 'posture' ? `posture.${rest[0]}` : 'environment';
    return { isAllowed: true, isWhole, number: `${owner}.${number}` };
  }
  const valid = `posture.<id>. with ${postureKeys.join(', ')}; environment. with ${environmentKeys.join(', ')}`;
  return {
    ...{ isAllowed: false, code: 'E_STUDY_PATH' },
    message: `this number is not varied; valid: ${valid}`,
  };
}
