import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import { expect, test } from 'vitest';
import type { VerdictWord } from '../../src/domain/verdict.ts';
import { exportFiles, goldenSource, hostileSource, textOf } from './make-source.ts';

// A JSON-LD processor reads the files with the contexts that they name: those of schema.org and RO-Crate 1.1, of which the fixture holds the terms that are used.

type Node = Readonly<Record<string, unknown>>;

const contexts = JSON.parse(readFileSync(new URL('./contexts.json', import.meta.url), 'utf8'));
const terms: Readonly<Record<string, readonly string[]>> = contexts['terms of schema.org 29.0'];

/** Expands a document; a term that its context does not have, or a relative type, is an error (safe mode). No network is asked. */
async function expand(text: string): Promise<readonly Node[]> {
  const documentLoader = async (url: string) => {
    const document = contexts[url.replace(/\/$/, '')];
    if (document === undefined) throw new Error(`no context ${url}`);
    return { document, documentUrl: url, contextUrl: undefined as never };
  };
  const base = 'https://example.org/run/';
  const options = { documentLoader, base, safe: true };
  return (await jsonld.expand(JSON.parse(text), options as never)) as unknown as readonly Node[];
}

const schema = (name: string): string => `http://schema.org/${name}`;

/** The values of a property of an expanded node. */
function valuesOf(node: Node, name: string): readonly Node[] {
  return (node[schema(name)] ?? []) as readonly Node[];
}
const textIn = (node: Node, name: string): unknown => valuesOf(node, name)[0]?.['@value'];

const scale: readonly VerdictWord[] = [
  ...([
    'impossible',
    'practically-excluded',
    'almost-no-chance',
    'very-unlikely',
    'unlikely',
  ] as const),
  ...(['roughly-even', 'likely', 'very-likely', 'almost-certain', 'practically-certain'] as const),
];

test('every tested claim has one ClaimReview with the words of its verdicts, sense by sense', async () => {
  const { assessment } = await goldenSource();
  const files = await exportFiles('claimreview', await goldenSource());
  const reviews = await expand(textOf(files, 'claim-review.jsonld'));
  const { verdicts, run } = assessment.results;
  const tested = (assessment.reading?.claims ?? []).filter(({ id }) =>
    verdicts.some(({ claim, verdict }) => claim === id && verdict !== 'not-testable'),
  );
  expect(tested.length).toBeGreaterThan(1);
  expect(reviews.map((one) => [one['@type'], textIn(one, 'claimReviewed')])).toEqual(
    tested.map(({ span, report }) => {
      const text = assessment.reports.find(({ id }) => id === report)?.text ?? '';
      return [
        [schema('ClaimReview')],
        text.slice(span.start, span.end).replace(/\s+/g, ' ').trim(),
      ];
    }),
  );
  tested.forEach((claim, i) => {
    const review = reviews[i] as Node;
    expect(String(review['@id'])).toMatch(/^https:\/\/example\.org\/run\/index\.html#claim-/);
    expect(textIn(review, 'contentReferenceTime')).toBe(run.asOf);
    const [identifier] = valuesOf(review, 'identifier');
    expect(textIn(identifier as Node, 'value')).toBe(run.digest);
    const [item] = valuesOf(review, 'itemReviewed');
    const [author] = valuesOf(item as Node, 'author');
    expect(author === undefined ? null : textIn(author, 'name')).toBe(claim.speaker);
    const [found] = valuesOf(item as Node, 'appearance');
    expect(textIn(found as Node, 'headline')).toBe('Minister counts launchers');
    // The claim's own verdicts on the ground, one a sense; record checks have no height.
    const own = verdicts.filter(
      (row) =>
        row.claim === claim.id &&
        row.reading === null &&
        row.variant === null &&
        (row.altitudeM ?? 0) === 0 &&
        row.posture === verdicts.find((one) => one.claim === claim.id)?.posture,
    );
    const ratings = valuesOf(review, 'reviewRating');
    expect(ratings.length).toBe(new Set(own.map(({ interpretation }) => interpretation)).size);
    own.forEach((row, r) => {
      const rating = ratings[r] as Node;
      const words = row.verdict.replaceAll('-', ' ').replace('roughly even', 'roughly even chance');
      expect(String(textIn(rating, 'alternateName'))).toContain(words);
      const number = textIn(rating, 'ratingValue');
      const step = scale.indexOf(row.verdict) + 1;
      // A number only for one word of a chance: what is undetermined, or held against the record, is no degree of truth.
      expect(number).toBe(step === 0 || row.wordTo !== null ? undefined : step);
      if (number !== undefined)
        expect([textIn(rating, 'worstRating'), textIn(rating, 'bestRating')]).toEqual([1, 10]);
      expect(String(textIn(rating, 'ratingExplanation')).startsWith(row.reason)).toBe(true);
    });
  });
});

test('reviews use terms of schema.org where they belong, and the page holds the same graph', async () => {
  const source = await goldenSource();
  const file = JSON.parse(textOf(await exportFiles('claimreview', source), 'claim-review.jsonld'));
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const { '@type': type, '@id': _, ...rest } = node as Node;
    const allowed = terms[String(type)];
    expect([type, allowed !== undefined]).toEqual([type, true]);
    for (const name of Object.keys(rest))
      expect([type, allowed]).toEqual([type, expect.arrayContaining([name])]);
    Object.values(rest).forEach(walk);
  };
  walk(file['@graph']);
  const { writePage } = await import('../../src/publish/page/page.ts');
  const page = writePage(source.assessment);
  const [, inPage = ''] =
    /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(page) ?? [];
  const text = JSON.stringify(JSON.parse(inPage)).replaceAll('"@id":"#', '"@id":"index.html#');
  expect(JSON.parse(text)).toEqual(file);
  // What a review links to is there: the card of its claim.
  for (const { '@id': id } of JSON.parse(inPage)['@graph'])
    expect(page).toContain(`id="${id.slice(1)}"`);
});

