import type { Alert, Doctrine, GroupLosses } from '../domain/posture.ts';
import type { Parameter } from '../domain/quantity.ts';
import { asMap, asNumber, get, type MapField, type ReadContext, report } from './field.ts';
import { alertShape } from './schema.ts';
import { readNumbers, readVariants, type UsualNumber } from './variants.ts';

/** Reads how posts fire; without a word: shoot, look, shoot, as long as there are rounds. null = it cannot be used. */
export function readDoctrine(context: ReadContext, map: MapField): Doctrine | null {
  const salvoField = get(map, 'salvo');
  const shotsField = get(map, 'shotsPerTarget');
  const salvo = salvoField ? asNumber(context, salvoField, 'salvo', 1, 16, true) : 1;
  const shots = shotsField ? asNumber(context, shotsField, 'shotsPerTarget', 1, 1000, true) : null;
  if (salvo === null || (shotsField && shots === null)) return null;
  if (shots !== null && shots < salvo) {
    const message = `shotsPerTarget (${shots}) must be at least the salvo (${salvo})`;
    report(context, 'E_SCENARIO_RANGE', shotsField ?? map, message);
    return null;
  }
  return { salvo, shotsPerTarget: shots };
}

const lossLabels: Readonly<Record<keyof GroupLosses, (name: string) => string>> = {
  existingShare: (name) => `share of the claimed ${name} count that exists`,
  serviceableShare: (name) => `share of the ${name} missiles that work`,
  connectedShare: (name) => `share of the ${name} posts that receive a warning`,
  suppressedShare: (name) => `share of the ready ${name} posts that are put out of action`,
  commonFailureProbability: (name) => `chance that one cause silences all ${name} posts`,
};

/** Reads what is taken from a group; what the file does not name is null. */
export function readLosses(
  context: ReadContext,
  map: MapField,
  id: string,
  name: string,
): GroupLosses {
  const read = (key: keyof GroupLosses): Parameter | null => {
    const unit = key === 'commonFailureProbability' ? 'probability' : 'share';
    const quantity = readVariants(context, map, key, { what: key, unit, low: 0, high: 1 });
    return quantity && { path: `posture.${id}.${key}`, label: lossLabels[key](name), quantity };
  };
  return {
    existingShare: read('existingShare'),
    serviceableShare: read('serviceableShare'),
    connectedShare: read('connectedShare'),
    suppressedShare: read('suppressedShare'),
    commonFailureProbability: read('commonFailureProbability'),
  };
}

const alertNumbers = (name: string) =>
  ({
    mtbfHours: {
      ...{ unit: 'hours', low: 0.01, high: 1e6, slug: 'mtbf' },
      label: `mean hours that a ready ${name} post stays ready`,
    },
    mttrHours: {
      ...{ unit: 'hours', low: 0.01, high: 1e6, slug: 'mttr' },
      label: `mean hours until a ${name} post becomes ready`,
    },
    surgeHours: {
      ...{ unit: 'hours', low: 0, high: 8760, slug: 'surge' },
      label: `hours that all ${name} crews can be on duty at once`,
    },
    enduranceDays: {
      ...{ unit: 'days', low: 0, high: 3650, slug: 'endurance' },
      label: `days that a ${name} post lasts on what it has`,
    },
    resuppliedShare: {
      ...{ unit: 'share', low: 0, high: 1, slug: 'resupplied-share' },
      label: `share of the ${name} posts that are supplied again`,
    },
  }) as const satisfies Record<keyof Alert, UsualNumber>;

/** Reads what happens to a group after an alert; what the file does not name is an assumption. null = it cannot be used. */
export function readAlert(
  context: ReadContext,
  map: MapField,
  id: string,
  name: string,
): Alert | null {
  const field = get(map, 'alert');
  const given = field ? asMap(context, field, Object.keys(alertShape), 'alert') : null;
  if (field && given === null) return null;
  return readNumbers(context, given, `posture.${id}.alert`, alertNumbers(name));
}
