import type { Case } from '../../domain/case.ts';
import type { UnitGroup } from '../../domain/posture.ts';
import type { Distribution, Parameter, Unit } from '../../domain/quantity.ts';
import type { Reference } from '../../domain/reference.ts';
import type { Source } from '../../domain/source.ts';
import { describeDistribution, meanOf, supportOf } from '../../domain/support.ts';
import { countForm, crewForms, postureForms } from '../../scenario/groups.ts';
import { aircraftLimits } from '../../scenario/intruders.ts';
import { countUnits } from '../../scenario/schema.ts';
import { environmentNumbers } from '../../scenario/surroundings.ts';
import { figureForms, shortName } from '../../scenario/systems.ts';

/** What a control holds: a number, a range, a word, or a switch; the shares of areas are a list. */
export type ControlValue = number | readonly [number, number] | string | boolean;

/** Where a number comes from, as a control shows it. */
export interface ControlSource {
  readonly kind: Source['kind'];
  readonly id: string;
  readonly title: string;
  readonly grade: string;
  readonly reason: string | null;
}

/** One thing of a scenario file that may be changed: how many, how ready, how far, how likely, how long; never where. */
export interface Control {
  /** `posture.igla-s.count`, `posture.igla-s.where.0.share`, `environment.detection`, `intruders.0.count` */
  readonly path: string;
  /** The posture's or intruder's name; null = the whole scenario. */
  readonly of: string | null;
  readonly label: string;
  readonly form: 'number' | 'share-of-areas' | 'choice' | 'switch';
  readonly value: ControlValue;
  /** null for words and switches. */
  readonly unit: Unit | null;
  /** What the file may hold. */
  readonly limits: readonly [number, number];
  /** What the slider spans, inside the limits. */
  readonly span: readonly [number, number];
  readonly step: number;
  /** Whether it must be a whole number. */
  readonly isWhole: boolean;
  /** Whether a range may stand in place of one value. */
  readonly takesRange: boolean;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  /** In words: `uniform 0.3 to 0.8`. */
  readonly distribution: string;
  readonly source: ControlSource;
}

interface Form {
  readonly low: number;
  readonly high: number;
  readonly integer?: boolean;
}

type NumberPart = 'unit' | 'limits' | 'span' | 'step' | 'isWhole' | 'takesRange' | 'distribution';

const noNumber: Pick<Control, NumberPart> = {
  unit: null,
  limits: [0, 1],
  span: [0, 1],
  step: 1,
  ...{ isWhole: false, takesRange: false, distribution: '' },
};

/** Lists the controls of a scenario's base case, in the order of the file. */
export function listControls(base: Case, reference: Reference): readonly Control[] {
  return [
    ...base.groups.flatMap(listGroup),
    ...listEnvironment(base),
    ...listIntruders(base, reference),
  ];
}

const noCrews: ControlSource = {
  ...{ kind: 'assumption', id: 'crews', title: 'no report bounds the crews', grade: 'F6' },
  reason: null,
};

function listGroup(group: UnitGroup): readonly Control[] {
  const { id, envelope, weapon, crews } = group;
  const of = shortName(group.systemName);
  const path = (key: string): string => `posture.${id}.${key}`;
  const number = (key: string, parameter: Parameter, form: Form): Control =>
    makeNumber(path(key), of, parameter, form);
  const isMissiles = group.countUnit === 'missile';
  const isPeople = group.countUnit === 'operator';
  return [
    number('count', group.count, countForm),
    {
      ...noNumber,
      ...{ path: path('count.unit'), of, label: 'what is counted' },
      form: 'choice',
      value: group.countUnit,
      options: countUnits.map((unit) => ({ id: unit, label: unit })),
      source: toSource(group.count.quantity.source),
    },
    ...(isMissiles
      ? [number('launchersPerMissile', group.launchersPerMissile, postureForms.launchersPerMissile)]
      : [
          number(
            'missilesPerLauncher',
            group.missilesPerLauncher,
            postureForms.missilesPerLauncher,
          ),
        ]),
    ...(isPeople ? [number('peoplePerUnit', group.peoplePerUnit, postureForms.peoplePerUnit)] : []),
    number('ready', group.ready, postureForms.ready),
    {
      ...noNumber,
      ...{ path: path('crews'), of, label: 'crews limit how many posts are manned' },
      form: 'switch',
      ...{ value: crews !== null, options: [] },
      source: crews === null ? noCrews : toSource(crews.operators.quantity.source),
    },
    ...(crews === null
      ? []
      : (['operators', 'perPost', 'hoursPerWeek'] as const).map((key) =>
          number(`crews.${key}`, crews[key], crewForms[key]),
        )),
    number('rangeM', envelope.rangeM, figureForms.rangeM),
    number('ceilingM', envelope.ceilingM, figureForms.ceilingM),
    number('killProbability', weapon.killProbability, figureForms.killProbability),
    number('reactionS', weapon.reactionS, figureForms.reactionS),
    ...listShares(group, of),
  ];
}

