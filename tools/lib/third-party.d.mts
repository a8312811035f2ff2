export interface BuiltInPackage {
  readonly name: string;
  readonly version: string;
  readonly licence: string | undefined;
  readonly folder: string;
}
export function isPermissive(expression: string): boolean;
export function describePackages(folders: readonly string[]): BuiltInPackage[];
export function writeLicences(
  packages: readonly BuiltInPackage[],
  credits: readonly {
    readonly what: string;
    readonly credit: string;
    readonly licence: string;
    readonly address: string;
  }[],
): string;
