import { DOMParser, type Document, type Element } from '@xmldom/xmldom';
import PDFParser from 'pdf2json';
import { PNG } from 'pngjs';
import { afterAll, expect, test, vi } from 'vitest';
import { openPrinter } from '../../src/cli/chromium/open-printer.ts';
import { findChromium, installLine } from '../../tools/lib/find-chromium.mjs';
import { exportFiles, goldenSource, hostileSource, textOf } from './make-source.ts';

// Figures and the page as they leave: read by an XML parser, a PNG decoder and a reader of PDF, and held against the numbers.

const path = findChromium();
if (path === null) throw new Error(`no Chromium found; install it: ${installLine}`);
const printer = openPrinter(path, 'Skyproof test');
afterAll(() => printer.close());

function parseSvg(text: string): Document {
  const faults: string[] = [];
  const onError = (level: string, message: string): void => {
    if (level !== 'warning') faults.push(`${level}: ${message}`);
  };
  const document = new DOMParser({ onError }).parseFromString(text, 'image/svg+xml');
  expect(faults).toEqual([]);
  return document;
}

const textsOf = (document: Document, name: string): readonly string[] =>
  [...document.getElementsByTagName(name)].map((one) => one.textContent ?? '');
const classOf = (element: Element): string => element.getAttribute('class') ?? '';

