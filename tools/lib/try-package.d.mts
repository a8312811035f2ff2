export interface Packed {
  readonly archive: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly files: readonly {
    readonly path: string;
    readonly size: number;
    readonly mode: number;
  }[];
}
export function pack(
  folder: string,
  destination: string,
  flags?: readonly string[],
  env?: Readonly<Record<string, string>>,
): Packed;
export function installOffline(folder: string, archive: string): 'npm' | 'links';
export function assessExamples(folder: string, flags: readonly string[]): string;
export function npx(folder: string, args: readonly string[]): string;
export function servePage(folder: string): Promise<Readonly<Record<string, number>>>;
export const program: string;
export function compileAndRun(folder: string, text: string): string;
export function findFilesWith(folder: string, texts: readonly string[]): string[];
