import { availableParallelism, platform } from 'node:os';
import type { ManifestInput } from '../publish/manifest.ts';

/** What a manifest states of the machine and the moment; part of no digest. The moment is told to the second: when it was, not how fast the machine is. */
export function stampNow(): Pick<ManifestInput, 'host' | 'finishedAt'> {
  return {
    host: { platform: platform(), node: process.version, cpus: availableParallelism() },
    finishedAt: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
  };
}
