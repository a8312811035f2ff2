import type { CountUnit, UnitGroup } from '../domain/posture.ts';
import type { Parameter, Quantity } from '../domain/quantity.ts';
import { supportOf } from '../domain/support.ts';
import { readAreas } from './areas.ts';
import {
  type DefaultFigure,
  defaultFigure,
  defaultNumber,
  defaultReserveHours,
  type PostureNumber,
} from './defaults.ts';
import {
  asMap,
  asText,
  asWord,
  type Field,
  get,
  type MapField,
  printable,
  type ReadContext,
  report,
} from './field.ts';
import { readAlert, readDoctrine, readLosses } from './losses.ts';
import { type NumberForm, readDistribution, readNumber, readQuantity } from './numbers.ts';
import type { NamedTerritory } from './places.ts';
import { countShape, countUnits, crewsShape, postureShape, reserveShape } from './schema.ts';
import { readSource, userSource } from './sources.ts';
import { figureForms, type ResolvedSystem, readSystem, shortName } from './systems.ts';
import { readOrUsual } from './variants.ts';

/** A posture entry as read, with what only the reader needs. */
export interface ReadGroup {
  readonly group: UnitGroup;
  readonly inventory: boolean;
  readonly place: Field;
}

/** Most things that a posture may count. */
const mostCount = 10_000_000;

/** Range and unit of a posture's count, whatever is counted. */
export const countForm: NumberForm = {
  ...{ what: 'count', unit: 'system', low: 0, high: mostCount, integer: true },
};

/** Ranges and units of the numbers of a posture that are no figures of its system. */
export const postureForms = {
  launchersPerMissile: { what: 'launchersPerMissile', unit: 'share', low: 1e-6, high: 1 },
  missilesPerLauncher: { what: 'missilesPerLauncher', unit: 'count', low: 1, high: 1000 },
  peoplePerUnit: { what: 'peoplePerUnit', unit: 'count', low: 1, high: 10_000 },
  ready: { what: 'ready', unit: 'share', low: 0, high: 1 },
} as const satisfies Record<PostureNumber, NumberForm>;

/** Ranges and units of a posture's crews. */
export const crewForms = {
  operators: { what: 'operators', unit: 'operator', low: 0, high: mostCount, integer: true },
  perPost: { what: 'perPost', unit: 'count', low: 1, high: 10_000 },
  hoursPerWeek: { what: 'hoursPerWeek', unit: 'hours-per-week', low: 1, high: 168 },
} as const satisfies Record<string, NumberForm>;

/** Returns the id of a posture entry: its own, else the system's; null when neither can be read. */
export function postureId(entry: Field): string | null {
  if (entry.kind !== 'map') return null;
  const id = get(entry, 'id') ?? get(entry, 'system');
  return id?.kind === 'scalar' && typeof id.value === 'string' ? id.value : null;
}

/** Reads one entry of `posture` with every default filled in. Reports and returns null when it cannot be used. */
export function readGroup(
  context: ReadContext,
  field: Field,
  territory: NamedTerritory | null,
): ReadGroup | null {
  const map = asMap(context, field, Object.keys(postureShape), 'a posture entry');
  if (map === null) return null;
  for (const key of ['system', 'count', 'where'] as const) {
    if (get(map, key) === undefined)
      report(context, 'E_SCENARIO_REQUIRED', map, `${key} is missing`);
  }
  const systemField = get(map, 'system');
  const system = systemField ? readSystem(context, systemField) : null;
  const id = readId(context, map) ?? system?.id ?? null;
  const countField = get(map, 'count');
  const count = countField ? readCount(context, countField) : null;
  const whereField = get(map, 'where');
  const areas =
    whereField && territory ? readAreas(context, whereField, territory, id ?? 'posture') : null;
  const numbers = system && id !== null ? readNumbers(context, map, system, id) : null;
  const unit = count?.unit ?? 'system';
  const name = shortName(system?.name ?? '');
  const crews = system && id !== null ? readCrews(context, map, system, id) : null;
  const reserve = id === null ? null : readReserve(context, map, id, name, unit);
  const doctrine = readDoctrine(context, map);
  const losses = readLosses(context, map, id ?? '', name);
  const alert = id === null ? null : readAlert(context, map, id, name);
  const inventoryField = get(map, 'inventory');
  const inventory = inventoryField?.kind === 'scalar' && inventoryField.value === true;
  if (
    inventoryField &&
    !(inventoryField.kind === 'scalar' && typeof inventoryField.value === 'boolean')
  ) {
    report(context, 'E_SCENARIO_TYPE', inventoryField, 'inventory must be true or false');
  }
  if (!system || id === null || !count || !areas || !numbers || !doctrine || !alert) return null;
  const group: UnitGroup = {
    id,
    system: system.id,
    systemName: system.name,
    count: parameter(`posture.${id}.count`, `number of ${name} ${plural(unit)}`, count.quantity),
    countUnit: unit,
    ...numbers,
    ...{ crews, doctrine, losses, alert, areas, reserve },
  };
  return { group, inventory, place: field };
}

