import type { Area, PlacedArea } from '../domain/area.ts';
import type { Source } from '../domain/source.ts';
import { formatInteger } from '../kernel/text/format-number.ts';
import { readCircle, readPolygon } from './drawn-areas.ts';
import {
  asList,
  asMap,
  asNumber,
  asText,
  type Field,
  get,
  type MapField,
  printable,
  type ReadContext,
  report,
  show,
  suggest,
} from './field.ts';
import { readLength } from './lengths.ts';
import { countryName, findCity, findNeighbour, foldName, type NamedTerritory } from './places.ts';
import { areaShape } from './schema.ts';
import { assumption, assumptionSource, claimSource, readSource, userSource } from './sources.ts';

const kinds = [
  'territory',
  'region',
  'border',
  'coast',
  'cities',
  'corridor',
  'circle',
  'polygon',
  'belt',
  'perimeter',
] as const;

/** How far from the sum of 1 the shares of a list may be. */
const shareTolerance = 1e-6;

/** Reads `where`: the areas of a posture with their shares, which sum to 1 (even when none is given). */
export function readAreas(
  context: ReadContext,
  field: Field,
  territory: NamedTerritory,
  posture: string,
): readonly PlacedArea[] | null {
  const items = asList(context, field, 'where');
  if (items === null) return null;
  const maps = items.map((item) => asMap(context, item, Object.keys(areaShape), 'an area'));
  const areas = maps.map((map) => map && readArea(context, map, territory));
  const shares = maps.map((map) => map && readShare(context, map));
  const given = shares.filter((share) => share !== undefined);
  if (given.length > 0 && given.length < shares.length) {
    report(
      context,
      'E_SCENARIO_SHARES',
      field,
      'give a share to every area of the list, or to none',
    );
    return null;
  }
  if (areas.includes(null) || shares.includes(null)) return null;
  const sum = given.reduce((total: number, share) => total + (share ?? 0), 0);
  if (given.length > 0 && !(Math.abs(sum - 1) <= shareTolerance)) {
    const message = `the shares of where must sum to 1; they sum to ${Number(sum.toPrecision(6))}`;
    report(context, 'E_SCENARIO_SHARES', field, message);
    return null;
  }
  return areas.flatMap((area, i) => {
    const map = maps[i];
    if (!area || !map) return [];
    const share = given.length > 0 ? (shares[i] ?? 0) / sum : 1 / areas.length;
    return [
      {
        id: `${posture}.${i}`,
        label: describeArea(context, area, territory),
        area,
        share,
        source: readAreaSource(context, map, given.length > 0 || areas.length === 1),
      },
    ];
  });
}

/** Says where an area is, in words. */
export function describeArea(context: ReadContext, area: Area, territory: NamedTerritory): string {
  const km = (metres: number) => `${Number((metres / 1000).toPrecision(6))} km`;
  switch (area.kind) {
    case 'territory':
      return `anywhere in ${territory.name}`;
    case 'region':
      return `in the region ${context.reference.region(area.code)?.name ?? area.code}`;
    case 'border':
      return area.neighbour === null
        ? `within ${km(area.withinM)} of the land borders`
        : `within ${km(area.withinM)} of the border with ${countryName(context.reference, area.neighbour)}`;
    case 'coast':
      return `within ${km(area.withinM)} of the coast`;
    case 'cities':
      if (area.population !== undefined)
        return `within ${km(area.withinM)} of the cities with ${formatInteger(area.population)} people or more`;
      return area.largest === null
        ? `within ${km(area.withinM)} of ${area.names.join(', ')}`
        : `within ${km(area.withinM)} of the ${area.largest} largest cities`;
    case 'corridor':
      return `within ${km(area.withinM)} of the line ${area.places.join(' – ')}`;
    case 'circle':
      return `within ${km(area.radiusM)} of a point that a claim names`;
    case 'polygon':
      return 'in a drawn area that a claim names';
    case 'belt':
      return `in a belt of ${km(area.depthM)} along the whole perimeter`;
    case 'perimeter':
      return 'on the perimeter line';
  }
}

