import type { CaseIntruder, Side } from '../domain/intruder.ts';
import type { Parameter, Quantity } from '../domain/quantity.ts';
import type { Source } from '../domain/source.ts';
import { supportOf } from '../domain/support.ts';
import { usualAssumption } from './defaults.ts';
import {
  asMap,
  asNumber,
  asText,
  asWord,
  type Field,
  get,
  type MapField,
  printable,
  type ReadContext,
  report,
  show,
  suggest,
} from './field.ts';
import { type NumberForm, readQuantity } from './numbers.ts';
import { findCity, findNeighbour, foldName, type NamedTerritory } from './places.ts';
import {
  arrivals,
  inlineIntruderShape,
  intruderKinds,
  intruderShape,
  sideShape,
} from './schema.ts';
import { readSource, userSource } from './sources.ts';
import { slug } from './systems.ts';
import { readOrUsual, readVariants } from './variants.ts';

interface IntruderClass {
  readonly id: string;
  readonly name: string;
  readonly kind: CaseIntruder['kind'];
  readonly speedMps: Quantity;
  readonly altitudeM: readonly [number, number];
  readonly source: Source;
}

/** Fewest and most aircraft in one raid. */
export const aircraftLimits = [1, 10_000] as const;

const speedForm: NumberForm = { what: 'speedMps', unit: 'm/s', low: 1, high: 3000 };
const spacingForm: NumberForm = { what: 'spacingS', unit: 's', low: 0, high: 86_400 };
const standOffForm: NumberForm = { what: 'standOffShare', unit: 'share', low: 0, high: 1 };

/** An intruder whose numbers have no path yet: the path follows from the id that it gets. */
type ReadIntruder = Omit<CaseIntruder, 'speedMps' | 'spacingS' | 'standOffShare'> & {
  readonly speedMps: Quantity;
  readonly spacingS: Quantity;
  readonly standOffShare: Quantity | null;
};

/** Reads `intruders`. Ids are made unique by a number behind them. */
export function readIntruders(
  context: ReadContext,
  field: Field | undefined,
  territory: NamedTerritory,
): readonly CaseIntruder[] {
  if (field === undefined || (field.kind === 'list' && field.items.length === 0)) return [];
  if (field.kind !== 'list') {
    report(context, 'E_SCENARIO_TYPE', field, `intruders must be a list, not ${show(field)}`);
    return [];
  }
  const taken = new Set<string>();
  return field.items.flatMap((item) => {
    const intruder = readIntruder(context, item, territory);
    if (intruder === null) return [];
    let id = intruder.id;
    for (let i = 2; taken.has(id); i++) id = `${intruder.id}-${i}`;
    taken.add(id);
    const { name, speedMps, spacingS, standOffShare } = intruder;
    const named = (key: string, label: string, quantity: Quantity): Parameter => ({
      ...{ path: `intruder.${id}.${key}`, label: `${label}: ${name}`, quantity },
    });
    return [
      {
        ...intruder,
        id,
        speedMps: named('speedMps', 'speed of the intruder', speedMps),
        spacingS: named('spacingS', 'time between two aircraft of a raid', spacingS),
        standOffShare:
          standOffShare &&
          named('standOffShare', 'share of the aircraft that stay out of reach', standOffShare),
      },
    ];
  });
}

function readIntruder(
  context: ReadContext,
  field: Field,
  territory: NamedTerritory,
): ReadIntruder | null {
  const map = asMap(context, field, Object.keys(intruderShape), 'an intruder');
  if (map === null) return null;
  const classField = get(map, 'class');
  if (classField === undefined)
    report(context, 'E_SCENARIO_REQUIRED', map, 'an intruder needs a class');
  const type = classField ? readClass(context, classField) : null;
  const countField = get(map, 'count');
  const count = countField ? asNumber(context, countField, 'count', ...aircraftLimits, true) : 1;
  const speed = readVariants(context, map, 'speedMps', speedForm);
  const spacing = readOrUsual(context, map, 'spacingS', spacingForm, () =>
    usualAssumption(context.reference, 'raid-spacing'),
  );
  const arrivalsField = get(map, 'arrivals');
  const arrival = arrivalsField ? asWord(context, arrivalsField, arrivals, 'arrivals') : 'even';
  const standOffShare = readVariants(context, map, 'standOffShare', standOffForm);
  const altitudeField = get(map, 'altitudeM');
  const altitudeM = altitudeField ? readBand(context, altitudeField) : type?.altitudeM;
  const from = readSide(context, get(map, 'from'), territory);
  const towards = readDestination(context, map, territory);
  const idField = get(map, 'id');
  const id = idField ? asText(context, idField, 'id', 60) : null;
  const source = readSource(context, map, type?.source ?? userSource());
  if (!type || count === null || !altitudeM || from === null || towards === null) return null;
  if (spacing === null || arrival === null) return null;
  const name = type.name;
  return {
    id: id ?? (type.id === 'inline' ? slug(name) : type.id),
    class: type.id,
    name,
    kind: type.kind,
    count,
    speedMps: speed ?? type.speedMps,
    spacingS: spacing,
    arrivals: arrival,
    standOffShare,
    altitudeM,
    from,
    towards,
    source,
  };
}

