import { encodeUtf8 } from '../kernel/text/utf8.ts';
import type { ExportedFile } from './export-source.ts';
import { joinPieces } from './join-pieces.ts';

/** Signatures of a local header, an entry of the directory, and its end. */
const signature = { local: 0x04034b50, entry: 0x02014b50, end: 0x06054b50 };

/** Version 2.0; names in UTF-8 (bit 11); stored without compression (method 0). */
const [versionNeeded, utf8Names] = [20, 0x0800];

/**
 * Puts files into one ZIP archive, uncompressed, dated with a day at midnight, in the order given: the same files give the same bytes.
 * Source: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
 * @param day ISO date from 1980 on
 * @throws RangeError for more than 65,535 files or 4 GiB
 */
export function zipFiles(files: readonly ExportedFile[], day: string): Uint8Array {
  const date = dosDate(day);
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { path, content } of files) {
    const name = encodeUtf8(path);
    const bytes = typeof content === 'string' ? encodeUtf8(content) : content;
    const facts = [
      ...[u16(versionNeeded), u16(utf8Names), u16(0), u16(0), u16(date)],
      ...[u32(crc32(bytes)), u32(bytes.length), u32(bytes.length), u16(name.length), u16(0)],
    ];
    const head = joinPieces([u32(signature.local), ...facts, name]);
    // Made by version 2.0; no comment, first disk, no attributes.
    const rest = [u16(0), u16(0), u16(0), u32(0), u32(offset)];
    directory.push(joinPieces([u32(signature.entry), u16(versionNeeded), ...facts, ...rest, name]));
    pieces.push(head, bytes);
    offset += head.length + bytes.length;
  }
  const entries = joinPieces(directory);
  if (files.length > 0xffff || offset + entries.length > 0xffffffff)
    throw new RangeError('an archive holds at most 65,535 files and 4 GiB');
  const count = u16(files.length);
  const end = [
    ...[u32(signature.end), u16(0), u16(0), count, count],
    ...[u32(entries.length), u32(offset), u16(0)],
  ];
  return joinPieces([...pieces, entries, ...end]);
}

function u16(value: number): Uint8Array {
  return Uint8Array.of(value & 255, value >>> 8);
}

function u32(value: number): Uint8Array {
  return Uint8Array.of(value & 255, (value >>> 8) & 255, (value >>> 16) & 255, value >>> 24);
}

/** Day, month and years since 1980 in 5, 4 and 7 bits. @throws RangeError for no such date */
function dosDate(day: string): number {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)?.map(Number) ?? [];
  if (year === undefined || month === undefined || date === undefined || year < 1980)
    throw new RangeError(`the day must be a date from 1980-01-01 on, got ${day}`);
  return ((year - 1980) << 9) | (month << 5) | date;
}

/** Source: ISO 3309, polynomial 0xedb88320 with bits reflected. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
