import { mostBlocks, mostCells } from './limits.ts';
import { type Directory, damaged, doubles, shortText, whole, wholes } from './read-directory.ts';
import { TiffFault } from './tiff-fault.ts';

/** How the bytes of a block are packed. */
export type Packing = 'none' | 'lzw' | 'deflate' | 'packbits';

/** What an elevation file's header says, checked: nothing in it contradicts the file or the limits. */
export interface TiffHeader {
  readonly columns: number;
  readonly rows: number;
  readonly bytesPerCell: 2 | 4;
  readonly packing: Packing;
  /** Strips or tiles, row-major; where each lies in the file. A block of 0 bytes has no heights. */
  readonly blocks: readonly { readonly at: number; readonly bytes: number }[];
  /** Bytes that block i has to unpack to: at least those of its rows inside the image, at most those of a whole block. */
  readonly unpacked: (block: number) => readonly [least: number, most: number];
  /** Edges and steps of the grid, degrees. */
  readonly place: {
    readonly west: number;
    readonly north: number;
    readonly stepLngDeg: number;
    readonly stepLatDeg: number;
  };
  /** The height that means "unknown"; null when the file names none. */
  readonly noData: number | null;
}

/** Numbers of tags. Source: TIFF 6.0; OGC 19-008r4 (GeoTIFF 1.1), section 7; GDAL, GTiff driver (no data). */
const tag = {
  ...{ columns: 256, rows: 257, bits: 258, packing: 259, samples: 277, rowsPerStrip: 278 },
  ...{ stripOffsets: 273, stripBytes: 279, predictor: 317, tileColumns: 322, tileRows: 323 },
  ...{ tileOffsets: 324, tileBytes: 325, format: 339, scale: 33550, tie: 33922, matrix: 34264 },
  ...{ keys: 34735, noData: 42113 },
} as const;

const packings: Readonly<Record<number, Packing>> = {
  ...{ 1: 'none', 5: 'lzw', 8: 'deflate', 32946: 'deflate', 32773: 'packbits' },
};

/** Checks everything that a header says before anything is unpacked. @throws TiffFault E_TIFF_HEADER, E_TIFF_SIZE, E_TIFF_FORM or E_TIFF_GRID */
export function readHeader(directory: Directory): TiffHeader {
  const columns = whole(directory, tag.columns, 0);
  const rows = whole(directory, tag.rows, 0);
  if (columns === 0 || rows === 0) throw damaged(`the image has ${columns} x ${rows} cells`);
  refuseLarge(columns, rows, 'the image');
  const packing = packings[whole(directory, tag.packing, 1)];
  if (packing === undefined)
    throw unread(
      `compression ${whole(directory, tag.packing, 1)} is not read; none, LZW, deflate and PackBits are (-co COMPRESS=DEFLATE)`,
    );
  const bytesPerCell = readCellForm(directory);
  return {
    ...{ columns, rows, bytesPerCell, packing },
    ...layBlocks(directory, columns, rows, bytesPerCell),
    place: readPlace(directory, columns, rows),
    noData: readNoData(directory),
  };
}

function refuseLarge(columns: number, rows: number, what: string): void {
  if (columns * rows <= mostCells) return;
  const message = `${what} has ${columns} x ${rows} cells; at most ${mostCells} are read: cut it out or thin it (gdalwarp -te, -tr)`;
  throw new TiffFault('E_TIFF_SIZE', message);
}

function readCellForm(directory: Directory): 2 | 4 {
  const samples = whole(directory, tag.samples, 1);
  if (samples !== 1) throw unread(`the image has ${samples} bands; one band is read`);
  const bits = whole(directory, tag.bits, 1);
  const format = whole(directory, tag.format, 1);
  const isRead = (bits === 16 && (format === 1 || format === 2)) || (bits === 32 && format === 3);
  if (!isRead)
    throw unread(
      `cells of ${bits} bits in sample format ${format} are not read; int16, uint16 and float32 are (-ot Float32)`,
    );
  const predictor = whole(directory, tag.predictor, 1);
  if (predictor !== 1 && predictor !== 2 && !(predictor === 3 && bits === 32))
    throw unread(`predictor ${predictor} is not read for ${bits} bits; 1 and 2 are, 3 for float32`);
  return bits === 16 ? 2 : 4;
}

