import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { isPageName } from './refuse-report.ts';

/** What is left of a page: the article as plain text, with header lines above it for what the page says of itself. */
export type Extraction =
  | { readonly kind: 'article'; readonly text: string }
  | { readonly kind: 'refused'; readonly message: string };

/** Elements of a page that are looked at; a news page has one to five thousand. */
const mostElements = 10_000;

/** Deepest nesting that is read; a news page has some thirty levels. */
const mostLevels = 100;

/** Elements that begin a paragraph of their own. */
const blocks: ReadonlySet<string> = new Set(
  'address article aside blockquote dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li main ol p pre section table tr ul'.split(
    ' ',
  ),
);

/** Elements whose text is not part of the article. */
const silent: ReadonlySet<string> = new Set('script style noscript template iframe svg'.split(' '));

/** Tells whether a text is an HTML page: by its first words or the ending of its name. */
export function isPage(name: string, text: string): boolean {
  const head = text.slice(0, 400).trimStart().toLowerCase();
  return (
    isPageName(name) ||
    head.startsWith('<!doctype html') ||
    head.startsWith('<html') ||
    (head.startsWith('<?xml') && head.includes('<html'))
  );
}

/**
 * Extracts the article of an HTML page as plain text: paragraphs with an empty line between them, below header lines (`Title:`,
 * `Publisher:`, `Date:`, `Address:`) for what the page states of itself. Nothing of the page runs and nothing is fetched. The same page
 * gives the same text.
 */
export function extractArticle(html: string): Extraction {
  const elements = html.split('<').length - 1 - (html.split('</').length - 1);
  if (elements > mostElements) {
    return refuse(`about ${elements} elements; at most ${mostElements} are read`);
  }
  const { document } = parseHTML(hasRoot(html) ? html : `<html><body>${html}</body></html>`);
  if (measureDepth(document as unknown as PageNode) > mostLevels)
    return refuse(`elements nested more than ${mostLevels} deep`);
  const address =
    readAttribute(document, 'link[rel="canonical"]', 'href') ??
    readAttribute(document, 'meta[property="og:url"]', 'content');
  const date =
    readAttribute(document, 'meta[property="article:published_time"]', 'content') ??
    readAttribute(document, 'meta[name="date"]', 'content') ??
    readAttribute(document, 'time[datetime]', 'datetime');
  const heading = document.querySelector('title')?.textContent ?? null;
  // Readability takes the page apart, so the whole of it is read first.
  const whole = listParagraphs(document.body as unknown as PageNode);
  const article = new Readability(document, {
    charThreshold: 200,
    serializer: (node) => node,
  }).parse();
  const found = article?.content ? listParagraphs(article.content as unknown as PageNode) : [];
  const paragraphs = found.length > 0 ? found : whole;
  const header = [
    ['Title', article?.title || heading],
    ['Publisher', article?.siteName ?? null],
    ['Date', article?.publishedTime || date],
    ['Address', address],
  ] as const;
  const lines = header.flatMap(([key, value]) => {
    const words = value === null ? '' : squeeze(value);
    return words === '' ? [] : [`${key}: ${words}`];
  });
  return {
    kind: 'article',
    text: [lines.join('\n'), ...paragraphs].filter((p) => p !== '').join('\n\n'),
  };
}

function refuse(what: string): Extraction {
  return {
    kind: 'refused',
    message: `The page has ${what}. Copy the article into a text file (.txt).`,
  };
}

/** What is needed of a node of a page. */
interface PageNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  readonly parentNode: PageNode | null;
}

function hasRoot(html: string): boolean {
  return /<html[\s>]/i.test(html.slice(0, 4000));
}

function readAttribute(
  document: {
    querySelector: (selector: string) => { getAttribute: (name: string) => string | null } | null;
  },
  selector: string,
  name: string,
): string | null {
  return document.querySelector(selector)?.getAttribute(name) || null;
}

/** One space for any white space. */
function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Counts the levels below a node. */
function measureDepth(root: PageNode): number {
  let most = 0;
  let depth = 0;
  let node: PageNode | null = root;
  while (node !== null) {
    if (node.firstChild !== null) {
      node = node.firstChild;
      depth++;
      most = Math.max(most, depth);
      continue;
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode;
      depth--;
    }
    node = node === null || node === root ? null : node.nextSibling;
  }
  return most;
}

/** Lists the paragraphs below a node; walks without recursion, so that no depth of nesting stops it. */
function listParagraphs(root: PageNode): string[] {
  const paragraphs: string[] = [];
  let open: string[] = [];
  const close = (): void => {
    const words = squeeze(open.join(''));
    if (words !== '') paragraphs.push(words);
    open = [];
  };
  let node: PageNode | null = root;
  while (node !== null) {
    const name = node.nodeName.toLowerCase();
    if (node.nodeType === 3) open.push(node.nodeValue ?? '');
    else if (name === 'br') open.push(' ');
    if (blocks.has(name)) close();
    if (node.firstChild !== null && !silent.has(name)) {
      node = node.firstChild;
      continue;
    }
    while (node !== null && node !== root && node.nextSibling === null) {
      node = node.parentNode;
      if (node !== null && blocks.has(node.nodeName.toLowerCase())) close();
    }
    node = node === null || node === root ? null : node.nextSibling;
  }
  close();
  return paragraphs;
}
