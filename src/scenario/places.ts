import type { Scenario } from '../domain/case.ts';
import type { City, LngLat, Reference } from '../domain/reference.ts';
import { type Field, printable, type ReadContext, report, show, suggest } from './field.ts';

/** The territory as the reader needs it: what may be named in it. */
export interface NamedTerritory {
  readonly territory: Scenario['territory'];
  /** e.g. `Venezuela` or the name of a user's outline. */
  readonly name: string;
  /** Alpha-3 codes of the land neighbours; null when the outline does not say. */
  readonly neighbours: readonly string[] | null;
  readonly hasCoast: boolean;
  /** Cities inside, largest first. */
  readonly cities: readonly City[];
  /** The same by folded name; of equal names the largest. */
  readonly citiesByName: ReadonlyMap<string, City>;
}

/** Folds a place name so that accents, case and punctuation do not matter. */
export function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Indexes cities, largest first, by folded name. */
export function indexCities(cities: readonly City[]): ReadonlyMap<string, City> {
  return new Map([...cities].reverse().map((city) => [foldName(city.name), city]));
}

/** Finds a city of the territory by name; reports and returns null when there is none. */
export function findCity(
  context: ReadContext,
  territory: NamedTerritory,
  field: Field,
  what: string,
): City | null {
  const name = field.kind === 'scalar' && typeof field.value === 'string' ? field.value : null;
  if (name === null) {
    report(
      context,
      'E_SCENARIO_TYPE',
      field,
      `${what} must be the name of a city, not ${show(field)}`,
    );
    return null;
  }
  const folded = foldName(name.slice(0, 100));
  const city = territory.citiesByName.get(folded);
  if (city !== undefined) return city;
  const names = territory.cities.slice(0, 300).map((candidate) => candidate.name);
  const words = suggest(context, name, names);
  const hint = words.startsWith('valid')
    ? `cities there are ${names.slice(0, 5).join(', ')} ...`
    : words;
  const message = `${what}: the gazetteer holds no "${printable(name)}" in ${territory.name}; ${hint}`;
  report(context, 'E_PLACE_UNKNOWN', field, message);
  return null;
}

/** Finds a neighbour by its alpha-3 code or its country's name; reports and returns null when it has no land border here. */
export function findNeighbour(
  context: ReadContext,
  territory: NamedTerritory,
  field: Field,
): string | null {
  const text = field.kind === 'scalar' && typeof field.value === 'string' ? field.value : null;
  if (text === null) {
    report(context, 'E_SCENARIO_TYPE', field, `border must be a country code, not ${show(field)}`);
    return null;
  }
  const code = findCountry(context.reference, text)?.code ?? text;
  if (territory.neighbours === null) {
    const message = 'a drawn territory names no neighbours; use border: true for its whole edge';
    report(context, 'E_SCENARIO_AREA', field, message);
    return null;
  }
  if (territory.neighbours.includes(code)) return code;
  const list = territory.neighbours.join(', ');
  const valid = list === '' ? 'it has no land border' : `its neighbours are ${list}`;
  const message = `${territory.name} has no land border with ${printable(text)}; ${valid}`;
  report(context, 'E_SCENARIO_AREA', field, message);
  return null;
}

/** Finds a country by alpha-3 code or name. */
export function findCountry(reference: Reference, text: string) {
  const folded = foldName(text.slice(0, 100));
  return reference.countries.find(
    (country) => country.code === text || foldName(country.name) === folded,
  );
}

/** Returns a country's plain name; the code itself when the reference data do not hold it. */
export function countryName(reference: Reference, code: string): string {
  return reference.countries.find((country) => country.code === code)?.name ?? code;
}

/** Tells whether a point lies inside polygons by the even-odd rule, in the plane of degrees. */
export function isInside(
  point: LngLat,
  polygons: readonly (readonly (readonly LngLat[])[])[],
): boolean {
  return polygons.some((rings) => {
    let inside = false;
    for (const ring of rings) {
      for (let i = 1; i < ring.length; i++) {
        const a = ring[i - 1];
        const b = ring[i];
        if (a === undefined || b === undefined || a[1] > point[1] === b[1] > point[1]) continue;
        const lng = a[0] + ((point[1] - a[1]) / (b[1] - a[1])) * (b[0] - a[0]);
        if (point[0] < lng) inside = !inside;
      }
    }
    return inside;
  });
}