function readClass(context: ReadContext, field: Field): IntruderClass | null {
  if (field.kind !== 'scalar') return readInlineClass(context, field);
  const id = asText(context, field, 'class', 100);
  if (id === null) return null;
  const record = context.reference.intruders.find((candidate) => candidate.id === id);
  if (record !== undefined) {
    const [low, high] = supportOf(record.altitudeM.distribution);
    return { ...record, altitudeM: [low, high], source: record.speedMps.source };
  }
  const ids = context.reference.intruders.map((candidate) => candidate.id);
  const message = `the catalogue holds no intruder class "${printable(id)}"; ${suggest(context, id, ids)}`;
  report(context, 'E_INTRUDER_UNKNOWN', field, message);
  return null;
}

function readInlineClass(context: ReadContext, field: Field): IntruderClass | null {
  const map = asMap(context, field, Object.keys(inlineIntruderShape), 'class');
  if (map === null) return null;
  for (const key of ['name', 'kind', 'speedMps', 'altitudeM']) {
    if (!get(map, key)) report(context, 'E_SCENARIO_REQUIRED', map, `an inline class needs ${key}`);
  }
  const nameField = get(map, 'name');
  const kindField = get(map, 'kind');
  const speedField = get(map, 'speedMps');
  const altitudeField = get(map, 'altitudeM');
  const source = readSource(context, map, userSource());
  const name = nameField ? asText(context, nameField, 'name', 100) : null;
  const kind = kindField ? asWord(context, kindField, intruderKinds, 'kind') : null;
  const speedMps = speedField ? readQuantity(context, speedField, speedForm, source) : null;
  const altitudeM = altitudeField ? readBand(context, altitudeField) : null;
  if (!name || !kind || !speedMps || !altitudeM) return null;
  return { id: 'inline', name, kind, speedMps, altitudeM, source };
}

function readBand(context: ReadContext, field: Field): readonly [number, number] | null {
  const [lowField, highField] = field.kind === 'list' ? field.items : [];
  if (field.kind !== 'list' || field.items.length !== 2 || !lowField || !highField) {
    report(context, 'E_SCENARIO_TYPE', field, `altitudeM must be [low, high], not ${show(field)}`);
    return null;
  }
  const low = asNumber(context, lowField, 'altitudeM', 0, 100_000);
  const high = asNumber(context, highField, 'altitudeM', 0, 100_000);
  if (low === null || high === null) return null;
  if (low <= high) return [low, high];
  report(
    context,
    'E_SCENARIO_RANGE',
    field,
    `altitudeM must go from low to high, not ${low} to ${high}`,
  );
  return null;
}

function readSide(
  context: ReadContext,
  field: Field | undefined,
  territory: NamedTerritory,
): Side | null {
  if (field === undefined || (field.kind === 'scalar' && field.value === 'any'))
    return { kind: 'any' };
  const map = asMap(context, field, Object.keys(sideShape), 'from');
  if (map === null) return null;
  const border = get(map, 'border');
  if (map.entries.size !== 1) {
    report(
      context,
      'E_SCENARIO_REQUIRED',
      map,
      'from needs one of coast: true, border: <code>, any: true',
    );
    return null;
  }
  if (border !== undefined) {
    const neighbour = findNeighbour(context, territory, border);
    return neighbour === null ? null : { kind: 'border', neighbour };
  }
  if (get(map, 'any') !== undefined) return { kind: 'any' };
  const coast = get(map, 'coast');
  if (coast?.kind !== 'scalar' || coast.value !== true) {
    report(
      context,
      'E_SCENARIO_TYPE',
      map,
      'from needs one of coast: true, border: <code>, any: true',
    );
    return null;
  }
  if (territory.hasCoast) return { kind: 'coast' };
  report(context, 'E_SCENARIO_AREA', coast, `${territory.name} has no coast that the data name`);
  return null;
}

function readDestination(
  context: ReadContext,
  map: MapField,
  territory: NamedTerritory,
): string | null {
  const field = get(map, 'towards');
  if (field !== undefined) return findCity(context, territory, field, 'towards')?.name ?? null;
  const city = capitalOf(context, territory) ?? territory.cities[0]?.name;
  if (city !== undefined) return city;
  report(
    context,
    'E_SCENARIO_REQUIRED',
    map,
    `towards is missing, and no city is known in ${territory.name}`,
  );
  return null;
}

function capitalOf(context: ReadContext, territory: NamedTerritory): string | undefined {
  const { territory: form } = territory;
  if (form.kind !== 'country') return undefined;
  const country = context.reference.countries.find((candidate) => candidate.code === form.code);
  if (!country?.capital) return undefined;
  return territory.citiesByName.get(foldName(country.capital))?.name;
}
