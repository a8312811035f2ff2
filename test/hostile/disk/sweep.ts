import { BadInput } from '../../../src/cli/errors.ts';
import type { Disk } from '../../../src/cli/files/disk.ts';
import type { Processes } from '../../../src/cli/files/processes.ts';
import { type Fault, faults, Killed, makeFaultyDisk } from './faulty-disk.ts';
import { type Cut, keepAll, loseAll, loseContents, makeModelDisk } from './model-disk.ts';
import type { Place, Writer } from './writers.ts';

/** A disk for one try; only a disk in memory can lose power. */
export interface Ground {
  readonly disk: Disk;
  readonly root: string;
  readonly cutPower: ((cut: Cut) => void) | null;
}

/** What a sweep found. */
export interface Sweep {
  /** File calls of the writer when nothing fails. */
  readonly calls: number;
  /** Number of faults that were tried. */
  readonly tries: number;
  /** One line for every try that ended wrongly. */
  readonly violations: readonly string[];
}

/** A fresh disk in memory. */
export function modelGround(): Ground {
  const { disk, cutPower } = makeModelDisk();
  disk.makeFolder('/root');
  return { disk, root: '/root', cutPower };
}

/** Processes of a machine on which only one lives: `pid`. */
function onlyProcess(pid: number): Processes {
  let drawn = 0;
  return {
    pid,
    startOf: (asked) => (asked === pid ? '7' : null),
    drawId: () => `${pid}${drawn++}`.padStart(32, '0'),
  };
}

/**
 * Tries every fault at every file call of a writer. Afterwards the state must be old or new; success counts only when the new state
 * survives a power cut; the next opening leaves nothing lying about.
 * @param makeGround makes an empty disk for each try
 * @param draw seeded numbers in [0, 1) for the power cuts
 */
export async function sweepWriter(
  writer: Writer,
  makeGround: () => Ground,
  draw: () => number,
  tried: readonly Fault[] = faults,
): Promise<Sweep> {
  const violations: string[] = [];
  let calls = 0;
  let tries = 0;
  const cuts: readonly [string, Cut | null][] = [
    ['', null],
    [' and cut', loseAll],
    [' and cut, contents lost', loseContents],
    ...[1, 2, 3].map((round): [string, Cut] => [` and cut at random ${round}`, randomCut(draw)]),
  ];
  for (const fault of tried) {
    let between = 0;
    for (let at = 1; ; at++) {
      let isBeyond = false;
      for (const [word, cut] of fault === 'kill' ? cuts : cuts.slice(0, 1)) {
        const ground = makeGround();
        if (cut !== null && ground.cutPower === null) continue;
        const result = await tryOnce(writer, ground, at, fault, cut);
        tries++;
        isBeyond = result.calls.length < at;
        if (isBeyond) calls = result.calls.length;
        if (cut === null && result.isBetween) between++;
        for (const what of result.violations) {
          violations.push(
            `${writer.name}: ${fault}${word} at call ${at} (${result.calls[at - 1]}): ${what}`,
          );
        }
      }
      if (isBeyond) break;
    }
    const most = writer.mostBetween ?? { killed: 0, failed: 0 };
    if (between > (fault === 'kill' ? most.killed : most.failed)) {
      violations.push(`${writer.name}: ${fault}: neither old nor new after ${between} calls`);
    }
  }
  return { calls, tries, violations };
}

