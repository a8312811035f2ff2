import { BackupFault, checkBackup, restoreBackup } from '../../registry/read-backup.ts';
import { writeBackup } from '../../registry/write-backup.ts';
import { BadInput, makeFinding } from '../errors.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { nodeDisk } from '../files/disk.ts';
import { createLineFile, readLines } from '../files/line-file.ts';
import { openPlace, withPlace } from '../open-place.ts';
import { cleanText } from '../output/clean-text.ts';
import type { Shell } from '../shell.ts';

/** Writes everything that a server keeps into one file. @throws BadInput */
export async function backup(
  shell: Shell,
  { out, data }: { readonly out: string; readonly data: string },
): Promise<ExitCode> {
  const place = openPlace(data);
  return withPlace(place, async () => {
    const file = createLineFile(nodeDisk, out);
    const release = shell.interruption.guard(
      () => {},
      () => file.discard(),
    );
    try {
      const runs = await writeBackup(await place.open(), async (line) => {
        if (shell.interruption.isCancelled()) throw new Stopped();
        await file.write(line);
      });
      file.finish();
      shell.tell(`written: ${cleanText(out)}, ${runs} runs\n`);
      return exitCodes.fine;
    } catch (error) {
      if (error instanceof Stopped) return shell.interruption.exitCode();
      throw error;
    } finally {
      file.discard();
      release();
    }
  });
}

/** Reads a backup into an empty database; what was not finished is queued again. @throws BadInput E_BACKUP_FILE, E_DATABASE_FULL, E_DATABASE_DOWN */
export async function restore(
  shell: Shell,
  name: string,
  { data }: { readonly data: string },
): Promise<ExitCode> {
  await explain(name, () => checkBackup(readLines(name)));
  const place = openPlace(data);
  return withPlace(place, async () => {
    const database = await place.open();
    const runs = await explain(name, () => restoreBackup(database, readLines(name)));
    shell.tell(`restored: ${runs} runs\n`);
    return exitCodes.fine;
  });
}

class Stopped extends Error {}

async function explain<T>(name: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof BackupFault)) throw error;
    const code = error.kind === 'file' ? 'E_BACKUP_FILE' : 'E_DATABASE_FULL';
    throw new BadInput([makeFinding(code, error.kind === 'file' ? name : null, error.message)]);
  }
}
