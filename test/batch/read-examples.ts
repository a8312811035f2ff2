import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';

/** The folder of the example files. */
export const folder = fileURLToPath(new URL('../../examples/batch/', import.meta.url));

/** Reads an example file. */
export function readExample(name: string): string {
  return readFileSync(`${folder}${name}`, 'utf8');
}

/** What a test looks at in a manifest of Kubernetes. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly completions: number;
    readonly parallelism: number;
    readonly template: { readonly spec: PodSpec };
  };
}

/** What pods of a job run, and on what. */
export interface PodSpec {
  readonly containers: readonly {
    readonly command: readonly string[];
    readonly args?: readonly string[];
    readonly env?: readonly { readonly name: string; readonly value: string }[];
    readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
  }[];
  readonly volumes: readonly {
    readonly name: string;
    readonly persistentVolumeClaim?: { readonly claimName: string };
  }[];
}

/** Reads all documents of a manifest, as YAML 1.2; `change` may break the text first. */
export function readManifests(
  name: string,
  change: (text: string) => string = (text) => text,
): Manifest[] {
  return parseAllDocuments(change(readExample(name))).map((document) => {
    if (document.errors.length > 0) throw document.errors[0];
    return document.toJS() as Manifest;
  });
}
