import type { Case } from '../domain/case.ts';
import type { Draw } from '../domain/draw.ts';
import type { World } from '../domain/world.ts';
import type { Instruments } from './create-instruments.ts';
import type { ReachLevels } from './reach-levels.ts';
import { type BorderReading, makeBorderReading } from './read-border.ts';
import { createPostureWalk, groupsOf } from './walk-postures.ts';

/** What the perimeter shows of every posture in the world that was scanned last. */
export interface BorderScan {
  /** Scans a world; one that was scanned last is not scanned again, so that measures may share it. */
  readonly scan: (draw: Draw, levels: readonly ReachLevels[]) => void;
  /** By posture. */
  readonly scanned: readonly ScannedPosture[];
}

/** What the perimeter shows of one posture; gaps (k = 1) by altitude, then class, of which a case without lengths has one. */
export interface ScannedPosture {
  readonly reading: BorderReading;
  /** Number of gaps. */
  readonly gaps: Float64Array;
  /** Their length together, metres. */
  readonly togetherM: Float64Array;
}

/** Prepares scanning the perimeter for a case. Class i holds the gaps from the case's length i - 1 up to its length i. */
export function createBorderScan(each: Case, world: World, instruments: Instruments): BorderScan {
  const altitudes = each.altitudesM.length;
  const read = instruments.readBorder(altitudes);
  const points = world.perimeter.lng.length;
  const walk = createPostureWalk(groupsOf(each), points, instruments.markPerimeter);
  const lengthsM = each.gapLengthsM ?? [];
  const notes = createGapNotes(lengthsM);
  const scanned = each.postures.map(() => ({
    reading: makeBorderReading(altitudes, lengthsM.length === 0 ? null : notes.note),
    gaps: new Float64Array(altitudes * (lengthsM.length + 1)),
    togetherM: new Float64Array(altitudes * (lengthsM.length + 1)),
  }));
  let seen: Draw | null = null;
  return {
    scanned,
    scan: (draw, levels) => {
      if (seen === draw) return;
      seen = draw;
      walk(draw, levels, (posture, covers) => {
        const to = scanned[posture] as ScannedPosture;
        to.gaps.fill(0);
        to.togetherM.fill(0);
        notes.to = to;
        read(covers, to.reading);
      });
    },
  };
}

/** Makes the function that notes gaps by class: one for all postures, so that calls of it stay fast. */
function createGapNotes(lengthsM: readonly number[]): {
  note: (altitude: number, lengthM: number) => void;
  to: ScannedPosture | null;
} {
  const notes = {
    to: null as ScannedPosture | null,
    note: (altitude: number, lengthM: number): void => {
      const { gaps, togetherM } = notes.to as ScannedPosture;
      let at = 0;
      while (at < lengthsM.length && lengthM >= (lengthsM[at] as number)) at++;
      const to = altitude * (lengthsM.length + 1) + at;
      gaps[to] = (gaps[to] as number) + 1;
      togetherM[to] = (togetherM[to] as number) + lengthM;
    },
  };
  return notes;
}