test('hostile names stay texts of the graph', async () => {
  const source = await hostileSource();
  const text = textOf(await exportFiles('claimreview', source), 'claim-review.jsonld');
  const reviews = await expand(text);
  expect(reviews.length).toBeGreaterThan(1);
  for (const review of reviews) {
    const [item] = valuesOf(review, 'itemReviewed');
    const [found] = valuesOf(item as Node, 'appearance');
    expect(String(textIn(found as Node, 'headline'))).toContain(']]></script>');
    expect(String(textIn(found as Node, 'headline'))).toContain('[U+202E]');
  }
  const { writePage } = await import('../../src/publish/page/page.ts');
  const page = writePage(source.assessment);
  expect(page.match(/<script/g)?.length).toBe(2);
});

test('a run without a claim that was tested has no review', async () => {
  const { assessment } = await goldenSource();
  const verdicts = assessment.results.verdicts.map((row) => ({
    ...row,
    verdict: 'not-testable' as const,
    interpretation: 'none' as const,
  }));
  const results = { ...assessment.results, verdicts };
  expect([
    ...(await exportFiles('claimreview', { assessment: { ...assessment, results } })),
  ]).toEqual([]);
});

test('the run record: a processor finds the run, its files with their hashes, and the digest', async () => {
  const source = await goldenSource();
  const { run } = source.assessment.results;
  const files = await exportFiles('ro-crate', source);
  const nodes = await expand(textOf(files, 'ro-crate-metadata.json'));
  const flat = (await jsonld.flatten(nodes as never)) as unknown as readonly Node[];
  const base = 'https://example.org/run/';
  const get = (id: string): Node => flat.find((node) => node['@id'] === `${base}${id}`) ?? {};
  expect(get('ro-crate-metadata.json')['http://purl.org/dc/terms/conformsTo']).toEqual([
    { '@id': 'https://w3id.org/ro/crate/1.1' },
  ]);
  const root = get('');
  expect(root['@type']).toEqual([schema('Dataset')]);
  const parts = valuesOf(root, 'hasPart').map((part) => String(part['@id']).slice(base.length));
  const { createHash } = await import('node:crypto');
  for (const [path, content] of files) {
    if (path === 'ro-crate-metadata.json' || path === 'manifest.json') continue;
    expect(parts).toContain(encodeURI(path));
    const node = get(encodeURI(path));
    expect(textIn(node, 'sha256')).toBe(createHash('sha256').update(content).digest('hex'));
    expect(Number(textIn(node, 'contentSize'))).toBe(Buffer.byteLength(content));
  }
  expect(parts).toContain('manifest.json');
  const action = get('#run');
  expect(action['@type']).toEqual([schema('CreateAction')]);
  expect(textIn(get('#digest'), 'value')).toBe(run.digest);
  expect(textIn(get('#seed'), 'value')).toBe(run.seed);
  expect(textIn(action, 'endTime')).toBe(source.facts?.finishedAt);
  // The manifest lists what the crate lists.
  const manifest = JSON.parse(textOf(files, 'manifest.json'));
  expect(manifest.outputs.map(({ path }: { path: string }) => path)).toEqual(
    [...files.keys()].filter((path) => path !== 'manifest.json').sort(),
  );
});