function readId(context: ReadContext, map: MapField): string | null {
  const field = get(map, 'id');
  if (field === undefined) return null;
  const id = asText(context, field, 'id', 60);
  if (id === null || /^[\p{L}\p{N}_-]+$/u.test(id)) return id;
  report(
    context,
    'E_SCENARIO_RANGE',
    field,
    `id may hold letters, digits, - and _, not ${printable(id)}`,
  );
  return null;
}

function readCount(
  context: ReadContext,
  field: Field,
): { readonly quantity: Quantity; readonly unit: CountUnit } | null {
  const form = countForm;
  if (field.kind !== 'map') {
    const quantity = readQuantity(context, field, form);
    return quantity && { quantity, unit: 'system' };
  }
  const map = asMap(context, field, Object.keys(countShape), 'count');
  if (map === null) return null;
  const unitField = get(map, 'unit');
  const unit = unitField ? asWord(context, unitField, countUnits, 'unit') : 'system';
  const claimed = get(map, 'claimed');
  const source = readSource(context, map, userSource());
  const value = claimed ? readNumber(context, claimed, form) : null;
  const distribution = claimed
    ? value === null
      ? null
      : ({ kind: 'fixed', value } as const)
    : readDistribution(context, map, form);
  if (unit === null || distribution === null) return null;
  return { quantity: { distribution, unit, source }, unit };
}

type Numbers = Pick<
  UnitGroup,
  'launchersPerMissile' | 'missilesPerLauncher' | 'peoplePerUnit' | 'ready' | 'envelope' | 'weapon'
>;

function readNumbers(
  context: ReadContext,
  map: MapField,
  system: ResolvedSystem,
  id: string,
): Numbers | null {
  const name = shortName(system.name);
  const take = (key: string, form: NumberForm, label: string, usual: () => Quantity | null) => {
    const quantity = readOrUsual(context, map, key, form, usual);
    return quantity && parameter(`posture.${id}.${key}`, label, quantity);
  };
  const figure = (key: DefaultFigure, label: string) =>
    take(key, figureForms[key], label, () => defaultFigure(context.reference, system, key));
  const usual = (key: PostureNumber, label: string) =>
    take(key, postureForms[key], label, () => defaultNumber(context.reference, system, key));
  const rangeM = take(
    'rangeM',
    figureForms.rangeM,
    `greatest slant range of ${name}`,
    () => system.figures.rangeM ?? null,
  );
  checkRunnable(context, map, system, rangeM);
  const plain = {
    launchersPerMissile: usual('launchersPerMissile', `launchers for each ${name} missile`),
    missilesPerLauncher: usual('missilesPerLauncher', `missiles for each ${name} launcher`),
    peoplePerUnit: usual('peoplePerUnit', `people for each ${name} unit`),
    ready: usual('ready', `share of ${name} units that are ready`),
  };
  const envelope = {
    minRangeM: figure('minRangeM', `least range of ${name}`),
    rangeM,
    floorM: figure('floorM', `lowest altitude that ${name} reaches`),
    ceilingM: figure('ceilingM', `highest altitude that ${name} reaches`),
  };
  const weapon = {
    targetSpeedMps: figure('targetSpeedMps', `fastest target of ${name}`),
    killProbability: figure('killProbability', `chance that one ${name} shot kills`),
    reactionS: figure('reactionS', `time from seeing a target to launch of ${name}`),
    missileSpeedMps: figure('missileSpeedMps', `mean speed of a ${name} missile`),
    readyRounds: figure('readyRounds', `rounds that ${name} fires before a reload`),
    reloadS: figure('reloadS', `time to reload ${name}`),
    channels: figure('channels', `targets that one ${name} post can fire at together`),
  };
  if (!isComplete(plain) || !isComplete(envelope) || !isComplete(weapon)) return null;
  checkEnvelope(context, map, envelope.floorM, envelope.ceilingM);
  warnRecalled(context, map, system, [envelope.rangeM, envelope.ceilingM]);
  return { ...plain, envelope, weapon };
}

function isComplete<K extends string>(
  parameters: Readonly<Record<K, Parameter | null>>,
): parameters is Readonly<Record<K, Parameter>> {
  return Object.values(parameters).every((entry) => entry !== null);
}

function checkRunnable(
  context: ReadContext,
  map: MapField,
  system: ResolvedSystem,
  rangeM: Parameter | null,
): void {
  const hasOwnRange = get(map, 'rangeM') !== undefined || get(map, 'rangeKm') !== undefined;
  if (hasOwnRange || (system.runnable && rangeM !== null)) return;
  const place = get(map, 'system') ?? map;
  const message = `the catalogue lists ${system.name} without a retrieved range; give rangeKm with its source to run it`;
  report(context, 'E_SYSTEM_INCOMPLETE', place, message);
}

