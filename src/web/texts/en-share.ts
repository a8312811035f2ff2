import type { PageState } from '../state/page-state.ts';
import type { PageFormat } from '../views/share/take-export.ts';

/** Words of the view "share". */
export const share = {
  title: 'Share',
  address: 'Address of this page',
  addressNote:
    'The whole state is in the address, behind the #: the reports, your corrections, the settings, and the scenario file where it was changed. It is sent to no server, but whoever has the address has the texts. Whoever opens it gets the same digest.',
  length: (characters: string) => `${characters} characters.`,
  long: 'Some programs cut addresses that long: send the files instead.',
  tooMuch:
    'The reports and the scenario file are too much for an address, which may hold 2 MiB. Send the files instead.',
  copy: 'Copy the address',
  copyEmbed: 'Copy the address for embedding',
  embedNote: 'For an <iframe>: the verdict cards alone, without a menu.',
  embedLabel: 'Address for embedding',
  copied: 'Copied. The address bar shows it too.',
  copiedText: 'Copied.',
  notCopied: 'The browser did not let it be copied: mark it and copy it by hand.',
  working: 'Writing the address …',
  files: 'Files',
  filesNote:
    'The same files as the command line writes. The map has the country, the areas that the reports name, and nothing finer than 25 km. A scenario file that is opened without its reports gives the same bounds and measures; what only the reports hold, such as which of them state a claim, is missing from its verdicts.',
  filesLater: 'Files can be taken when the run has ended.',
  filesFailed: (why: string) => `The files could not be made: ${why}`,
  saved: (name: string) => `${name} was handed to the browser.`,
  file: {
    'index.html': 'The published page (HTML)',
    'scenario.yaml': 'Scenario file (YAML)',
    'results.json': 'Results (JSON)',
    'claims.json': 'Claims (JSON)',
    'map.geojson': 'Map (GeoJSON)',
    'tables/verdicts.csv': 'Verdicts (CSV)',
    'tables/measures.csv': 'Measures (CSV)',
    'tables/bounds.csv': 'Bounds (CSV)',
    'tables/assumptions.csv': 'Assumptions (CSV)',
    'tables/claims.csv': 'Claims (CSV)',
  } as Readonly<Record<string, string>>,
  formats: 'Other formats',
  formatsNote:
    'Made in this browser when you ask for them; several files come as one archive (ZIP). Units have no place in any of them, and cells of the map have at least 25\u00a0km.',
  formatsElsewhere:
    'For a PDF, open the published page and print it. The command line writes every format: skyproof publish FOLDER --format all.',
  making: (label: string) => `${label}: being made …`,
  nothing: 'This run has nothing of the kind.',
  format: {
    svg: { label: 'Figures (SVG)', note: 'every figure of the published page, with its source' },
    png: { label: 'Figures (PNG)', note: 'the same as pictures' },
    parquet: { label: 'Tables (Parquet)', note: 'for DuckDB, pandas, R' },
    geoparquet: { label: 'Map (GeoParquet)', note: 'for DuckDB, GeoPandas, QGIS' },
    kml: { label: 'Map (KML)', note: 'for Google Earth and other globes' },
    claimreview: {
      label: 'Verdicts (ClaimReview)',
      note: 'JSON-LD, a review for each claim that was tested',
    },
    adjudication: {
      label: 'Outcomes for a game (CSV)',
      note: 'what comes of a raid, by rolls of a hundred-sided die, from seeded draws; takes some seconds',
    },
    'ro-crate': {
      label: 'The whole run (RO-Crate)',
      note: 'all files with their hashes; skyproof verify checks the folder',
    },
  } satisfies Record<PageFormat, { readonly label: string; readonly note: string }>,
  cite: 'Cite this',
  citePlain: 'As text',
  citeBibtex: 'As BibTeX',
  copyText: 'Copy the text',
  copyBibtex: 'Copy the BibTeX entry',
  correctedNote: (count: number) =>
    count === 1 ? 'One claim was corrected by hand.' : `${count} corrections were made by hand.`,
  citeLater: 'A run can be cited when it has ended.',
  openWhole: 'Open in Skyproof',
  faults: {
    damaged:
      'The address is damaged or was cut short, so it could not be opened. The example is shown instead.',
    'too-long':
      'The address holds more than 2 MiB, so it was not opened. The example is shown instead.',
    form: 'The address does not hold a state of this page, so it could not be opened. The example is shown instead.',
    corrections:
      'Not every correction in the address fits what was read in its reports; the rest of it was opened.',
  } satisfies Record<NonNullable<PageState['addressFault']>, string>,
} as const;
