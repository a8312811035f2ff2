import type { Case } from '../../../src/domain/case.ts';
import type { CaseIntruder } from '../../../src/domain/intruder.ts';
import { layRaster, noteBelt, type Raster } from './belt.ts';
import { noteBorder, noteCoverage, notePoints, type Scene } from './cover.ts';
import { createDice, type Dice } from './dice.ts';
import type { Track } from './earth.ts';
import { drawTrack, noteCrossings, type Sight } from './fly.ts';
import { cutPerimeter, type Land, type PerimeterPoint } from './land.ts';
import {
  type AreaTests,
  describeAreas,
  drawGroup,
  fixUnknowns,
  type Group,
  type Post,
} from './possible-world.ts';
import { drawAircraft, noteRaid } from './raid.ts';
import { createRows, type Note, type SlowRow } from './rows.ts';
import { noteDiversion, noteMisidentification, noteReadiness } from './stock.ts';

/** What the slow model is asked. */
export interface SlowQuestion {
  readonly land: Land;
  readonly each: Case;
  readonly measures: readonly string[];
  readonly crossingShare: number;
  /** How many of the largest cities are asked about. */
  readonly cities: number;
  /** Cells of the belt's rasters, coarse to fine, and how far envelopes reach at most. */
  readonly cellsM: readonly number[];
  readonly marginM: number;
  /** Possible worlds, and of these how many are asked about the belt and raids. */
  readonly trials: number;
  readonly longTrials: number;
  readonly seed: number;
}

/** What is the same in every world. */
interface Setting extends SlowQuestion {
  readonly areas: AreaTests;
  readonly perimeter: readonly (readonly PerimeterPoint[])[];
  readonly rasters: readonly Raster[];
  readonly dice: Dice;
  readonly note: Note;
}

/**
 * The plain statement of what the product computes: draws possible worlds one by one and looks at each post, point, track and aircraft in turn.
 * It shares with the product no code, no random numbers and no shortcut.
 */
export function runSlowModel(question: SlowQuestion): Map<string, SlowRow> {
  const { land, each, measures, cellsM, marginM, trials, seed } = question;
  const { note, read } = createRows();
  const perimeter = cutPerimeter(land);
  const setting: Setting = {
    ...question,
    ...{ areas: describeAreas(land, each), perimeter, dice: createDice(seed), note },
    rasters: measures.includes('belt')
      ? cellsM.map((cellM) => layRaster(land, perimeter, marginM, cellM))
      : [],
  };
  for (let trial = 0; trial < trials; trial++) runWorld(setting, trial);
  return read();
}

/** Draws one possible world and notes every row of it. */
function runWorld(setting: Setting, trial: number): void {
  const { land, each, areas, dice } = setting;
  const value = fixUnknowns(dice);
  const groups = each.groups.map((form) => drawGroup(form, each, value, [land, areas], dice));
  const isLong = trial < setting.longTrials;
  const flights = drawFlights(setting, value);
  for (const { id, groups: ids } of each.postures) {
    const own = groups.filter(({ form }) => ids.includes(form.id));
    const posts = own.flatMap((group) => group.posts);
    noteStocks(setting, id, own, value);
    each.altitudesM.forEach((altitudeM, altitude) => {
      const scene: Scene = { posture: id, altitude, altitudeM, posts };
      noteGround(setting, scene, value(each.beltDepthM), isLong);
      noteFlights(setting, scene, flights, isLong);
    });
  }
}

function noteGround(setting: Setting, scene: Scene, beltM: number, isLong: boolean): void {
  const { land, measures, dice, note, perimeter, rasters, cities } = setting;
  const asks = (name: string): boolean => measures.includes(name);
  if (asks('coverage')) noteCoverage(scene, land, dice, note);
  if (asks('points')) notePoints(scene, land.cities.slice(0, cities), note);
  if (!asks('border')) return;
  const isClosed = noteBorder(scene, [land, perimeter], dice, note);
  if (asks('belt') && isLong) noteBelt(scene, rasters, [beltM, isClosed], note);
}

