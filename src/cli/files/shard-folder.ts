import { join } from 'node:path';
import { z } from 'zod';
import { decodeBlock, encodeBlock, type KeptBlock } from '../../pipeline/block-store.ts';
import type { Shard } from '../../pipeline/design-cases.ts';
import { readSeal, sealJson } from '../../publish/manifest.ts';
import type { PublishedFile } from '../../publish/tables.ts';
import { BadInput, describeSystemError, makeFinding } from '../errors.ts';
import type { Disk } from './disk.ts';
import { sha256 } from './hash.ts';
import { isInside } from './read-manifest.ts';
import { decodeStored, parseStored } from './read-stored.ts';
import { shardSchema } from './stored-forms.ts';

/** The form of shards that this version writes and reads. */
export const shardForm = 'shard/1';

/** What one shard of a run found, with what it takes to run it again. */
export interface StoredShard {
  readonly shard: Shard;
  /** Names the run: `keyOfRun`. */
  readonly key: string;
  readonly version: string;
  readonly trials: number | null;
  readonly scenarioYaml: string;
  /** Texts of GeoJSON files by the name that the scenario gives them. */
  readonly attachments: Readonly<Record<string, string>>;
  readonly blocks: readonly KeptBlock[];
}

/**
 * Makes the files of a shard's folder: the scenario with the files it names, the blocks, one a line, and a manifest with the hashes of all of them. The
 * last key of the manifest is the hash of its own text above, so that no byte of a shard can change unnoticed.
 */
export function makeShardFiles(stored: StoredShard): readonly PublishedFile[] {
  const files: PublishedFile[] = [
    { path: 'scenario.yaml', content: stored.scenarioYaml },
    ...Object.entries(stored.attachments).map(([path, content]) => ({ path, content })),
    { path: 'blocks.jsonl', content: stored.blocks.map((one) => `${encodeBlock(one)}\n`).join('') },
  ];
  const head = {
    skyproof: shardForm,
    version: stored.version,
    shard: stored.shard,
    run: stored.key,
    trials: stored.trials,
    outputs: files.map(({ path, content }) => ({ path, sha256: sha256(content) })),
  };
  return [...files, { path: 'manifest.json', content: sealJson(head) }];
}

/**
 * Reads a shard's folder.
 * @throws BadInput E_SHARD_FOLDER when it is none, E_SHARD_VERSION for another version's, E_JSON_… for a manifest of the wrong form, E_DIGEST when anything in it
 * was changed; findings name the shard
 */
export function readShardFolder(disk: Disk, folder: string): StoredShard {
  const head = readHead(folder, readText(disk, folder, 'manifest.json'));
  const name = nameShard(head.shard);
  const texts = new Map<string, string>();
  for (const { path, sha256: wanted } of head.outputs) {
    const content = readText(disk, folder, path);
    if (sha256(content) !== wanted)
      throw refuse('E_DIGEST', folder, `${path} of ${name} was changed; run the shard again`);
    texts.set(path, content);
  }
  const lines = (texts.get('blocks.jsonl') ?? '').split('\n').slice(0, -1);
  const blocks = lines.map(decodeBlock);
  if (blocks.includes(null))
    throw refuse('E_DIGEST', folder, `blocks.jsonl of ${name} holds no blocks`);
  const scenarioYaml = texts.get('scenario.yaml') ?? '';
  texts.delete('blocks.jsonl');
  texts.delete('scenario.yaml');
  return {
    shard: head.shard,
    key: head.run,
    version: head.version,
    trials: head.trials,
    scenarioYaml,
    attachments: Object.fromEntries(texts),
    blocks: blocks as KeptBlock[],
  };
}

/** Names a shard as users do: `shard 3/7`. */
export function nameShard({ index, count }: Shard): string {
  return `shard ${index}/${count}`;
}

interface Head {
  readonly version: string;
  readonly shard: Shard;
  readonly run: string;
  readonly trials: number | null;
  readonly outputs: readonly { readonly path: string; readonly sha256: string }[];
}

function readHead(folder: string, text: string): Head {
  const path = join(folder, 'manifest.json');
  const { skyproof } = parseStored(text, path, z.looseObject({})) as { skyproof?: unknown };
  if (typeof skyproof !== 'string' || !skyproof.startsWith('shard/'))
    throw refuse('E_SHARD_FOLDER', folder, 'it is not the folder of a shard');
  if (skyproof !== shardForm) {
    const message = `it has the form ${skyproof}; this version reads ${shardForm}: merge with the version that ran it`;
    throw refuse('E_SHARD_VERSION', folder, message);
  }
  const head = parseStored(text, path, shardSchema) as Head;
  const { stated, actual } = readSeal(text);
  if (stated !== actual) {
    const message = `manifest.json of ${nameShard(head.shard)} was changed; run the shard again`;
    throw refuse('E_DIGEST', folder, message);
  }
  const outside = head.outputs.find((output) => !isInside(output.path));
  if (outside === undefined) return head;
  const message = `manifest.json names a file outside the folder: ${outside.path}`;
  throw refuse('E_SHARD_FOLDER', folder, message);
}

function readText(disk: Disk, folder: string, path: string): string {
  try {
    return decodeStored(disk.read(join(folder, path)), join(folder, path));
  } catch (error) {
    if (error instanceof BadInput) throw error;
    throw refuse('E_SHARD_FOLDER', folder, `${path}: ${describeSystemError(error)}`);
  }
}

function refuse(
  code: 'E_SHARD_FOLDER' | 'E_SHARD_VERSION' | 'E_DIGEST',
  folder: string,
  message: string,
): BadInput {
  return new BadInput([makeFinding(code, folder, message)]);
}
