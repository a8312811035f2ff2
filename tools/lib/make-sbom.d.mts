export interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly scope: string;
  readonly properties: readonly { readonly name: string; readonly value: string }[];
}
export interface Sbom {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}
export function makeSbom(): Promise<{
  readonly sbom: Sbom;
  readonly version: string;
  readonly licences: readonly (readonly [licence: string, count: number])[];
  readonly refused: readonly string[];
}>;
export function listInstalled(): string[];
