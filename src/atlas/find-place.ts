import type { City, Country, Reference } from '../domain/reference.ts';
import { foldName } from './fold-name.ts';

/**
 * Finds the country that a text names: its ISO 3166 alpha-3 code, its name or another name of it (`U.S.`), compared
 * without case, accents and full stops.
 * @returns the country, or null when none is so named
 */
export function findCountry(reference: Reference, text: string): Country | null {
  const wanted = foldName(text);
  return (
    reference.countries.find(({ code }) => foldName(code) === wanted) ??
    reference.countries.find(({ name }) => foldName(name) === wanted) ??
    reference.countries.find(({ names }) => names.some((name) => foldName(name) === wanted)) ??
    null
  );
}

/**
 * Finds the largest city of a name, compared without case and accents; `New York` finds New York City.
 * @param country alpha-3 code to search in, or null for every country
 * @returns the city, or null when the gazetteer holds none of that name there
 */
export function findCity(reference: Reference, text: string, country: string | null): City | null {
  const wanted = foldName(text);
  const eligible = reference.cities.filter((city) => country === null || city.country === country);
  const named = (name: string) => eligible.find((city) => foldName(city.name) === name);
  return named(wanted) ?? named(`${wanted} city`) ?? null;
}
