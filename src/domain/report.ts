import type { Language } from './language.ts';
/** A half-open range of UTF-16 offsets into a report's text: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a shell hands to `readReport`: bytes already decoded, nothing else changed. */
export interface ReportInput {
  /** File name or title slug; the report's id is its stem, made unique. */
  readonly name: string;
  /** UTF-8 decoding minus the byte-order mark. */
  readonly text: string;
  /** Hex SHA-256 of the file's bytes. */
  readonly sha256: string;
  /** How many bytes had to be replaced while decoding. */
  readonly replaced: number;
}

/** An input text with its metadata. */
export interface Report {
  readonly id: string;
  /** File name as given. */
  readonly name: string;
  readonly title: string | null;
  readonly publisher: string | null;
  /** ISO date of publication from the header; null when the text gives none. */
  readonly date: string | null;
  readonly address: string | null;
  readonly sha256: string;
  readonly language: Language;
  /** The whole stored text, header lines included; every span indexes it. */
  readonly text: string;
  /** Sentences of the body in order; they never overlap. A title line is a sentence too. */
  readonly sentences: readonly Span[];
  /** The title's span, when it stands in the text. */
  readonly titleSpan: Span | null;
}