function readShare(context: ReadContext, map: MapField): number | null | undefined {
  const share = get(map, 'share');
  if (share !== undefined) return asNumber(context, share, 'share', 0, 1);
  const percent = get(map, 'sharePercent');
  if (percent === undefined) return undefined;
  const value = asNumber(context, percent, 'sharePercent', 0, 100);
  return value === null ? null : value / 100;
}

function readAreaSource(context: ReadContext, map: MapField, hasShare: boolean): Source {
  const claim = get(map, 'claim');
  if (claim?.kind === 'scalar' && typeof claim.value === 'string') {
    return claimSource(context, claim.value.replace(/^claim:/, ''), null);
  }
  const even =
    assumption(context.reference, 'area-shares')?.source ??
    assumption(context.reference, 'area-weight')?.source ??
    assumptionSource('area-shares', 'no report says how many stand where: equal shares');
  return readSource(context, map, hasShare ? userSource() : even);
}

function readArea(context: ReadContext, map: MapField, territory: NamedTerritory): Area | null {
  const present = kinds.filter((kind) => get(map, kind) !== undefined);
  const kind = present[0];
  const field = kind === undefined ? undefined : get(map, kind);
  if (kind === undefined || field === undefined || present.length > 1) {
    const found = present.length > 1 ? `, not ${present.join(' and ')}` : '';
    const code = present.length > 1 ? 'E_SCENARIO_TYPE' : 'E_SCENARIO_REQUIRED';
    report(context, code, map, `an area needs one of ${kinds.join(', ')}${found}`);
    return null;
  }
  switch (kind) {
    case 'territory':
    case 'perimeter':
      return isTrue(context, field, kind) ? { kind } : null;
    case 'region':
      return readRegion(context, field, territory);
    case 'border':
      return readBorder(context, map, field, territory);
    case 'coast':
      return readCoast(context, map, field, territory);
    case 'cities':
      return readCities(context, map, field, territory);
    case 'corridor':
      return readCorridor(context, map, field, territory);
    case 'circle':
      return readCircle(context, map, field);
    case 'polygon':
      return readPolygon(context, map, field);
    case 'belt': {
      const depthM = readLength(context, map, 'depth', ['belt-depth'], 30_000);
      return isTrue(context, field, 'belt') && depthM !== null ? { kind, depthM } : null;
    }
  }
}

/** Reads a state or province by its ISO 3166-2 code or its name, of the territory's country where it is one. */
function readRegion(context: ReadContext, field: Field, territory: NamedTerritory): Area | null {
  const text = asText(context, field, 'region', 100);
  if (text === null) return null;
  const { reference } = context;
  const own =
    territory.territory.kind === 'country' ? reference.regionCodes(territory.territory.code) : null;
  const named = reference.region(text);
  if (named !== null && (own === null || own.includes(text))) return { kind: 'region', code: text };
  const code = own?.find((each) => foldName(reference.region(each)?.name ?? '') === foldName(text));
  if (code !== undefined) return { kind: 'region', code };
  const which = own?.length ? suggest(context, text, own) : 'give an ISO 3166-2 code like VE-V';
  const message = `${territory.name} has no region ${printable(text)}; ${which}`;
  report(context, 'E_SCENARIO_AREA', field, message);
  return null;
}

function readBorder(
  context: ReadContext,
  map: MapField,
  field: Field,
  territory: NamedTerritory,
): Area | null {
  const withinM = readLength(context, map, 'within', ['border-band'], 10_000);
  const all = field.kind === 'scalar' && field.value === true;
  const neighbour = all ? null : findNeighbour(context, territory, field);
  if (all && territory.neighbours?.length === 0) {
    report(context, 'E_SCENARIO_AREA', field, `${territory.name} has no land border`);
    return null;
  }
  if (withinM === null || (!all && neighbour === null)) return null;
  return { kind: 'border', neighbour, withinM };
}