function noteStocks(
  { each, measures, dice, note }: Setting,
  posture: string,
  own: readonly Group[],
  value: Value,
): void {
  const { passesPerDay, seenShare, firedShare } = each.misidentification;
  const { lossSharePerYear, auditedShare, years } = each.diversion;
  if (measures.includes('readiness')) noteReadiness(posture, own, each.alertHours, [dice, note]);
  if (measures.includes('misidentification')) {
    const perDay = value(passesPerDay) * value(seenShare) * value(firedShare);
    noteMisidentification(posture, each.misidentification, perDay, [dice, note]);
  }
  if (measures.includes('diversion')) {
    const keptShare = (1 - value(lossSharePerYear)) ** years;
    noteDiversion(posture, own, { keptShare, auditedShare: value(auditedShare) }, [dice, note]);
  }
}

type Value = ReturnType<typeof fixUnknowns>;

/** What flies in one world: 64 crossings and a raid for each class; classes of one side and place share their tracks. */
interface Flights {
  readonly sight: Sight;
  readonly crossings: ReadonlyMap<string, readonly Track[]>;
  readonly value: Value;
}

/** Names the flights of a class by side and place. */
function flightKey({ from, towards }: CaseIntruder): string {
  return `${from.kind} ${from.kind === 'border' ? from.neighbour : ''} ${towards}`;
}

function drawFlights({ land, each, dice }: Setting, value: Value): Flights {
  const crossings = new Map<string, readonly Track[]>();
  for (const intruder of each.intruders) {
    const draw = () => Array.from({ length: 65 }, () => drawTrack(land, intruder, dice));
    const key = flightKey(intruder);
    crossings.set(key, crossings.get(key) ?? draw());
  }
  const { detection } = each;
  const lucks = new Map<Post, Map<Track, number>>();
  const luck = (post: Post, track: Track): number => {
    const own = lucks.get(post) ?? new Map<Track, number>();
    lucks.set(post, own.set(track, own.get(track) ?? dice.uniform()));
    return own.get(track) as number;
  };
  if (detection === null) return { sight: null, crossings, value };
  const isDark = dice.hits(value(detection.nightShare));
  const light = isDark ? value(detection.nightFactor) : 1;
  const [visibilityM, searchWidthM] = [value(detection.visibilityM), value(detection.searchWidthM)];
  return { sight: { visibilityM, searchWidthM, light, luck }, crossings, value };
}

function noteFlights(
  setting: Setting,
  scene: Scene,
  { sight, crossings, value }: Flights,
  isLong: boolean,
): void {
  const { each, measures, dice, note, crossingShare } = setting;
  const { altitudeM } = scene;
  const flying = each.intruders.filter(
    ({ altitudeM: [low, high] }) => altitudeM === 0 || (altitudeM >= low && altitudeM <= high),
  );
  const held = flying.map((intruder) => {
    const tracks = crossings.get(flightKey(intruder)) as readonly Track[];
    const speedMps = value(intruder.speedMps);
    if (measures.includes('raid') && isLong) {
      const standOff = intruder.standOffShare === null ? 0 : value(intruder.standOffShare);
      const aircraft = drawAircraft(intruder, value(intruder.spacingS), standOff, dice);
      const raid = { track: tracks[64], speedMps, heightM: altitudeM };
      noteRaid(scene, [intruder, raid], aircraft, sight, [dice, note]);
    }
    if (!measures.includes('crossing') && !measures.includes('detection')) return true;
    return noteCrossings(
      scene,
      [intruder, speedMps],
      tracks.slice(0, 64),
      [sight, crossingShare],
      note,
    );
  });
  if (measures.includes('crossing') && flying.length > 0)
    note({ measure: 'crossing', quantity: 'holds', ...scene, k: 1 }, Number(held.every(Boolean)));
}
