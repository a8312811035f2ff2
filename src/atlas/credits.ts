/** A data set that ships with the reference data, and the credit that its licence asks for. */
export interface Credit {
  readonly what: string;
  readonly credit: string;
  readonly licence: string;
  readonly address: string;
}

/** Names the data sets whose credit must stand wherever their data are shown. */
export const dataCredits: readonly Credit[] = [
  {
    what: 'outlines, borders, coasts, states',
    credit: 'Made with Natural Earth',
    licence: 'public domain',
    address: 'https://www.naturalearthdata.com',
  },
  {
    what: 'cities and their population',
    credit: 'GeoNames',
    licence: 'CC BY 4.0',
    address: 'https://www.geonames.org',
  },
];
