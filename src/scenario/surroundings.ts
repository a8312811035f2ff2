import type { Case, Detection, Diversion, Misidentification } from '../domain/case.ts';
import type { MeasureName } from '../domain/measure.ts';
import { defaultAlertHours, defaultPeriod } from './defaults.ts';
import {
  asList,
  asMap,
  asNumber,
  asWord,
  type Field,
  get,
  type MapField,
  type ReadContext,
  report,
} from './field.ts';
import {
  beltShape,
  diversionShape,
  environmentShape,
  listedMeasures,
  misidentificationShape,
} from './schema.ts';
import { readTerrain } from './terrain.ts';
import { readNumbers, type UsualNumber } from './variants.ts';

/** What a file says beside its posture and its intruders. */
export type Surroundings = Pick<
  Case,
  'beltDepthM' | 'detection' | 'terrain' | 'misidentification' | 'diversion' | 'alertHours'
>;

/** What a run measures when the file does not say. Sizing takes many runs, so it has to be asked for; detection shows rows where it is on. */
const usualMeasures = listedMeasures.filter((name) => name !== 'sizing');

/** Reads `measures`. Coverage is always among them: the map is made of it. */
export function readMeasures(
  context: ReadContext,
  field: Field | undefined,
): readonly (MeasureName | 'sizing')[] {
  if (field === undefined) return usualMeasures;
  const items = asList(context, field, 'measures') ?? [];
  const found = items.map((item) => asWord(context, item, listedMeasures, 'a measure'));
  return listedMeasures.filter((name) => name === 'coverage' || found.includes(name));
}

const beltNumbers = {
  depthM: {
    ...{ unit: 'm', low: 100, high: 1_000_000, slug: 'belt-depth' },
    label: 'depth of the belt behind the perimeter',
  },
} as const satisfies Record<string, UsualNumber>;

/** Ranges and units of the numbers of `environment`. */
export const environmentNumbers = {
  visibilityM: {
    ...{ unit: 'm', low: 10, high: 1_000_000, slug: 'visibility' },
    label: 'how far a post sees an aircraft by day',
  },
  night: {
    ...{ unit: 'probability', low: 0, high: 1, slug: 'night-share' },
    label: 'chance that it is night',
  },
  nightFactor: {
    ...{ unit: 'share', low: 0, high: 1, slug: 'night-factor' },
    label: 'share of the daylight chance to see an aircraft that is left at night',
  },
  searchWidthM: {
    ...{ unit: 'm', low: 0, high: 1_000_000, slug: 'search-width' },
    label: 'strip that a post without a warning sees at a glance',
  },
} as const satisfies Record<string, UsualNumber>;

const misidentificationNumbers = {
  passesPerDay: {
    ...{ unit: 'count', low: 0, high: 100_000, slug: 'friendly-passes-per-day' },
    label: 'own and civil aircraft that pass within reach of manned posts in a day',
  },
  seenShare: {
    ...{ unit: 'share', low: 0, high: 1, slug: 'seen-share' },
    label: 'share of them that a post sees',
  },
  firedShare: {
    ...{ unit: 'probability', low: 0, high: 1, slug: 'misidentified-share' },
    label: 'chance that one that is seen is fired at',
  },
} as const satisfies Record<string, UsualNumber>;

const diversionNumbers = {
  lossSharePerYear: {
    ...{ unit: 'share', low: 0, high: 1, slug: 'loss-share-per-year' },
    label: 'share of a stock that goes missing in a year',
  },
  auditedShare: {
    ...{ unit: 'share', low: 0, high: 1, slug: 'audited-share' },
    label: 'share of a stock that is counted by serial number',
  },
} as const satisfies Record<string, UsualNumber>;

/** Reads the belt, the environment, the periods of the risks and the times after an alert. null = some of it cannot be used. */
export function readSurroundings(context: ReadContext, file: MapField): Surroundings | null {
  const belt = readNumbers(
    context,
    readPart(context, file, 'belt', beltShape),
    'belt',
    beltNumbers,
  );
  const environment = readPart(context, file, 'environment', environmentShape);
  const detection = readDetection(context, environment);
  const terrain = readTerrain(context, environment && get(environment, 'terrain'));
  const misidentification = readMisidentification(context, file);
  const diversion = readDiversion(context, file);
  const alertHours = readAlertHours(context, get(file, 'alertHours'));
  if (
    !belt ||
    detection === undefined ||
    terrain === undefined ||
    !misidentification ||
    !diversion ||
    !alertHours
  )
    return null;
  return {
    ...{ beltDepthM: belt.depthM, detection, misidentification, diversion, alertHours },
    ...(terrain === null ? {} : { terrain }),
  };
}

function readPart(
  context: ReadContext,
  file: MapField,
  key: string,
  shape: object,
): MapField | null {
  const field = get(file, key);
  return field ? asMap(context, field, Object.keys(shape), key) : null;
}

/** undefined = it cannot be used. The numbers are read even where detection is off, so that a wrong one is found. */
function readDetection(context: ReadContext, map: MapField | null): Detection | null | undefined {
  const isOn = readSwitch(context, map && get(map, 'detection'));
  const numbers = readNumbers(context, map, 'environment', environmentNumbers);
  if (isOn === null || numbers === null) return undefined;
  const { night, ...others } = numbers;
  return isOn ? { ...others, nightShare: night } : null;
}

/** Off is the default. YAML 1.2 reads `off` as a word; YAML 1.1 tools write false for it. */
function readSwitch(context: ReadContext, field: Field | null | undefined): boolean | null {
  if (!field) return false;
  if (field.kind === 'scalar' && typeof field.value === 'boolean') return field.value;
  const word = asWord(context, field, ['on', 'off'], 'detection');
  return word === null ? null : word === 'on';
}

function readMisidentification(context: ReadContext, file: MapField): Misidentification | null {
  const path = 'misidentification';
  const map = readPart(context, file, path, misidentificationShape);
  const numbers = readNumbers(context, map, path, misidentificationNumbers);
  const days = readPeriod(context, map, 'days', defaultPeriod.days, 3_650);
  return numbers === null || days === null ? null : { ...numbers, days };
}

function readDiversion(context: ReadContext, file: MapField): Diversion | null {
  const path = 'diversion';
  const map = readPart(context, file, path, diversionShape);
  const numbers = readNumbers(context, map, path, diversionNumbers);
  const years = readPeriod(context, map, 'years', defaultPeriod.years, 100);
  return numbers === null || years === null ? null : { ...numbers, years };
}

function readPeriod(
  context: ReadContext,
  map: MapField | null,
  key: string,
  usual: number,
  most: number,
): number | null {
  const field = map && get(map, key);
  return field ? asNumber(context, field, key, 0.001, most) : usual;
}

function readAlertHours(context: ReadContext, field: Field | undefined): readonly number[] | null {
  if (field === undefined) return defaultAlertHours;
  const items = asList(context, field, 'alertHours');
  if (items === null) return null;
  if (items.length > 16) {
    report(context, 'E_SCENARIO_RANGE', field, `alertHours may list 16 times, not ${items.length}`);
    return null;
  }
  const hours = items.map((item) => asNumber(context, item, 'alertHours', 0, 87_600));
  if (hours.includes(null)) return null;
  return [...new Set(hours as number[])].sort((a, b) => a - b);
}
