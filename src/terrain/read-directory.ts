import { mostDirectories } from './limits.ts';
import { TiffFault } from './tiff-fault.ts';

/** One entry of an image directory: where its values lie in the file. */
interface Entry {
  readonly type: number;
  readonly count: number;
  readonly at: number;
}

/** The first image directory of a TIFF; every value of it lies inside the file. */
export interface Directory {
  readonly view: DataView;
  readonly isLittleEndian: boolean;
  readonly entries: ReadonlyMap<number, Entry>;
}

/** Bytes of a value by type number. Source: TIFF 6.0, section 2. */
const typeBytes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8] as const;
const [ascii, short, long, double] = [2, 3, 4, 12] as const;

/**
 * Reads the first image directory of a TIFF and follows the chain of the others to its end, reading numbers only.
 * @throws TiffFault E_TIFF_HEADER or E_TIFF_FORM
 */
export function readDirectory(bytes: Uint8Array): Directory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittleEndian = readByteOrder(view);
  let at = view.getUint32(4, isLittleEndian);
  const seen = new Set<number>();
  let first: Directory | null = null;
  while (at !== 0) {
    if (seen.has(at)) throw damaged(`the chain of images comes back to byte ${at}`);
    seen.add(at);
    if (seen.size > mostDirectories)
      throw damaged(`it holds more than ${mostDirectories} images; at most that many are read`);
    const { directory, next } = readOne(view, isLittleEndian, at);
    first ??= directory;
    at = next;
  }
  if (first === null) throw damaged('it holds no image');
  return first;
}

function readByteOrder(view: DataView): boolean {
  const order = view.byteLength < 8 ? 0 : view.getUint16(0);
  const isLittleEndian = order === 0x4949;
  if (!isLittleEndian && order !== 0x4d4d)
    throw damaged(
      view.byteLength < 8
        ? `it has ${view.byteLength} bytes, fewer than the header of a TIFF`
        : 'it does not begin as a TIFF does (II or MM)',
    );
  const version = view.getUint16(2, isLittleEndian);
  if (version === 43)
    throw new TiffFault('E_TIFF_FORM', 'a BigTIFF is not read; write a classic TIFF');
  if (version !== 42) throw damaged(`the number after II or MM is ${version}, not 42`);
  return isLittleEndian;
}

function readOne(
  view: DataView,
  isLittleEndian: boolean,
  at: number,
): { directory: Directory; next: number } {
  const size = view.byteLength;
  if (at + 2 > size) throw damaged(`an image is said to begin at byte ${at} of ${size}`);
  const count = view.getUint16(at, isLittleEndian);
  const end = at + 2 + 12 * count;
  if (end + 4 > size) throw damaged(`the ${count} entries of an image run beyond the file's end`);
  const entries = new Map<number, Entry>();
  for (let i = 0; i < count; i++) {
    const from = at + 2 + 12 * i;
    const tag = view.getUint16(from, isLittleEndian);
    const type = view.getUint16(from + 2, isLittleEndian);
    const values = view.getUint32(from + 4, isLittleEndian);
    const width = typeBytes[type] ?? 0;
    if (width === 0) throw damaged(`tag ${tag} is of the unknown type ${type}`);
    const isInline = width * values <= 4;
    const where = isInline ? from + 8 : view.getUint32(from + 8, isLittleEndian);
    if (where + width * values > size)
      throw damaged(`the ${values} values of tag ${tag} run beyond the file's end`);
    // A reader that takes the last of two and one that takes the first would see different images.
    if (entries.has(tag)) throw damaged(`tag ${tag} stands twice`);
    entries.set(tag, { type, count: values, at: where });
  }
  return {
    directory: { view, isLittleEndian, entries },
    next: view.getUint32(end, isLittleEndian),
  };
}

/** Returns the whole numbers of a tag; null where it is absent. @throws TiffFault E_TIFF_HEADER for other types or more than `most` of them */
export function wholes(
  { view, isLittleEndian, entries }: Directory,
  tag: number,
  most: number,
): number[] | null {
  const entry = entries.get(tag);
  if (entry === undefined) return null;
  const { type, count, at } = entry;
  if (count > most)
    throw damaged(`tag ${tag} holds ${count} numbers; at most ${most} are expected`);
  if (type !== short && type !== long)
    throw damaged(`tag ${tag} has type ${type}; whole numbers of type 3 or 4 are expected`);
  return Array.from({ length: count }, (_, i) =>
    type === short
      ? view.getUint16(at + 2 * i, isLittleEndian)
      : view.getUint32(at + 4 * i, isLittleEndian),
  );
}

/** Returns the one whole number of a tag; `usual` where it is absent. @throws TiffFault E_TIFF_HEADER */
export function whole(directory: Directory, tag: number, usual: number): number {
  const values = wholes(directory, tag, 1);
  if (values === null) return usual;
  if (values.length !== 1) throw damaged(`tag ${tag} holds no number`);
  return values[0] as number;
}

/** Returns the finite numbers of a tag of doubles; null where it is absent. @throws TiffFault E_TIFF_HEADER for other types or more than `most` of them */
export function doubles(directory: Directory, tag: number, most: number): number[] | null {
  const { view, isLittleEndian, entries } = directory;
  const entry = entries.get(tag);
  if (entry === undefined) return null;
  if (entry.type !== double) throw damaged(`tag ${tag} has type ${entry.type}, not 12`);
  if (entry.count > most)
    throw damaged(`tag ${tag} holds ${entry.count} numbers, more than ${most}`);
  const values = Array.from({ length: entry.count }, (_, i) =>
    view.getFloat64(entry.at + 8 * i, isLittleEndian),
  );
  if (!values.every(Number.isFinite)) throw damaged(`tag ${tag} holds a number that is not finite`);
  return values;
}

/** Returns the text of a tag, at most 64 characters; null where it is absent or no text. */
export function shortText({ view, entries }: Directory, tag: number): string | null {
  const entry = entries.get(tag);
  if (entry === undefined || entry.type !== ascii) return null;
  const codes = Array.from({ length: Math.min(64, entry.count) }, (_, i) =>
    view.getUint8(entry.at + i),
  );
  const end = codes.indexOf(0);
  return String.fromCharCode(...(end < 0 ? codes : codes.slice(0, end)));
}

/** Makes the fault of a file whose header is damaged. */
export function damaged(message: string): TiffFault {
  return new TiffFault(
    'E_TIFF_HEADER',
    `${message}; a GeoTIFF of one band is read: gdal_translate -of GTiff makes one`,
  );
}
