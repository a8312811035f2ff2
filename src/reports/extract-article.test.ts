import { expect, test } from 'vitest';
import { extractArticle, isPage } from './extract-article.ts';
import { readReport } from './read-report.ts';

const sentence =
  'The army has deployed 300 <b>Igla-S</b> launchers along the border&nbsp;with Colombia, Defence Minister Ana Ruiz said on Monday.';
const page = `<!doctype html><html lang="en"><head><title>Minister: shield complete</title>
<meta property="og:site_name" content="Example Herald">
<meta property="article:published_time" content="2025-06-02T08:00:00Z">
<link rel="canonical" href="https://example.org/shield">
<script>var text = "5,000 Igla-S launchers in a script";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Minister: shield complete</h1>
<p>${sentence} &ldquo;No aircraft will pass,&rdquo; she told reporters, adding that every crew had been trained for months.</p>
<p>Analysts doubt the figure.<br>They say that at most 100 launchers are in working order, because spare parts have been missing since 2019.</p>
<ul><li>300 launchers</li><li>1,200 operators</li></ul></article>
<aside><h3>Most read</h3><p>Football results</p></aside></body></html>`;

function read(text: string, name = 'page.html') {
  return readReport({ name, text, sha256: '', replaced: 0 });
}

test('a page becomes its article, with what it says of itself on top', () => {
  const { report, findings } = read(page);
  expect(findings).toEqual([]);
  expect(report).toMatchObject({
    title: 'Minister: shield complete',
    publisher: 'Example Herald',
    date: '2025-06-02',
    address: 'https://example.org/shield',
  });
  const { text, sentences } = report ?? { text: '', sentences: [] };
  expect(text).not.toMatch(/script|Football|Home|<|&nbsp;/);
  const words = sentences.map(({ start, end }) => text.slice(start, end));
  expect(words).toContain(sentence.replace(/<\/?b>/g, '').replace('&nbsp;', ' '));
  expect(words).toContain('300 launchers');
});

test('the extracted text reads as the page did', () => {
  const first = read(page).report;
  const again = read(first?.text ?? '', 'page.txt').report;
  expect({ ...again, name: '' }).toEqual({ ...first, name: '' });
});

test('a page is known by its name or its first words', () => {
  expect(isPage('a.HTM', 'x')).toBe(true);
  expect(isPage('-', '\n<!DOCTYPE html><p>x')).toBe(true);
  expect(isPage('a.txt', 'The <html> element is old.')).toBe(false);
});

test('a part of a page without a root element is read too', () => {
  expect(extractArticle('<p>The army has 300&#160;launchers.</p><p>It says so.</p>')).toEqual({
    kind: 'article',
    text: 'The army has 300 launchers.\n\nIt says so.',
  });
});

test.each([
  ['too many elements', '<br>'.repeat(10_001)],
  ['nested too deep', '<div>'.repeat(300)],
])('a page is refused with the way out: %s', (_, html) => {
  expect(read(html).findings).toEqual([
    expect.objectContaining({
      code: 'E_REPORT_FORMAT',
      message: expect.stringContaining('Copy the article into a text file'),
    }),
  ]);
});

test('a page without words is empty, a page of 1 MiB is read, one character more is not', () => {
  expect(read('<html><body><img src=x></body></html>').findings[0]?.code).toBe('E_REPORT_EMPTY');
  const fill = (length: number) => page.replace('</body>', `<!--${' '.repeat(length)}-->`);
  const room = 1_048_576 - fill(0).length;
  expect(read(fill(room)).report?.publisher).toBe('Example Herald');
  expect(read(fill(room + 1)).findings[0]?.code).toBe('E_REPORT_SIZE');
});
