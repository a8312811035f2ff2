import { createReference } from '../atlas/reference.ts';
import { runJobStep } from './job-steps.ts';
import { type FromJob, type JobOrder, type JobWord, pieceBytes, type ToJob } from './messages.ts';

// The program of the child process that does jobs, one after the other: takes an order and what is kept, says what it finds, and ends with its parent.
const reference = createReference();
let coming: { readonly order: JobOrder; readonly kept: string[] } | null = null;
let taken = (_number: number): void => {};
let next = 0;
let last: Promise<void> = Promise.resolve();
let work: Promise<void> = Promise.resolve();

process.on('message', (message: ToJob) => {
  if ('taken' in message) taken(message.taken);
  else if ('order' in message) coming = { order: message.order, kept: [] };
  else if (message.kept.length > 0) coming?.kept.push(...message.kept);
  else if (coming !== null) {
    const { order, kept } = coming;
    coming = null;
    // The next order may come before the last job has seen that its end was taken.
    work = work.then(() => start(order, kept));
  }
});
process.on('disconnect', () => process.exit());

async function start(order: JobOrder, kept: readonly string[]): Promise<void> {
  try {
    await runJobStep(order, { reference, kept, say, sayFile });
  } catch (error) {
    // Its parent hears that the job was lost, and why.
    process.exitCode = 1;
    await new Promise((done) => process.send?.({ fault: describe(error) }, done));
    process.disconnect();
  }
}

/** Says one thing after the other; each is said when the one before was taken. */
function say(word: JobWord): Promise<void> {
  last = last.then(() => sayNow(word));
  return last;
}

function sayNow(word: JobWord): Promise<void> {
  const number = next++;
  return new Promise((resolve) => {
    taken = (answered) => {
      if (answered === number) resolve();
    };
    process.send?.({ number, ...word } satisfies FromJob);
  });
}

async function sayFile(file: {
  readonly path: string;
  readonly content: string | Uint8Array | Iterable<string | Uint8Array>;
}): Promise<void> {
  const { path, content } = file;
  const whole = typeof content === 'string' || content instanceof Uint8Array;
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  const flush = async (): Promise<void> => {
    if (heldBytes === 0) return;
    const all = Buffer.concat(held);
    held = [];
    heldBytes = 0;
    for (let at = 0; at < all.length; at += pieceBytes)
      await say({
        say: 'piece',
        path,
        content: Uint8Array.from(all.subarray(at, at + pieceBytes)),
      });
  };
  for (const text of whole ? [content] : content) {
    const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
    held.push(bytes);
    heldBytes += bytes.length;
    if (heldBytes >= pieceBytes) await flush();
  }
  await flush();
  await say({ say: 'piece', path, content: new Uint8Array(0) });
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
