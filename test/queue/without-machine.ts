import { createHash } from 'node:crypto';

/** Files that state what the machine took for the run, so that their hashes differ from run to run. */
const timed: ReadonlySet<string> = new Set(['results.json', 'ro-crate-metadata.json']);

type Fields = Readonly<Record<string, unknown>>;

/** What a file of a run or study says, but for machine, clock and threads; of most files the hash of all their bytes. */
export function withoutMachine(path: string, bytes: Uint8Array): unknown {
  const read = (): Fields => JSON.parse(Buffer.from(bytes).toString('utf8')) as Fields;
  if (path === 'manifest.json') {
    const { timings, host, finishedAt, sha256, outputs, ...rest } = read();
    const files = (outputs as readonly { readonly path: string }[]).map((file) =>
      timed.has(file.path) ? file.path : file,
    );
    return { ...rest, files };
  }
  if (path === 'results.json') {
    const { run, ...rest } = read();
    const { timings, peakMemoryMiB, workers, threadIds, ...facts } = run as Fields;
    return { ...rest, facts };
  }
  if (path === 'ro-crate-metadata.json') {
    const graph = read()['@graph'] as readonly Fields[];
    return graph.map(({ datePublished, endTime, ...entity }) => {
      const { value, contentSize, sha256, ...bare } = entity;
      const id = String(entity['@id']);
      return timed.has(id) || id.startsWith('#time-') ? bare : entity;
    });
  }
  return createHash('sha256').update(bytes).digest('hex');
}
