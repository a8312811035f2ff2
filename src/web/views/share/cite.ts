import { texts } from '../../../publish/texts.ts';

/** What a citation names. */
export interface Cited {
  readonly title: string;
  readonly version: string;
  readonly digest: string;
  /** ISO date. */
  readonly asOf: string;
}

/** Writes a run as a line of plain text, as the published page does. */
export function citePlain({ version, title, digest, asOf }: Cited): string {
  return texts.page.repeat.citation(version, title, digest, asOf);
}

/** Writes a run as an entry of a BibTeX file; `year` is when it was run. */
export function citeBibtex({ version, title, digest, asOf }: Cited, year: number): string {
  return [
    `@misc{skyproof-${digest.replaceAll(/[^0-9a-z]/gi, '').slice(0, 12)},`,
    `  title = {{${escapeBibtex(title)}}},`,
    `  howpublished = {Skyproof ${escapeBibtex(version)}},`,
    `  year = {${year}},`,
    `  note = {Evidence up to ${escapeBibtex(asOf)}. Run ${escapeBibtex(digest)}},`,
    '}',
  ].join('\n');
}

const special: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Writes a text so that TeX prints it as it stands; braces, which would have to be paired, go. */
function escapeBibtex(text: string): string {
  return text
    .replaceAll(/[{}\n\r]/g, ' ')
    .replaceAll(/[\\~^&%$#_]/g, (character) => special[character] ?? `\\${character}`);
}
