import { countInflated } from './count-inflated.ts';
import type { Packing } from './read-header.ts';

/**
 * Counts the bytes that a block unpacks to, without unpacking it; stops once there are more than `most`. Null when the block is damaged.
 */
export function countUnpacked(packing: Packing, bytes: Uint8Array, most: number): number | null {
  switch (packing) {
    case 'none':
      return bytes.length;
    case 'lzw':
      return countLzw(bytes, most);
    case 'deflate':
      return countInflated(bytes, most);
    case 'packbits':
      return countPackBits(bytes, most);
  }
}

const [clearCode, endCode, firstFree, widest] = [256, 257, 258, 12] as const;

/** A writer clears its table before it uses more codes than these. Source: TIFF 6.0, section 13 ("as soon as we add table entry 4094"). */
const codesOfTable = 4_093;

/** Source: TIFF 6.0, section 13. */
function countLzw(bytes: Uint8Array, most: number): number | null {
  const lengths = new Uint32Array(codesOfTable).fill(1);
  let free: number = firstFree;
  let width = 9;
  let before = 0;
  let total = 0;
  let [held, count, at] = [0, 0, 0];
  while (total <= most) {
    while (count < width && at < bytes.length) {
      held = ((held << 8) | (bytes[at++] as number)) & 0xff_ffff;
      count += 8;
    }
    if (count < width) break;
    count -= width;
    const code = (held >>> count) & ((1 << width) - 1);
    if (code === endCode) break;
    if (code === clearCode) {
      free = firstFree;
      width = 9;
      before = 0;
      continue;
    }
    const isNew = code === free && before > 0;
    // The first code after a clear is a byte; later ones stand in the table or are the next of it.
    const mostCode = before === 0 ? 255 : Math.min(free, codesOfTable - 1);
    if (code > mostCode) return null;
    const length = isNew ? before + 1 : (lengths[code] as number);
    if (before > 0) {
      if (free < codesOfTable) lengths[free] = before + 1;
      free++;
    }
    before = length;
    total += length;
    if (free + 1 >= 1 << width && width < widest) width++;
  }
  return total;
}

/** Source: TIFF 6.0, section 9. */
function countPackBits(bytes: Uint8Array, most: number): number | null {
  let total = 0;
  for (let at = 0; at < bytes.length && total <= most; ) {
    const head = bytes[at] as number;
    // A head of -128 is left out of what is read: libraries do not agree on it.
    if (head === 128) return null;
    at += head < 128 ? head + 2 : 2;
    total += head < 128 ? head + 1 : 257 - head;
    if (at > bytes.length) return null;
  }
  return total;
}
