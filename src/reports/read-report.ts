import type { Finding } from '../domain/finding.ts';
import type { Report, ReportInput, Span } from '../domain/report.ts';
import { extractArticle, isPage } from './extract-article.ts';
import { languageOf } from './language-of.ts';
import { readHeader } from './read-header.ts';
import { refuseFile, refuseFormat, refuseText, warnReplaced } from './refuse-report.ts';
import { splitSentences } from './split-sentences.ts';

/** The stem of a file name: no folder, no extension, nothing but letters, digits, dots, hyphens and underscores. */
function stemOf(name: string): string {
  const file = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const dot = file.lastIndexOf('.');
  const stem = (dot > 0 ? file.slice(0, dot) : file)
    .slice(0, 120)
    .replace(/[^\p{L}\p{N}._-]+/gu, '-');
  const clean = stem.replace(/^[-.]+/, '').replace(/[-.]+$/, '');
  return clean === '' ? 'report' : clean;
}

/**
 * Makes report ids of file names: the stem of each, with `-2`, `-3`, ... behind it where it is taken.
 * The list has the order and length of `names`; no id stands twice.
 */
export function makeReportIds(names: readonly string[]): string[] {
  const taken = new Set<string>();
  const last = new Map<string, number>();
  return names.map((name) => {
    const stem = stemOf(name);
    let id = stem;
    let number = last.get(stem) ?? 1;
    while (taken.has(id)) {
      number++;
      id = `${stem}-${number}`;
    }
    last.set(stem, number);
    taken.add(id);
    return id;
  });
}

/**
 * Reads a text as a report: header lines, title, sentences with offsets into the text as given. Of an HTML page the article is extracted
 * first; its text takes the place of the page. The id is the stem of the name; `makeReportIds` makes those of several reports unique.
 * `report` is null when a finding is an error.
 */
export function readReport(input: ReportInput): { report: Report | null; findings: Finding[] } {
  const findings = [...refuseFile(input)];
  const refused = (): boolean => findings.some((one) => one.severity === 'error');
  if (refused()) return { report: null, findings: [...findings, ...warnReplaced(input)] };
  let { text } = input;
  if (isPage(input.name, text)) {
    const extraction = extractArticle(text);
    if (extraction.kind === 'refused') findings.push(refuseFormat(input, extraction.message));
    else text = extraction.text;
  }
  if (!refused()) findings.push(...refuseText({ ...input, text }));
  findings.push(...warnReplaced(input));
  if (refused()) return { report: null, findings };
  const header = readHeader(text);
  const body = splitSentences(text, header.bodyStart, text.length);
  const sentences: Span[] = header.titleSpan === null ? [...body] : [header.titleSpan, ...body];
  const report: Report = {
    id: makeReportIds([input.name])[0] as string,
    name: input.name,
    title: header.title,
    publisher: header.publisher,
    date: header.date,
    address: header.address,
    sha256: input.sha256,
    language: languageOf(text),
    text,
    sentences,
    titleSpan: header.titleSpan,
  };
  return { report, findings };
}
