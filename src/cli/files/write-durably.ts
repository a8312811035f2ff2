import { open } from 'node:fs/promises';

/**
 * Writes a new file and returns only when its bytes are on the disk: in a loop, because one call may write less than asked, with the
 * size checked and the file synchronised.
 * @throws the system's error, or Error when the size on the disk is not that of the content
 */
export async function writeDurably(path: string, content: string): Promise<void> {
  const bytes = Buffer.from(content, 'utf8');
  const handle = await open(path, 'wx', 0o644);
  try {
    let written = 0;
    while (written < bytes.length) {
      const { bytesWritten } = await handle.write(bytes, written, bytes.length - written, written);
      if (bytesWritten === 0) throw new Error('the disk takes no more bytes');
      written += bytesWritten;
    }
    await handle.sync();
    const { size } = await handle.stat();
    if (size !== bytes.length) throw new Error(`${size} of ${bytes.length} bytes were kept`);
  } finally {
    await handle.close();
  }
}

/** Synchronises a folder, so that the names in it survive a power cut; does nothing where the system has no such call. */
export async function syncFolder(path: string): Promise<void> {
  try {
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // Some file systems refuse to synchronise a folder; the files themselves are safe.
  }
}
