import type { ExportedFile, ExportSource } from './export-source.ts';
import type { FigureFile } from './write-figure.ts';

/** A format that a run can be exported in. */
export interface ExportFormat<Name extends string = ExportFormatName> {
  readonly name: Name;
  /** Files of the run's folder; a star stands for letters, digits and hyphens. */
  readonly paths: readonly string[];
  /** Whether the folder of every run has them. */
  readonly isStandard: boolean;
  /** What of the source it cannot do without, beside the assessment. */
  readonly needs: 'adjudication' | 'printer' | 'facts' | null;
  /** Makes the files; none where the assessment has nothing of the kind. @throws TypeError where the source lacks what it needs */
  readonly make: (source: ExportSource) => Promise<readonly ExportedFile[]>;
}

const formats = [
  {
    name: 'csv',
    paths: ['tables/*.csv'],
    isStandard: true,
    needs: null,
    make: async ({ assessment, isGuarded = true }) => {
      const { writeTables } = await import('./tables.ts');
      return [...writeTables(assessment, isGuarded)].map(joinText);
    },
  },
  {
    name: 'parquet',
    paths: ['tables/*.parquet'],
    isStandard: false,
    needs: null,
    make: async ({ assessment }) =>
      (await import('./parquet-tables.ts')).writeParquetTables(assessment),
  },
  {
    name: 'geojson',
    paths: ['map.geojson'],
    isStandard: true,
    needs: null,
    make: async (source) => [{ path: 'map.geojson', content: await mapOf(source) }],
  },
  {
    name: 'geoparquet',
    paths: ['map.parquet'],
    isStandard: false,
    needs: null,
    make: async (source) => {
      const { writeGeoParquet } = await import('./write-geoparquet.ts');
      const content = writeGeoParquet(source.assessment, await readMap(source));
      return [{ path: 'map.parquet', content }];
    },
  },
  {
    name: 'kml',
    paths: ['map.kml'],
    isStandard: false,
    needs: null,
    make: async (source) => {
      const { writeKml } = await import('./write-kml.ts');
      return [{ path: 'map.kml', content: writeKml(source.assessment, await readMap(source)) }];
    },
  },
  {
    name: 'claimreview',
    paths: ['claim-review.jsonld'],
    isStandard: false,
    needs: null,
    make: async ({ assessment }) => {
      const { makeClaimReviews } = await import('./claim-reviews.ts');
      const reviews = makeClaimReviews(assessment, 'index.html');
      const content = `${JSON.stringify(reviews, null, 2)}\n`;
      return reviews === null ? [] : [{ path: 'claim-review.jsonld', content }];
    },
  },
  {
    name: 'svg',
    paths: ['figures/*.svg'],
    isStandard: false,
    needs: null,
    make: async (source) =>
      (await drawFigures(source)).map(({ id, svg }) => ({
        ...{ path: `figures/${id}.svg`, content: svg },
      })),
  },
  {
    name: 'png',
    paths: ['figures/*.png'],
    isStandard: false,
    needs: 'printer',
    make: async (source) => {
      const { paint } = need(source.printer, 'png', 'printer');
      const files: ExportedFile[] = [];
      for (const figure of await drawFigures(source))
        files.push({ path: `figures/${figure.id}.png`, content: await paint(figure) });
      return files;
    },
  },
  {
    name: 'pdf',
    paths: ['page.pdf'],
    isStandard: false,
    needs: 'printer',
    make: async ({ assessment, printer }) => {
      const { print } = need(printer, 'pdf', 'printer');
      const { writePage } = await import('./page/page.ts');
      return [
        {
          path: 'page.pdf',
          content: await print(writePage(assessment), assessment.results.run.asOf),
        },
      ];
    },
  },
  {
    name: 'adjudication',
    paths: [...['adjudication.json', 'tables/adjudication.csv', 'tables/adjudication-draws.csv']],
    ...{ isStandard: false, needs: 'adjudication' },
    make: async ({ assessment, adjudication, isGuarded = true }) => {
      if (adjudication === null) return [];
      const found = need(adjudication, 'adjudication', 'adjudication');
      const { writeAdjudication } = await import('./adjudication-tables.ts');
      return writeAdjudication(assessment, found, isGuarded);
    },
  },
  {
    name: 'ro-crate',
    paths: ['ro-crate-metadata.json'],
    isStandard: true,
    needs: 'facts',
    make: async (source) => {
      const facts = need(source.facts, 'ro-crate', 'facts');
      const { makeRunFiles } = await import('./make-run-files.ts');
      const { sealFiles } = await import('./seal-files.ts');
      const files = makeRunFiles(source.assessment, {}, source.isGuarded);
      // The record is of a whole folder, so the folder comes with it.
      return Array.from(sealFiles(files, facts), joinText);
    },
  },
] as const satisfies readonly ExportFormat<string>[];

/** The name of a format. */
export type ExportFormatName = (typeof formats)[number]['name'];

/**
 * Every format, once: the command line, the library and the page read this list. What makes a format is loaded when it is asked for.
 * Positions of units and places of single draws are in none of them, and cells have at least 25 km.
 */
export const exportFormats: readonly ExportFormat[] = formats;

/** Finds a format by its name. @throws RangeError for a name that there is not */
export function findFormat(name: string): ExportFormat {
  const found = exportFormats.find((one) => one.name === name);
  if (found !== undefined) return found;
  const names = exportFormats.map((one) => one.name).join(', ');
  throw new RangeError(`there is no format ${JSON.stringify(name)}; there are: ${names}`);
}

/**
 * Makes the files of a format from a finished assessment. The same source gives the same bytes.
 * @throws RangeError for a name that there is not, TypeError where the source lacks what the format needs
 */
export function exportAssessment(
  name: ExportFormatName,
  source: ExportSource,
): Promise<readonly ExportedFile[]> {
  return findFormat(name).make(source);
}

async function mapOf({ assessment, mapGeoJson }: ExportSource): Promise<string> {
  return mapGeoJson ?? (await import('./map-geojson.ts')).writeMapGeoJson(assessment);
}

async function readMap(source: ExportSource) {
  const { readMapFeatures } = await import('./map-features.ts');
  return readMapFeatures(await mapOf(source));
}

async function drawFigures(source: ExportSource): Promise<readonly FigureFile[]> {
  const { listFigures } = await import('./page/list-figures.ts');
  const { writeFigure } = await import('./write-figure.ts');
  const { assessment } = source;
  const figures = listFigures(assessment, await readMap(source));
  return figures.map((figure) => writeFigure(figure, assessment.results.run));
}

function need<Value>(value: Value | undefined, format: string, name: keyof ExportSource): Value {
  if (value !== undefined) return value;
  throw new TypeError(`the format ${format} needs \`${name}\` in its source`);
}

function joinText(file: {
  readonly path: string;
  readonly content: string | Uint8Array | Iterable<string | Uint8Array>;
}): ExportedFile {
  const { path, content } = file;
  const isWhole = typeof content === 'string' || content instanceof Uint8Array;
  return { path, content: isWhole ? content : [...content].join('') };
}
