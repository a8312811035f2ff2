/** A file of a run with its hash; `path` is relative to the run's folder or a plain file name. */
export interface HashedFile {
  readonly path: string;
  /** Hex SHA-256 of the bytes. */
  readonly sha256: string;
  readonly bytes: number;
}

/** What a manifest states. */
export interface ManifestInput {
  readonly version: string;
  readonly seed: number;
  readonly asOf: string;
  /** Digest of the results. */
  readonly digest: string;
  /** Milliseconds by phase. */
  readonly timings: Readonly<Record<string, number>>;
  readonly host: { readonly platform: string; readonly node?: string; readonly cpus: number };
  readonly inputs: readonly HashedFile[];
  readonly outputs: readonly HashedFile[];
}

/**
 * Writes the manifest of a run as pretty JSON with a fixed order of keys, so that `verify` can hash everything again. Absolute
 * paths are cut to the file's name: a published file names no folder of the machine that made it.
 */
export function makeManifest(input: ManifestInput): string {
  const manifest = {
    skyproof: 'manifest/1',
    version: input.version,
    digest: input.digest,
    seed: input.seed,
    asOf: input.asOf,
    inputs: input.inputs.map(publishFile),
    outputs: [...input.outputs].sort((a, b) => (a.path < b.path ? -1 : 1)).map(publishFile),
    timings: input.timings,
    host: input.host,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function publishFile(file: HashedFile): HashedFile {
  return { path: relativePath(file.path), sha256: file.sha256, bytes: file.bytes };
}

/** Returns a path without its folders where it is absolute or climbs out of its folder; else unchanged, with forward slashes. */
function relativePath(path: string): string {
  const slashed = path.replaceAll('\\', '/');
  const outside = /^(\/|[a-z]:|file:|~)/i.test(slashed) || slashed.split('/').includes('..');
  return outside ? (slashed.split('/').at(-1) ?? '') : slashed.replace(/^\.\//, '');
}