function readCoast(
  context: ReadContext,
  map: MapField,
  field: Field,
  territory: NamedTerritory,
): Area | null {
  const withinM = readLength(context, map, 'within', ['coast-band'], 10_000);
  if (!isTrue(context, field, 'coast')) return null;
  if (!territory.hasCoast) {
    report(context, 'E_SCENARIO_AREA', field, `${territory.name} has no coast that the data name`);
    return null;
  }
  return withinM === null ? null : { kind: 'coast', withinM };
}

function readCities(
  context: ReadContext,
  map: MapField,
  field: Field,
  territory: NamedTerritory,
): Area | null {
  const inner =
    field.kind === 'map'
      ? asMap(context, field, ['largest', 'population', 'names', 'withinKm', 'withinM'], 'cities')
      : null;
  const holder = inner && (get(inner, 'withinKm') || get(inner, 'withinM')) ? inner : map;
  const withinM = readLength(context, holder, 'within', ['city-radius'], 10_000);
  const largestField = inner ? get(inner, 'largest') : undefined;
  const namesField = inner ? get(inner, 'names') : field;
  if (largestField !== undefined) {
    const largest = asNumber(context, largestField, 'largest', 1, 500, true);
    if (territory.cities.length === 0) {
      report(
        context,
        'E_SCENARIO_AREA',
        largestField,
        `the gazetteer holds no city in ${territory.name}`,
      );
      return null;
    }
    return largest === null || withinM === null
      ? null
      : { kind: 'cities', names: [], largest, withinM };
  }
  const populationField = inner ? get(inner, 'population') : undefined;
  if (populationField !== undefined)
    return readPopulousCities(context, populationField, territory, withinM);
  if (namesField === undefined) {
    const message = 'cities needs largest: n, population: n or names: [...]';
    report(context, 'E_SCENARIO_REQUIRED', field, message);
    return null;
  }
  const items = asList(context, namesField, 'cities');
  const names = items?.map((item) => findCity(context, territory, item, 'cities')?.name ?? null);
  if (!names || names.includes(null) || withinM === null) return null;
  return { kind: 'cities', names: names as string[], largest: null, withinM };
}

/** All cities with at least so many people; a territory without one is reported, with the size of its largest city. */
function readPopulousCities(
  context: ReadContext,
  field: Field,
  territory: NamedTerritory,
  withinM: number | null,
): Area | null {
  const population = asNumber(context, field, 'population', 1, 1e9, true);
  if (population === null) return null;
  if (!territory.cities.some((city) => city.population >= population)) {
    const [largest] = territory.cities;
    const hint = largest
      ? `the largest, ${largest.name}, has ${formatInteger(largest.population)}`
      : 'the gazetteer holds none there';
    const message = `no city in ${territory.name} has ${formatInteger(population)} people; ${hint}`;
    report(context, 'E_SCENARIO_AREA', field, message);
    return null;
  }
  return withinM === null
    ? null
    : { kind: 'cities', names: [], largest: null, population, withinM };
}

function readCorridor(
  context: ReadContext,
  map: MapField,
  field: Field,
  territory: NamedTerritory,
): Area | null {
  const withinM = readLength(context, map, 'within', ['corridor-band'], 15_000);
  const items = asList(context, field, 'corridor');
  const places = items?.map((item) => findCity(context, territory, item, 'corridor')?.name ?? null);
  if (!places || places.includes(null) || withinM === null) return null;
  if (new Set(places).size < 2) {
    report(context, 'E_SCENARIO_RANGE', field, 'corridor needs two different places or more');
    return null;
  }
  return { kind: 'corridor', places: places as string[], withinM };
}

function isTrue(context: ReadContext, field: Field, what: string): boolean {
  if (field.kind === 'scalar' && field.value === true) return true;
  report(context, 'E_SCENARIO_TYPE', field, `${what} must be true, not ${show(field)}`);
  return false;
}
