// Takes a lock whenever a line names a folder: waits for the starting signal, tries once, says `won` or the code of the refusal, and
// holds the lock until the next line, `free`.
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [, , built] = process.argv;
const { nodeDisk } = await import(`${built}/cli/files/disk.js`);
const { lockFolder } = await import(`${built}/cli/files/lock-folder.js`);

let held = null;
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'free') {
    held?.release();
    held = null;
    console.log('freed');
    continue;
  }
  while (!existsSync(`${line}.go`)) {
    // All takers start at once.
  }
  try {
    held = lockFolder(nodeDisk, line);
    console.log('won');
  } catch (error) {
    console.log(error.findings?.[0]?.code ?? String(error));
  }
}
