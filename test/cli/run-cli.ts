import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built program; `SKYPROOF_CLI` names another build. */
export const cliPath =
  process.env.SKYPROOF_CLI ?? fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** What a command line did. */
export interface Outcome {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program in a folder and waits for its end; `variables` are added to the environment. */
export function runCli(
  folder: string,
  args: readonly string[],
  input = '',
  variables: Readonly<Record<string, string>> = {},
): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cliPath, ...args], {
    cwd: folder,
    env: { ...process.env, ...variables },
    input,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  return { exitCode: status, stdout, stderr };
}

/** Starts the built program in a folder; `until` resolves when standard error holds a text, `end` when the process is gone. */
export function startCli(folder: string, args: readonly string[]) {
  const child = spawn(process.execPath, [cliPath, ...args], { cwd: folder });
  let stderr = '';
  const waiting: { text: string; resolve: () => void }[] = [];
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8');
    for (const one of waiting) if (stderr.includes(one.text)) one.resolve();
  });
  const end = new Promise<number | null>((resolve) => child.on('close', resolve));
  const until = (text: string) =>
    new Promise<void>((resolve, reject) => {
      if (stderr.includes(text)) resolve();
      else waiting.push({ text, resolve });
      child.on('close', () => reject(new Error(`ended without "${text}": ${stderr}`)));
    });
  return { child, end, until };
}

/** Makes a folder with files in it. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'skyproof-cli-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** Lists a folder without the finished blocks that a run which did not end keeps for the next one. */
export function listWithoutBlocks(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !/^\..*\.blocks$/.test(name))
    .sort();
}

/** A report with claims and a date. */
export const report = `Title: Armed forces show new missiles
Publisher: Example Courier
Date: 2025-10-23

President Nicolas Maduro said on Wednesday that Venezuela has deployed 5,000 Igla-S man-portable air defense systems along the border with Colombia. He said they form a continuous shield along the entire territory of Venezuela.
`;

/** A small scenario: one system, few posts, two altitudes. */
export const scenario = `skyproof: 1
title: Small shield
asOf: 2025-10-23
territory: VEN
posture:
  - system: igla-s
    count: 100
    ready: 0.5
    where:
      - { border: COL, withinKm: 10, share: 1 }
altitudesM: [0, 3000]
interpretations: [area, border]
run: { seed: 7 }
`;
