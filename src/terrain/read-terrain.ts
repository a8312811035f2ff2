import { fromArrayBuffer } from 'geotiff';
import type { Finding } from '../domain/finding.ts';
import type { TerrainGrid } from '../domain/terrain.ts';
import { sha256Hex } from '../kernel/text/index.ts';
import { countUnpacked } from './count-unpacked.ts';
import { groundM, mostTiffBytes } from './limits.ts';
import { damaged, readDirectory } from './read-directory.ts';
import { readHeader, type TiffHeader } from './read-header.ts';
import { TiffFault, toFinding } from './tiff-fault.ts';

/**
 * Reads a GeoTIFF of one band of heights into a grid, for scenarios whose `environment.terrain` names the file. Header and blocks are checked before the
 * library that decodes them sees a byte, so that what it allocates is known. What cannot be used is a finding that says what would be valid (`E_TIFF_…`);
 * nothing is thrown. A file of strangers is best read in a process or worker that can be ended: that library was not made for hostile ones.
 *
 * @param bytes the whole file, at most 64 MiB
 * @param file the file's name as the scenario gives it and findings print it
 * @param sha256 SHA-256 of the bytes, 64 hex digits, where it is known. Default: it is worked out
 */
export async function readTerrain(
  bytes: Uint8Array,
  file: string,
  sha256?: string,
): Promise<{ readonly grid: TerrainGrid | null; readonly findings: readonly Finding[] }> {
  try {
    const grid = await readGrid(bytes);
    return { grid: { file, sha256: sha256 ?? sha256Hex(bytes), ...grid }, findings: [] };
  } catch (error) {
    if (!(error instanceof TiffFault)) throw error;
    return { grid: null, findings: [toFinding(error, file)] };
  }
}

async function readGrid(bytes: Uint8Array): Promise<Omit<TerrainGrid, 'file' | 'sha256'>> {
  if (bytes.length > mostTiffBytes)
    throw new TiffFault(
      'E_TIFF_SIZE',
      `the file has ${bytes.length} bytes; at most ${mostTiffBytes} (64 MiB) are read: cut it out, thin it or pack it (gdalwarp -te, -tr, -co COMPRESS=DEFLATE)`,
    );
  if (bytes.length === 0) throw damaged('the file is empty');
  const header = readHeader(readDirectory(bytes));
  checkBlocks(header, bytes);
  const heightM = toHeights(await decode(bytes), header);
  const voids = heightM.reduce((sum, height) => sum + (Number.isNaN(height) ? 1 : 0), 0);
  if (voids === heightM.length)
    throw new TiffFault('E_TIFF_DATA', 'it holds no height between -1,000 m and 9,000 m');
  const { columns, rows, place } = header;
  return { ...place, columns, rows, heightM, voids };
}

/** Counts what every block unpacks to. @throws TiffFault E_TIFF_DATA */
function checkBlocks(header: TiffHeader, bytes: Uint8Array): void {
  header.blocks.forEach(({ at, bytes: size }, block) => {
    // A block of no bytes is one that the writer left out: all of it is unknown.
    if (size === 0) return;
    const [least, most] = header.unpacked(block);
    const count = countUnpacked(header.packing, bytes.subarray(at, at + size), most);
    if (count !== null && count >= least && (count <= most || header.packing === 'none')) return;
    const found =
      count === null
        ? 'cannot be unpacked'
        : count > most
          ? `unpacks to more than the ${most} bytes that it is said to hold`
          : `unpacks to ${count} bytes instead of ${least}`;
    throw new TiffFault(
      'E_TIFF_DATA',
      `block ${block} ${found}: the file is damaged or was not written by a GeoTIFF writer`,
    );
  });
}

type Numbers = Int16Array | Uint16Array | Float32Array;

/** Lets the library decode the first image. @throws TiffFault E_TIFF_DATA whatever it throws */
async function decode(bytes: Uint8Array): Promise<Numbers> {
  try {
    const copy = new ArrayBuffer(bytes.length);
    new Uint8Array(copy).set(bytes);
    const image = await (await fromArrayBuffer(copy)).getImage(0);
    return (await image.readRasters({ interleave: true })) as unknown as Numbers;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new TiffFault('E_TIFF_DATA', `its heights cannot be decoded: ${reason}`);
  }
}

function toHeights(values: Numbers, { columns, rows, noData }: TiffHeader): Float32Array {
  if (values.length !== columns * rows)
    throw new TiffFault(
      'E_TIFF_DATA',
      `${values.length} heights were found for ${columns * rows} cells`,
    );
  const unknown = noData === null ? null : Math.fround(noData);
  return Float32Array.from(values, (value) =>
    value === unknown || !(value >= groundM[0] && value <= groundM[1]) ? Number.NaN : value,
  );
}
