import type { Case } from '../../../src/domain/case.ts';
import { type Cells, layCells, noteBelt, noteBorder, noteCover } from './cover.ts';
import { createDice } from './earth.ts';
import { drawTrack, flyCrossings, flyRaid } from './flights.ts';
import { describeArea, type Land, layGround } from './land.ts';
import { noteDiversion, noteMisidentification, noteReadiness } from './stock.ts';
import { drawWorld, type World } from './world.ts';

/** What the slow model is asked. */
export interface SlowQuestion {
  readonly land: Land;
  readonly each: Case;
  /** Share of the crossings that has to be engaged. */
  readonly crossingShare: number;
  /** How many of the largest cities are asked about, and how far envelopes reach at most. */
  readonly cities: number;
  readonly longestM: number;
  readonly trials: number;
  readonly seed: number;
}

/** What a row is about beside its measure and quantity. */
type About = Partial<Record<'posture' | 'intruder' | 'timeH' | 'altitudeM' | 'k', unknown>>;

/** Names a row. */
export function rowKey(row: About & Record<'measure' | 'quantity', string>): string {
  const { posture, measure, quantity, intruder = null, timeH = null, altitudeM = 0, k = 1 } = row;
  return [posture, measure, quantity, intruder, timeH, altitudeM, k].join('/');
}

/** Takes the values that quantities of a measure have in a world. */
export type Note = (measure: string, values: Record<string, number>, about?: About) => void;

/**
 * The plain statement of what the product computes: draws possible worlds one by one and looks at each post, point, track and aircraft in turn. It
 * shares with the product no code, no random numbers and no shortcut. Gives the values of every row world by world; every second one is asked about belt and raids.
 */
export function runSlowModel(question: SlowQuestion): Map<string, number[]> {
  const { each, longestM } = question;
  const rows = new Map<string, number[]>();
  const note: Note = (measure, values, about) => {
    for (const [quantity, value] of Object.entries(values)) {
      const key = rowKey({ measure, quantity, ...about });
      rows.set(key, rows.get(key) ?? []);
      rows.get(key)?.push(value);
    }
  };
  const ground = layGround(question.land);
  const placed = each.groups.flatMap((form) => form.areas);
  const areas = new Map(placed.map(({ area }) => [area, describeArea(ground, area)]));
  const finer = [8, 32].map((parts) => layCells(ground, longestM, longestM / parts));
  const setting = { ...question, ground, areas, ...createDice(question.seed) };
  for (let trial = 0; trial < question.trials; trial++)
    noteWorld(drawWorld(setting), trial % 2 === 0 ? finer : null, note);
  return rows;
}

/** Notes all rows of a world. */
function noteWorld(world: World, finer: readonly Cells[] | null, note: Note): void {
  const { each, crossingShare } = world;
  // Intruders come from one side towards one place: 64 crossings and the track of a raid are theirs together.
  const tracks = Array.from({ length: 65 }, (_, i) => drawTrack(world, each.intruders[0], i));
  for (const { id: posture, groups: ids } of each.postures) {
    const groups = world.groups.filter(({ form }) => ids.includes(form.id));
    const noteIn: Note = (measure, values, about) => note(measure, values, { posture, ...about });
    noteReadiness(world, groups, noteIn);
    noteMisidentification(world, noteIn);
    noteDiversion(world, groups, noteIn);
    for (const altitudeM of each.altitudesM) {
      const noteAt: Note = (measure, values, about) =>
        noteIn(measure, values, { altitudeM, ...about });
      const posts = groups.flatMap((group) =>
        group.posts.map((post) => ({ ...post, reachM: group.reachAtM(altitudeM) })),
      );
      const scene = { ...world, heightM: altitudeM, posts };
      noteCover(scene, noteAt);
      noteBorder(scene, noteAt);
      if (finer) noteBelt(scene, finer, noteAt);
      const held = each.intruders.map((form) => {
        const intruder = form.id;
        if (finer) noteAt('raid', flyRaid(scene, form, tracks[64]), { intruder });
        const { seen, ...crossing } = flyCrossings(scene, form, tracks.slice(0, 64));
        const holds = Number(crossing.engaged >= crossingShare);
        noteAt('crossing', { ...crossing, holds }, { intruder });
        noteAt('detection', { seen }, { intruder });
        return holds;
      });
      noteAt('crossing', { holds: Math.min(...held) });
    }
  }
}
