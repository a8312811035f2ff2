import { pilotBlocks } from '../domain/tally.ts';
import type { KeptBlock } from './block-store.ts';
import { encodeBlock } from './block-store.ts';
import type { Shard } from './design-cases.ts';

/** One shard as it comes to the merge: where from, which, of which run, with what. */
export interface ShardPart {
  readonly name: string;
  readonly shard: Shard;
  readonly key: string;
  readonly blocks: readonly KeptBlock[];
}

/** What keeps shards from being merged. */
export interface MergeFault {
  readonly code: 'E_SHARD_MISSING' | 'E_SHARD_DOUBLE' | 'E_SHARD_FOREIGN' | 'E_SHARD_PILOT';
  /** The folder concerned; null when one is missing. */
  readonly name: string | null;
  readonly message: string;
}

/**
 * Puts shards together: every shard of the run once, all with the same pilot, every further block once. Returns all faults at once, or the
 * blocks of the whole in an order that does not depend on that of the shards.
 */
export function mergeShards(parts: readonly ShardPart[]): {
  readonly blocks: readonly KeptBlock[];
  readonly faults: readonly MergeFault[];
} {
  const [first] = parts;
  if (first === undefined) return { blocks: [], faults: [] };
  const faults = [...findForeign(first, parts), ...findDoubled(parts)];
  if (faults.length === 0) faults.push(...findMissing(first, parts));
  if (faults.length === 0) faults.push(...findOtherPilots(first, parts));
  if (faults.length > 0) return { blocks: [], faults };
  const blocks = new Map<string, KeptBlock>();
  for (const part of parts) {
    for (const block of part.blocks) {
      const name = `${block.case} ${block.tally.block}`;
      if (block.tally.block >= pilotBlocks && blocks.has(name)) {
        const message = `block ${block.tally.block} of case ${block.case} stands in two shards; run ${describe(part)} again`;
        return { blocks: [], faults: [{ code: 'E_SHARD_DOUBLE', name: part.name, message }] };
      }
      blocks.set(name, block);
    }
  }
  const sorted = [...blocks.values()].sort(
    (a, b) => a.case - b.case || a.tally.block - b.tally.block,
  );
  return { blocks: sorted, faults: [] };
}

function findForeign(first: ShardPart, parts: readonly ShardPart[]): MergeFault[] {
  return parts.flatMap((part): MergeFault[] => {
    const { name } = part;
    if (part.key !== first.key) {
      const message = `${describe(part)} is of another run than ${first.name}: scenario, trials or version differ; leave it out`;
      return [{ code: 'E_SHARD_FOREIGN', name, message }];
    }
    if (part.shard.count !== first.shard.count) {
      const message = `${describe(part)} splits the run into ${part.shard.count}, ${first.name} into ${first.shard.count}; give the shards of one split`;
      return [{ code: 'E_SHARD_FOREIGN', name, message }];
    }
    return [];
  });
}

function findDoubled(parts: readonly ShardPart[]): MergeFault[] {
  return parts.flatMap((part, at): MergeFault[] => {
    const before = parts.findIndex((other) => other.shard.index === part.shard.index);
    if (before === at) return [];
    const message = `${describe(part)} was given already, by ${parts[before]?.name}; give each shard once`;
    return [{ code: 'E_SHARD_DOUBLE', name: part.name, message }];
  });
}

function findMissing(first: ShardPart, parts: readonly ShardPart[]): MergeFault[] {
  const { count } = first.shard;
  const there = new Set(parts.map((part) => part.shard.index));
  const missing: string[] = [];
  for (let index = 1; index <= count; index++)
    if (!there.has(index)) missing.push(`${index}/${count}`);
  if (missing.length === 0) return [];
  const shown = missing.slice(0, 20).join(', ');
  const rest = missing.length > 20 ? ` and ${missing.length - 20} more` : '';
  const message = `${missing.length === 1 ? 'a shard is' : `${missing.length} shards are`} missing: ${shown}${rest}; run ${missing.length === 1 ? 'it' : 'them'} with --shard i/${count}`;
  return [{ code: 'E_SHARD_MISSING', name: null, message }];
}

function findOtherPilots(first: ShardPart, parts: readonly ShardPart[]): MergeFault[] {
  const wanted = pilotOf(first);
  return parts
    .filter((part) => pilotOf(part) !== wanted)
    .map((part) => ({
      code: 'E_SHARD_PILOT',
      name: part.name,
      message: `the pilot of ${describe(part)} differs from that of ${first.name}, although every shard runs the same one; run both again`,
    }));
}

function pilotOf(part: ShardPart): string {
  const pilot = part.blocks.filter((block) => block.tally.block < pilotBlocks);
  return pilot.map(encodeBlock).sort().join('\n');
}

function describe({ shard }: ShardPart): string {
  return `shard ${shard.index}/${shard.count}`;
}
