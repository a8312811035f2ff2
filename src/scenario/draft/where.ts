import type { Claim, ClaimedPlace } from '../../domain/claim.ts';
import { meanOf } from '../../domain/support.ts';
import { foldName } from '../places.ts';
import type { Evidence } from './evidence.ts';
import type { Flow } from './flow.ts';

const shareReason = 'equal shares: no report says how many stand where';

/** Drafts `where` from the places that claims name; the whole territory when they name no place that can be found. */
export function draftWhere(evidence: Evidence, claims: readonly Claim[]): readonly Flow[] {
  const named = claims.flatMap((claim) => claim.place.map((place) => ({ claim, place })));
  const areas = new Map<string, Flow>();
  const cities: string[] = [];
  let cityClaim: Claim | null = null;
  for (const { claim, place } of named) {
    if (place.kind === 'city') {
      const city = cityIn(evidence, place.name);
      if (city !== null && !cities.includes(city)) cities.push(city);
      if (city !== null) cityClaim ??= claim;
      continue;
    }
    const area = draftArea(evidence, place);
    if (area === null || areas.has(area.key)) continue;
    areas.set(area.key, { ...area.flow, source: `claim:${claim.id}`, reason: area.reason });
  }
  if (cityClaim !== null) {
    const withinKm = lengthKm(evidence, 'city-radius', 10_000);
    areas.set('named', { cities, withinKm, source: `claim:${cityClaim.id}`, reason: shareReason });
  }
  if (areas.size > 0) return [...areas.values()];
  const general = named[0]?.claim ?? claims[0];
  const reason = general
    ? 'no place that can be found on the map is named more closely'
    : 'no report says where';
  const source = general ? `claim:${general.id}` : 'assumption:whole-territory';
  return [{ territory: true, share: 1, source, reason }];
}

/** Drafts the areas of a system of the known inventory, of which no report says where it stands. */
export function inventoryWhere(evidence: Evidence): readonly Flow[] {
  const reason = 'not stated by the registers: round the largest cities';
  const hasCities = evidence.reference.cities.some((city) => city.country === evidence.code);
  const area: { readonly [key: string]: Flow } = hasCities
    ? { cities: { largest: 10, withinKm: 25 } }
    : { territory: true };
  return [{ ...area, share: 1, source: 'assumption:inventory-areas', reason }];
}

interface DraftArea {
  readonly key: string;
  readonly flow: { readonly [key: string]: Flow };
  readonly reason: string;
}

function draftArea(evidence: Evidence, place: ClaimedPlace): DraftArea | null {
  const { outline } = evidence;
  switch (place.kind) {
    case 'border':
      return draftBorder(evidence, place);
    case 'coast': {
      if (outline.coast.length === 0) return null;
      const withinKm = lengthKm(evidence, 'coast-band', 10_000);
      return { key: 'coast', flow: { coast: true, withinKm }, reason: shareReason };
    }
    case 'cities': {
      if (!evidence.reference.cities.some((city) => city.country === evidence.code)) return null;
      const withinKm = lengthKm(evidence, 'city-radius', 10_000);
      const reason = `"${place.text}": the 20 largest are taken; ${shareReason}`;
      return { key: 'cities', flow: { cities: { largest: 20, withinKm } }, reason };
    }
    case 'corridor': {
      const names = evidence.reference.cities
        .filter((city) => city.country === evidence.code)
        .slice(0, 2)
        .map((city) => city.name);
      if (names.length < 2) return null;
      const withinKm = lengthKm(evidence, 'corridor-band', 15_000);
      const reason = `"${place.text}" names no ends: the two largest cities are taken; ${shareReason}`;
      return { key: 'corridor', flow: { corridor: names, withinKm }, reason };
    }
    case 'city':
    case 'region':
    case 'territory':
    case 'country':
      return null;
  }
}

function draftBorder(evidence: Evidence, place: ClaimedPlace): DraftArea | null {
  const neighbours = evidence.outline.borders.map((border) => border.neighbour);
  if (neighbours.length === 0) return null;
  const withinKm = lengthKm(evidence, 'border-band', 10_000);
  if (neighbours.includes(place.name)) {
    return {
      key: `border ${place.name}`,
      flow: { border: place.name, withinKm },
      reason: shareReason,
    };
  }
  // A border with a country that is no neighbour lies nowhere; the checks say so.
  if (
    evidence.reference.countries.some(
      (country) => country.code === place.name && place.name !== evidence.code,
    )
  ) {
    return null;
  }
  return {
    key: 'border',
    flow: { border: true, withinKm },
    reason: `"${place.text}": all land borders; ${shareReason}`,
  };
}

function cityIn(evidence: Evidence, name: string): string | null {
  const folded = foldName(name);
  const city = evidence.reference.cities.find(
    (candidate) => candidate.country === evidence.code && foldName(candidate.name) === folded,
  );
  return city?.name ?? null;
}

function lengthKm(evidence: Evidence, slug: string, standInM: number): number {
  const held = evidence.reference.assumptions[slug];
  return (held?.unit === 'm' ? meanOf(held.distribution) : standInM) / 1000;
}
