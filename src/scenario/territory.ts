import type { Scenario } from '../domain/case.ts';
import type { OutlineDataset } from '../domain/perimeter-choice.ts';
import type { Territory } from '../domain/reference.ts';
import {
  asMap,
  asText,
  type Field,
  get,
  printable,
  type ReadContext,
  report,
  suggest,
} from './field.ts';
import { indexCities, isInside, type NamedTerritory } from './places.ts';
import { inscribedRadiusM, parsePolygons } from './polygons.ts';

/** Reads `territory`: a country code, or a GeoJSON file among the attachments. Reports and returns null when it cannot be used. */
export function readTerritory(
  context: ReadContext,
  field: Field,
  dataset: OutlineDataset,
): NamedTerritory | null {
  if (field.kind === 'scalar') return readCountry(context, field, dataset);
  const map = asMap(context, field, ['geojson', 'name'], 'territory');
  if (map === null) return null;
  const fileField = get(map, 'geojson');
  if (fileField === undefined) {
    report(context, 'E_SCENARIO_REQUIRED', map, 'territory needs a country code or geojson: file');
    return null;
  }
  const file = asText(context, fileField, 'geojson', 255);
  const text = file === null ? null : readAttachment(context, fileField, file);
  if (file === null || text === null) return null;
  const parsed = parsePolygons(text);
  if (!parsed.ok) {
    report(context, 'E_SCENARIO_AREA', fileField, `${printable(file)}: ${parsed.message}`);
    return null;
  }
  const radiusM = Math.max(...parsed.polygons.map((polygon) => inscribedRadiusM(polygon)));
  if (!(radiusM >= 25_000)) {
    const message = `${printable(file)}: a territory must hold a circle of 25 km in radius; the largest found has ${(radiusM / 1000).toFixed(1)} km`;
    report(context, 'E_SCENARIO_SMALL_AREA', fileField, message);
    return null;
  }
  const nameField = get(map, 'name');
  const given = nameField ? asText(context, nameField, 'name', 100) : null;
  const name = given ?? parsed.name ?? file;
  const territory: Scenario['territory'] = {
    kind: 'geojson',
    file,
    name,
    rings: parsed.polygons,
  };
  const cities = context.reference.cities.filter(({ position: [lng, lat] }) =>
    [lng - 360, lng, lng + 360].some((turned) => isInside([turned, lat], parsed.polygons)),
  );
  return {
    territory,
    name,
    neighbours: null,
    hasCoast: false,
    cities,
    citiesByName: indexCities(cities),
  };
}

/** Tells whether a file name is none inside the scenario's folder. */
export function leavesFolder(file: string): boolean {
  return (
    /^([a-z]+:|[\\/~])/i.test(file) ||
    file.split(/[\\/]/).includes('..') ||
    printable(file) !== file
  );
}

/** Returns an attached file's text. Names that leave the scenario's folder are refused, whatever is attached. */
export function readAttachment(context: ReadContext, field: Field, file: string): string | null {
  if (leavesFolder(file)) {
    const message = `${printable(file)} must be a file name inside the scenario's folder`;
    report(context, 'E_FILE_MISSING', field, message);
    return null;
  }
  const text = Object.hasOwn(context.attachments, file) ? context.attachments[file] : undefined;
  if (text !== undefined) return text;
  report(
    context,
    'E_FILE_MISSING',
    field,
    `${printable(file)} was not found beside the scenario file`,
  );
  return null;
}

function readCountry(
  context: ReadContext,
  field: Field,
  dataset: OutlineDataset,
): NamedTerritory | null {
  const code = asText(context, field, 'territory', 100);
  if (code === null) return null;
  const country = context.reference.countries.find((candidate) => candidate.code === code);
  const outline: Territory | null = country ? context.reference.territory(code) : null;
  if (country === undefined || outline === null) {
    const codes = context.reference.countries.map((candidate) => candidate.code);
    const byName = context.reference.countries.find(
      (candidate) => candidate.name.toLowerCase() === code.toLowerCase(),
    );
    const hint = byName ? `did you mean "${byName.code}"?` : suggest(context, code, codes);
    const short = hint.startsWith('valid') ? 'give an ISO 3166 alpha-3 code' : hint;
    report(context, 'E_TERRITORY_UNKNOWN', field, `no country "${printable(code)}"; ${short}`);
    return null;
  }
  const chosen = context.reference.territory(code, dataset);
  if (chosen === null) {
    const message = `the data set ${dataset} holds no outline of ${country.name}; write perimeter: { dataset: 10m }`;
    report(context, 'E_TERRITORY_OUTLINE', field, message);
    return null;
  }
  const cities = context.reference.cities.filter((city) => city.country === code);
  return {
    territory: { kind: 'country', code },
    name: country.name,
    neighbours: chosen.borders.map((border) => border.neighbour),
    hasCoast: chosen.coast.length > 0,
    cities,
    citiesByName: indexCities(cities),
  };
}