function layBlocks(
  directory: Directory,
  columns: number,
  rows: number,
  bytesPerCell: number,
): Pick<TiffHeader, 'blocks' | 'unpacked'> {
  const isTiled = directory.entries.has(tag.tileOffsets);
  const width = isTiled ? whole(directory, tag.tileColumns, 0) : columns;
  const asked = isTiled
    ? whole(directory, tag.tileRows, 0)
    : whole(directory, tag.rowsPerStrip, 0xffff_ffff);
  const height = isTiled ? asked : Math.min(asked, rows);
  if (width === 0 || height === 0) throw damaged(`its blocks have ${width} x ${height} cells`);
  const across = Math.ceil(columns / width);
  const down = Math.ceil(rows / height);
  refuseLarge(across * width, down * height, 'the image, filled up to whole tiles,');
  const count = across * down;
  if (count > mostBlocks)
    throw damaged(`it is cut into ${count} blocks; at most ${mostBlocks} are read`);
  const offsets = wholes(directory, isTiled ? tag.tileOffsets : tag.stripOffsets, count) ?? [];
  const sizes = wholes(directory, isTiled ? tag.tileBytes : tag.stripBytes, count) ?? [];
  if (offsets.length !== count || sizes.length !== count)
    throw damaged(
      `${count} blocks need as many places and lengths, not ${offsets.length} and ${sizes.length}`,
    );
  const size = directory.view.byteLength;
  const blocks = offsets.map((at, i) => ({ at, bytes: sizes[i] as number }));
  const outside = blocks.findIndex(({ at, bytes }) => at + bytes > size);
  if (outside >= 0) throw damaged(`block ${outside} runs beyond the file's end`);
  const wholeBlock = width * height * bytesPerCell;
  return {
    blocks,
    unpacked: (block) => {
      // Tiles are always full; the last strip may end with the image.
      const inside = isTiled ? height : Math.min(height, rows - block * height);
      return [width * inside * bytesPerCell, wholeBlock];
    },
  };
}

/** Model and raster types, and codes of coordinate systems. Source: OGC 19-008r4, section 7.5 and annex C. */
const key = { model: 1024, raster: 1025, geographic: 2048, projected: 3072, heightUnit: 4099 };

function readPlace(directory: Directory, columns: number, rows: number): TiffHeader['place'] {
  const keys = readKeys(directory);
  const model = keys.get(key.model) ?? 2;
  const system = keys.get(key.geographic) ?? 4326;
  if (model !== 2 || keys.has(key.projected) || system !== 4326)
    throw offGrid(
      `its coordinates are ${model === 2 && !keys.has(key.projected) ? `those of EPSG:${system}` : 'projected'}`,
    );
  if ((keys.get(key.heightUnit) ?? 9001) !== 9001)
    throw offGrid('its heights are not in metres (vertical unit other than 9001)');
  const scale = doubles(directory, tag.scale, 3);
  const tie = doubles(directory, tag.tie, 6);
  if (directory.entries.has(tag.matrix)) throw offGrid('its grid is turned or skewed');
  if (scale === null || tie === null || scale.length < 2 || tie.length !== 6)
    throw offGrid('it says no place: a scale and one tie point are needed');
  const [stepLngDeg = 0, stepLatDeg = 0] = scale;
  const [i = 0, j = 0, , lng = 0, lat = 0] = tie;
  if (stepLngDeg <= 0 || stepLatDeg <= 0)
    throw offGrid(`its cells are ${stepLngDeg} x ${stepLatDeg} degrees`);
  const middle = keys.get(key.raster) === 2 ? 0.5 : 0;
  const west = lng - (i + middle) * stepLngDeg;
  const north = lat + (j + middle) * stepLatDeg;
  const east = west + columns * stepLngDeg;
  const south = north - rows * stepLatDeg;
  // Grids of points reach half a cell beyond a pole or once round the earth.
  if (
    west < -361 ||
    east > 721 ||
    east - west > 360 + stepLngDeg ||
    north > 90 + stepLatDeg ||
    south < -90 - stepLatDeg
  )
    throw offGrid(`it reaches from ${west}, ${south} to ${east}, ${north} degrees`);
  return { west, north, stepLngDeg, stepLatDeg };
}

function readKeys(directory: Directory): ReadonlyMap<number, number> {
  const numbers = wholes(directory, tag.keys, 4_096) ?? [];
  const keys = new Map<number, number>();
  // Each key is four numbers: key, where its value stands (0 = here), count, value.
  for (let at = 4; at + 3 < numbers.length; at += 4)
    if (numbers[at + 1] === 0) keys.set(numbers[at] as number, numbers[at + 3] as number);
  return keys;
}

function readNoData(directory: Directory): number | null {
  const text = shortText(directory, tag.noData)?.trim() ?? '';
  const value = Number(text);
  return text === '' || !Number.isFinite(value) ? null : value;
}

function unread(message: string): TiffFault {
  return new TiffFault('E_TIFF_FORM', message);
}

function offGrid(message: string): TiffFault {
  return new TiffFault(
    'E_TIFF_GRID',
    `${message}; a grid of longitudes and latitudes in WGS84 with heights in metres is read: gdalwarp -t_srs EPSG:4326 makes one`,
  );
}