test('every figure of the page is an SVG of its own with title, description, source and units', async () => {
  const source = await goldenSource();
  const { run } = source.assessment.results;
  const files = await exportFiles('svg', source);
  const { writePage } = await import('../../src/publish/page/page.ts');
  const page = writePage(source.assessment);
  // The page shows one map with a layer a height, and a figure element for each chart.
  const charts = page.match(/<svg class="chart"/g)?.length ?? 0;
  const heights = source.assessment.map.altitudesM;
  expect(charts).toBeGreaterThan(2);
  expect([...files.keys()].filter((name) => name.startsWith('figures/map-'))).toEqual(
    heights.map((altitudeM) => `figures/map-${altitudeM}-m.svg`),
  );
  expect(files.size).toBe(charts + heights.length);
  for (const name of files.keys()) {
    const text = textOf(files, name);
    const document = parseSvg(text);
    const root = document.documentElement as Element;
    expect([root.localName, root.namespaceURI]).toEqual(['svg', 'http://www.w3.org/2000/svg']);
    const [title = ''] = textsOf(document, 'title');
    const [desc = ''] = textsOf(document, 'desc');
    expect(title.length).toBeGreaterThan(10);
    for (const part of [run.digest.slice(0, 12), run.asOf, 'Skyproof'])
      expect(desc).toContain(part);
    // What is heard is seen as well: title and source stand in the picture.
    const seen = textsOf(document, 'text').join(' ');
    expect(seen).toContain(title.split(' ').slice(0, 3).join(' '));
    expect(seen).toContain(run.digest.slice(0, 12));
    expect(seen).toMatch(/%/);
    if (name.includes('map-')) expect(seen).toMatch(/ km/);
    // It stands by itself: no variable, no address but the name of the language.
    expect(text.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(
      /var\(|https?:|href|url\((?!#)/,
    );
    expect(document.getElementsByTagName('script').length).toBe(0);
  }
});

/** The heights of the coverage chart's marks, by series, as values of its axis. */
function readMarks(document: Document): readonly number[] {
  const ticks = [...document.getElementsByTagName('line')].filter(
    (one) => classOf(one) === 'grid' && one.getAttribute('x1') === one.getAttribute('x2'),
  );
  const [left, right] = [ticks[0], ticks.at(-1)].map((one) => Number(one?.getAttribute('x1')));
  // The legend's mark stands above the frame.
  return [...document.getElementsByTagName('circle')]
    .filter((one) => Number(one.getAttribute('cy')) > 30)
    .map((one) => (Number(one.getAttribute('cx')) - (left ?? 0)) / ((right ?? 0) - (left ?? 0)));
}

test('the marks of a chart stand where the results have them, and cells have the class of their chance', async () => {
  const source = await goldenSource();
  const { results } = source.assessment;
  const files = await exportFiles('svg', source);
  const posture = results.verdicts.find(({ interpretation }) => interpretation === 'area')?.posture;
  const wanted = results.measures
    .filter(
      (row) =>
        row.measure === 'coverage' &&
        row.quantity === 'share' &&
        row.case === 'base' &&
        row.k === 1 &&
        row.posture === posture,
    )
    .sort((a, b) => b.altitudeM - a.altitudeM)
    .map(({ estimate }) => estimate);
  const read = readMarks(parseSvg(textOf(files, 'figures/coverage-by-height.svg')));
  expect(read.length).toBe(wanted.length);
  // A tenth of a drawing unit on an axis of 468.
  for (const [i, share] of wanted.entries())
    expect(Math.abs((read[i] ?? -1) - share)).toBeLessThan(3e-4);

  const map = JSON.parse(textOf(await exportFiles('geojson', source), 'map.geojson'));
  const edges = [0.05, 0.2, 0.4, 0.6, 0.8, 0.95, Number.POSITIVE_INFINITY];
  for (const altitudeM of source.assessment.map.altitudesM) {
    const counts = edges.map(() => 0);
    for (const { properties } of map.features) {
      if (properties.layer !== 'coverage') continue;
      const chance = properties.probability[properties.altitudesM.indexOf(altitudeM)];
      counts[edges.findIndex((edge) => chance < edge)] += 1;
    }
    const document = parseSvg(textOf(files, `figures/map-${altitudeM}-m.svg`));
    const [cells] = [...document.getElementsByTagName('g')].filter(
      (one) => classOf(one) === 'cells',
    );
    const drawn = edges.map((_, rank) => {
      const one = [...(cells as Element).getElementsByTagName('path')].find(
        (path) => classOf(path) === `c${rank}`,
      );
      return one?.getAttribute('d')?.match(/M/g)?.length ?? 0;
    });
    expect([altitudeM, drawn]).toEqual([altitudeM, counts]);
  }
});

test('hostile names stay texts in figures', async () => {
  const files = await exportFiles('svg', await hostileSource());
  expect(files.size).toBeGreaterThan(3);
  for (const name of files.keys()) {
    const document = parseSvg(textOf(files, name));
    // Not every parser refuses what XML does not allow.
    expect(textOf(files, name)).not.toMatch(/[\ufffe\uffff]/);
    expect(textsOf(document, 'script')).toEqual([]);
    expect(
      [...document.getElementsByTagName('svg')].every((one) => one.getAttribute('onload') === null),
    ).toBe(true);
  }
  expect([...files.values()].some((text) => String(text).includes(']]&gt;&lt;/script&gt;'))).toBe(
    true,
  );
});

test('PNG has every figure at two dots a unit, and something is drawn on it', async () => {
  const source = await goldenSource();
  const drawn = await exportFiles('svg', source);
  const painted = await exportFiles('png', { ...source, printer });
  expect([...painted.keys()]).toEqual([...drawn.keys()].map((name) => name.replace(/svg$/, 'png')));
  for (const [name, bytes] of painted) {
    const root = parseSvg(textOf(drawn, name.replace(/png$/, 'svg'))).documentElement as Element;
    const { width, height, data } = PNG.sync.read(Buffer.from(bytes as Uint8Array));
    const size = ['width', 'height'].map((side) => 2 * Math.ceil(Number(root.getAttribute(side))));
    expect([name, width, height]).toEqual([name, ...size]);
    const colours = new Set<number>();
    for (let at = 0; at < data.length; at += 4) colours.add(data.readUInt32BE(at));
    expect(colours.size).toBeGreaterThan(20);
    // The corner is the paper: the picture is not cut, and not on a dark ground.
    expect(data.readUInt32BE(0)).toBe(0xfcfbf7ff);
  }
}, 120_000);

test('the browser shows what it is handed in light colours, and asks for nothing else', async () => {
  const style = 'rect{fill:#fff}@media (prefers-color-scheme:dark){rect{fill:#000}}';
  const outside = '<image href="https://example.org/a.png" width="9" height="9"/>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><style>${style}</style><rect width="9" height="9"/>${outside}</svg>`;
  const png = PNG.sync.read(
    Buffer.from(await printer.paint({ id: 'a', svg, width: 9, height: 9 })),
  );
  expect([png.width, png.data.readUInt32BE(0)]).toEqual([18, 0xffffffff]);
});

/** Reads a PDF: what it says of itself, and its text without blanks, which readers place as they like. */
function readPdf(bytes: Uint8Array): Promise<{
  readonly meta: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly pages: number;
}> {
  // The reader tells of every link that it is no field of a form.
  const quiet = vi.spyOn(console, 'log').mockImplementation(() => {});
  return new Promise<Awaited<ReturnType<typeof readPdf>>>((resolve, reject) => {
    const parser = new PDFParser(null, true);
    parser.on('pdfParser_dataError', (error) =>
      reject(error instanceof Error ? error : new Error(String(error.parserError))),
    );
    parser.on('pdfParser_dataReady', ({ Meta, Pages }) =>
      resolve({
        meta: Meta,
        text: parser.getRawTextContent().replaceAll(/\s/g, ''),
        pages: Pages.length,
      }),
    );
    parser.parseBuffer(Buffer.from(bytes), 0);
  }).finally(() => quiet.mockRestore());
}

test('PDF holds the page: title, verdicts and digest; dated as of, the same bytes twice', async () => {
  const source = await goldenSource();
  const { results, scenario } = source.assessment;
  const [once, again] = [
    await exportFiles('pdf', { ...source, printer }),
    await exportFiles('pdf', { ...source, printer }),
  ].map((files) => files.get('page.pdf') as Uint8Array);
  expect(Buffer.from(once as Uint8Array).equals(Buffer.from(again as Uint8Array))).toBe(true);
  const { meta, text, pages } = await readPdf(once as Uint8Array);
  expect(meta).toMatchObject({
    ...{ Title: `${scenario.title} – Skyproof`, Creator: 'Skyproof test' },
    CreationDate: `D:${results.run.asOf.replaceAll('-', '')}000000+00'00'`,
  });
  expect(pages).toBeGreaterThan(3);
  expect(text).toContain(results.run.digest);
  const { summarizeVerdicts } = await import('../../src/cli/output/summarize-verdicts.ts');
  const { table } = summarizeVerdicts(source.assessment, false);
  const verdicts = table.rows.map((row) => row.at(-2) ?? '');
  expect(verdicts.length).toBeGreaterThan(3);
  // Each height stands in a row of its own: the words and the chances are looked for one by one.
  for (const verdict of verdicts)
    for (const part of verdict.split('; '))
      expect(text).toContain(
        (/\(([^)]*)\)/.exec(part)?.[1] ?? part.split(/ (?:from|up to|at) /)[0] ?? '').replaceAll(
          /\s/g,
          '',
        ),
      );
  // Folded parts are open on paper.
  for (const row of results.bounds
    .filter(({ reading, altitudeM }) => reading === null && altitudeM === 0)
    .slice(0, 2))
    expect(text).toContain(row.formula.replaceAll(/\s/g, '').slice(0, 40));
}, 120_000);