/** Warns when the reach of a system comes from the catalogue without a retrieved source. */
function warnRecalled(
  context: ReadContext,
  map: MapField,
  system: ResolvedSystem,
  reach: readonly Parameter[],
): void {
  const figures = Object.values(system.figures);
  const recalled = reach.filter(
    ({ quantity }) => quantity.source.grade === 'F6' && figures.includes(quantity),
  );
  if (recalled.length === 0 || system.category === 'inline') return;
  const message = `not retrieved from a source and used as an assumption (F6): ${recalled.map(({ label }) => label).join(', ')}`;
  report(context, 'W_SYSTEM_RECALLED', get(map, 'system') ?? map, message, 'warning');
}

/** Refuses an envelope whose floor lies at or above its ceiling over the whole ranges. */
function checkEnvelope(
  context: ReadContext,
  map: MapField,
  floorM: Parameter,
  ceilingM: Parameter,
): void {
  const floor = supportOf(floorM.quantity.distribution)[0];
  const ceiling = supportOf(ceilingM.quantity.distribution)[1];
  if (floor < ceiling) return;
  const place = get(map, 'floorM') ?? get(map, 'ceilingM') ?? map;
  report(
    context,
    'E_SCENARIO_RANGE',
    place,
    `floorM (${floor}) must lie below ceilingM (${ceiling})`,
  );
}

function readCrews(
  context: ReadContext,
  map: MapField,
  system: ResolvedSystem,
  id: string,
): UnitGroup['crews'] {
  const field = get(map, 'crews');
  const crews = field ? asMap(context, field, Object.keys(crewsShape), 'crews') : null;
  if (crews === null) return null;
  const read = (key: keyof typeof crewForms) => {
    const value = get(crews, key);
    const form = crewForms[key];
    if (value !== undefined) return readQuantity(context, value, form);
    if (key !== 'operators') return defaultNumber(context.reference, system, key);
    report(context, 'E_SCENARIO_REQUIRED', crews, 'crews needs operators');
    return null;
  };
  const operators = read('operators');
  const perPost = read('perPost');
  const hoursPerWeek = read('hoursPerWeek');
  if (!operators || !perPost || !hoursPerWeek) return null;
  const path = `posture.${id}.crews`;
  const name = shortName(system.name);
  return {
    operators: parameter(`${path}.operators`, `operators for ${name}`, operators),
    perPost: parameter(`${path}.perPost`, `operators for each ${name} post`, perPost),
    hoursPerWeek: parameter(
      `${path}.hoursPerWeek`,
      `hours a week that a ${name} operator is on duty`,
      hoursPerWeek,
    ),
  };
}

function readReserve(
  context: ReadContext,
  map: MapField,
  id: string,
  name: string,
  unit: CountUnit,
): UnitGroup['reserve'] {
  const field = get(map, 'reserve');
  const reserve = field ? asMap(context, field, Object.keys(reserveShape), 'reserve') : null;
  if (reserve === null) return null;
  const countField = get(reserve, 'count');
  const form: NumberForm = { what: 'reserve count', unit, low: 0, high: mostCount, integer: true };
  const count = countField ? readQuantity(context, countField, form) : null;
  if (!countField) report(context, 'E_SCENARIO_REQUIRED', reserve, 'reserve needs count');
  const activationField = get(reserve, 'activation');
  const activation = activationField
    ? asMap(context, activationField, ['exponentialHours', 'source', 'reason'], 'activation')
    : null;
  const hoursField = activation ? get(activation, 'exponentialHours') : undefined;
  if (activation && !hoursField) {
    report(context, 'E_SCENARIO_REQUIRED', activation, 'activation needs exponentialHours');
  }
  const hoursForm: NumberForm = { what: 'exponentialHours', unit: 'count', low: 0.01, high: 8760 };
  const otherwise = activation ? readSource(context, activation, userSource()) : userSource();
  const hours = hoursField
    ? readQuantity(context, hoursField, hoursForm, otherwise)
    : defaultReserveHours(context.reference);
  if (!count || !hours) return null;
  const path = `posture.${id}.reserve`;
  return {
    count: parameter(`${path}.count`, `${name} ${plural(unit)} in reserve`, count),
    activationHours: parameter(
      `${path}.activationHours`,
      `mean hours until ${name} reserves are in place`,
      hours,
    ),
  };
}

function parameter(path: string, label: string, quantity: Quantity): Parameter {
  return { path, label, quantity };
}

function plural(unit: CountUnit): string {
  return unit === 'battery' ? 'batteries' : `${unit}s`;
}
