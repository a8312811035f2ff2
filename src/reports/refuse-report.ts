import type { Finding, FindingCode } from '../domain/finding.ts';
import type { ReportInput } from '../domain/report.ts';
import { isForeign } from './language-of.ts';

/** Longest text that is read, in UTF-16 units (256 KiB). */
export const longestReport = 262_144;

/** Longest HTML page that an article is taken from, in UTF-16 units (1 MiB): most of a page is not the article. */
export const longestPage = 1_048_576;

const finding = (input: ReportInput, code: FindingCode, message: string): Finding => ({
  code,
  severity: code.startsWith('E_') ? 'error' : 'warning',
  file: input.name,
  line: null,
  column: null,
  path: null,
  message,
});

/** Share of control characters above which a file is no text. */
const controlShareLimit = 0.02;

function countControls(text: string): { readonly controls: number; readonly nul: boolean } {
  let controls = 0;
  let nul = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0) nul = true;
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12) || code === 127)
      controls++;
  }
  return { controls, nul };
}

function formatProblem(input: ReportInput): string | null {
  const { text } = input;
  const head = text.slice(0, 400).trimStart().toLowerCase();
  if (head.startsWith('%pdf-'))
    return 'This is a PDF. Open it, copy the article and save it as a text file (.txt).';
  if (text.startsWith('PK\u0003\u0004'))
    return 'This is a Word document or another ZIP file. Save it as plain text (.txt).';
  if (head.startsWith('{\\rtf')) return 'This is an RTF file. Save it as plain text (.txt).';
  return null;
}

/** Lists why a file cannot be a report, before anything of it is read: too long, or a format that holds no plain text. */
export function refuseFile(input: ReportInput): readonly Finding[] {
  const tooLong = refuseLength(input, isPageName(input.name) ? longestPage : longestReport);
  if (tooLong.length > 0) return tooLong;
  const format = formatProblem(input);
  return format === null ? [] : [refuseFormat(input, format)];
}

/** Tells whether a file is named as an HTML page. */
export function isPageName(name: string): boolean {
  return /\.x?html?$/i.test(name);
}

function refuseLength(input: ReportInput, most: number): readonly Finding[] {
  const { length } = input.text;
  if (length <= most) return [];
  const message = `The text has ${length} characters; at most ${most} are read. Split it, or keep the part about the claim.`;
  return [finding(input, 'E_REPORT_SIZE', message)];
}

/** The finding that a format gets. */
export function refuseFormat(input: ReportInput, message: string): Finding {
  return finding(input, 'E_REPORT_FORMAT', message);
}

/** Lists why a text cannot be read as a report; empty when it can. */
export function refuseText(input: ReportInput): readonly Finding[] {
  const { text } = input;
  const tooLong = refuseLength(input, longestReport);
  if (tooLong.length > 0) return tooLong;
  const { controls, nul } = countControls(text);
  if (nul || controls > text.length * controlShareLimit) {
    return [
      finding(
        input,
        'E_REPORT_BINARY',
        'The file is not text. Save the article as plain text (.txt) in UTF-8.',
      ),
    ];
  }
  if (!/\p{L}/u.test(text))
    return [
      finding(
        input,
        'E_REPORT_EMPTY',
        'The report holds no words. Give a file with the text of an article.',
      ),
    ];
  if (isForeign(text)) {
    return [
      finding(
        input,
        'E_REPORT_LANGUAGE',
        'The text is neither English nor Spanish, and other languages are not read. Give a translation, and keep the original for the record.',
      ),
    ];
  }
  return [];
}

/** Warns of bytes that were replaced while decoding. */
export function warnReplaced(input: ReportInput): readonly Finding[] {
  if (input.replaced <= 0) return [];
  return [
    finding(
      input,
      'W_REPORT_REPLACED',
      `${input.replaced} bytes are not UTF-8 and were replaced by U+FFFD; save the file as UTF-8 to keep every letter.`,
    ),
  ];
}