function listShares({ id, areas }: UnitGroup, of: string): Control[] {
  if (areas.length < 2) return [];
  return areas.map(({ label, share, source }, at) => ({
    ...noNumber,
    ...{ path: `posture.${id}.where.${at}.share`, of, label, value: share, step: 0.01 },
    ...{ options: [], distribution: `fixed at ${share}` },
    form: 'share-of-areas',
    unit: 'share',
    source: toSource(source),
  }));
}

function listEnvironment({ detection }: Case): Control[] {
  const source = detection?.visibilityM.quantity.source;
  const off = 'off: whoever is in line of sight is seen';
  const isOn: Control = {
    ...noNumber,
    ...{ path: 'environment.detection', of: null, value: detection !== null, options: [] },
    label: 'posts have to see the aircraft (visibility, night)',
    form: 'switch',
    source: source
      ? toSource(source)
      : { kind: 'assumption', id: 'detection', title: off, grade: 'F6', reason: null },
  };
  if (detection === null) return [isOn];
  const { visibilityM, nightShare, nightFactor } = detection;
  const forms = environmentNumbers;
  return [
    isOn,
    makeNumber('environment.visibilityM', null, visibilityM, forms.visibilityM),
    makeNumber('environment.night', null, nightShare, forms.night),
    makeNumber('environment.nightFactor', null, nightFactor, forms.nightFactor),
  ];
}

function listIntruders({ intruders }: Case, reference: Reference): Control[] {
  return intruders.flatMap(({ name, count, class: type, source }, at): Control[] => [
    {
      ...noNumber,
      ...{ path: `intruders.${at}.count`, of: name, label: 'aircraft in one raid', value: count },
      ...{ limits: aircraftLimits, isWhole: true, options: [] },
      form: 'number',
      unit: 'count',
      span: [1, Math.max(40, niceAbove(4 * count))],
      distribution: `fixed at ${count}`,
      source: toSource(source),
    },
    {
      ...noNumber,
      ...{ path: `intruders.${at}.class`, of: name, label: 'class' },
      form: 'choice',
      value: type,
      options: [
        ...(type === 'inline' ? [{ id: 'inline', label: name }] : []),
        ...reference.intruders.map((one) => ({ id: one.id, label: one.name })),
      ],
      source: toSource(source),
    },
  ]);
}

function makeNumber(path: string, of: string | null, parameter: Parameter, form: Form): Control {
  const { distribution, unit, source } = parameter.quantity;
  const value = toValue(distribution);
  const top = typeof value === 'number' ? value : (value[1] ?? 0);
  const wished = spanOf(form, top);
  const step = stepOf(wished, form);
  // A slider counts its steps from its lower end: from 100 in steps of 200 it would never stand at 6,000.
  const span = [Math.ceil(wished[0] / step - 1e-9) * step, wished[1]] as const;
  return {
    ...{ path, of, label: parameter.label, value, unit, span, step },
    form: 'number',
    limits: [form.low, form.high],
    ...{ isWhole: form.integer === true, takesRange: true, options: [] },
    distribution: describeDistribution(distribution),
    source: toSource(source),
  };
}

/** One value, the ends of a range, or the mean where a range has no ends. */
function toValue(distribution: Distribution): number | readonly [number, number] {
  const [low, high] = supportOf(distribution);
  if (low === high) return low;
  return Number.isFinite(low) && Number.isFinite(high) ? [low, high] : meanOf(distribution);
}

/** From the least that the file may hold to about four times what it holds. */
function spanOf({ low, high }: Form, top: number): readonly [number, number] {
  if (high === 1) return [low < 0.001 ? 0 : low, 1];
  return [low, Math.min(high, niceAbove(Math.max(4 * top, low + 10)))];
}

function stepOf([low, high]: readonly [number, number], form: Form): number {
  if (form.high === 1) return 0.01;
  const raw = (high - low) / 400;
  const step = niceAbove(raw);
  return form.integer === true ? Math.max(1, step) : step;
}

/** The next of 1, 2, 5, 10 … at or above. */
function niceAbove(value: number): number {
  let unit = 1;
  while (unit > value) unit /= 10;
  while (unit * 10 <= value) unit *= 10;
  for (const times of [1, 2, 5]) if (unit * times >= value) return unit * times;
  return unit * 10;
}

function toSource({ kind, id, title, grade, reason }: Source): ControlSource {
  return { kind, id, title, grade, reason };
}