async function tryOnce(
  writer: Writer,
  ground: Ground,
  at: number,
  fault: Fault,
  cut: Cut | null,
): Promise<{ calls: readonly string[]; isBetween: boolean; violations: string[] }> {
  const violations: string[] = [];
  const before: Place = { disk: ground.disk, root: ground.root, processes: onlyProcess(11) };
  writer.prepare(before);
  ground.cutPower?.(keepAll);
  const namesBefore = listNames(ground.disk, ground.root);
  const faulty = makeFaultyDisk(ground.disk, at, fault);
  let outcome: 'success' | 'refused' | 'killed';
  try {
    await writer.act({ ...before, disk: faulty.disk, processes: onlyProcess(22) });
    outcome = 'success';
  } catch (error) {
    outcome = error instanceof Killed ? 'killed' : 'refused';
    if (outcome === 'refused' && !isTyped(error)) violations.push(`an untyped error: ${error}`);
  }
  // A process that was killed reports nothing, whatever its last lines did.
  const wasKilled = fault === 'kill' && faulty.calls.length >= at;
  if (wasKilled) outcome = 'killed';
  const after: Place = { ...before, processes: onlyProcess(33) };
  const early = cut === null ? writer.stateOf(after) : 'old';
  const isBetween = early !== 'old' && early !== 'new';
  const mayMix = (writer.mostBetween?.failed ?? 0) > 0;
  if (outcome === 'refused' && early === 'old' && !mayMix) {
    const left = listNames(ground.disk, ground.root).filter(
      (one) => !namesBefore.includes(one) && one !== `${ground.root}/${writer.store}`,
    );
    if (left.length > 0) violations.push(`refused, and left over: ${left.join(' ')}`);
  }
  if (outcome !== 'success' && fault === 'short') violations.push('a short write is no failure');
  const isLost = cut !== null && writer.isQuick === true;
  if (outcome === 'success' && writer.isQuick !== true) ground.cutPower?.(loseAll);
  else if (cut !== null) ground.cutPower?.(cut);
  writer.reopen(after);
  const state = writer.stateOf(after);
  if (outcome === 'success' && state !== 'new' && !isLost) violations.push(`success, but ${state}`);
  else if (state !== 'old' && state !== 'new') violations.push(`${outcome}, then ${state}`);
  const left = listLeft(writer, ground);
  if (left.length > 0) violations.push(`left over: ${left.join(' ')}`);
  return { calls: faulty.calls, isBetween, violations };
}

/** Findings, or in the case of the lock the system's own error, which its callers turn into findings. */
function isTyped(error: unknown): boolean {
  return error instanceof BadInput || (error instanceof Error && 'syscall' in error);
}

/** What a writer should not have left: names that begin with a dot, but for its store. */
function listLeft({ store }: Writer, { disk, root }: Pick<Ground, 'disk' | 'root'>): string[] {
  return listNames(disk, root).filter(
    (path) => path.includes('/.') && !(store !== undefined && path.startsWith(`${root}/${store}`)),
  );
}

/** Lists everything in a folder, folders too. What the program writes beside its targets has a name that begins with a dot. */
function listNames(disk: Disk, folder: string): string[] {
  return disk.list(folder).flatMap((name) => {
    const path = `${folder}/${name}`;
    return disk.look(path)?.kind === 'folder' ? [path, ...listNames(disk, path)] : [path];
  });
}

/**
 * Kills a writer at a seeded call, kills the next opening at a seeded call too, with a power cut, and opens once more.
 * @returns one line for every try that ended wrongly
 */
export async function sweepTwice(
  writer: Writer,
  draw: () => number,
  tries: number,
  calls: number,
): Promise<readonly string[]> {
  const violations: string[] = [];
  for (let round = 0; round < tries; round++) {
    const { disk, root, cutPower } = modelGround();
    const place = { disk, root, processes: onlyProcess(11) };
    writer.prepare(place);
    cutPower?.(keepAll);
    const [first, second] = [1 + Math.floor(draw() * calls), 1 + Math.floor(draw() * 50)];
    const killed = makeFaultyDisk(disk, first, 'kill').disk;
    try {
      await writer.act({ ...place, disk: killed, processes: onlyProcess(22) });
    } catch (error) {
      ignoreKill(error);
    }
    const again = makeFaultyDisk(disk, second, 'kill').disk;
    try {
      writer.reopen({ ...place, disk: again, processes: onlyProcess(33) });
    } catch (error) {
      ignoreKill(error);
    }
    cutPower?.(round % 3 === 0 ? loseAll : randomCut(draw));
    const last = { ...place, processes: onlyProcess(44) };
    writer.reopen(last);
    const state = writer.stateOf(last);
    if (state !== 'old' && state !== 'new') violations.push(`${first}, ${second}: ${state}`);
    const left = listLeft(writer, { disk, root });
    if (left.length > 0) violations.push(`${first}, ${second}: left over ${left.join(' ')}`);
  }
  return violations;
}

function ignoreKill(error: unknown): void {
  if (!(error instanceof Killed)) throw error;
}

function randomCut(draw: () => number): Cut {
  return { keepsChange: () => draw() < 0.6, keepsShare: () => (draw() < 0.4 ? null : draw()) };
}
