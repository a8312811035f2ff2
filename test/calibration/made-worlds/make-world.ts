import { createDice, type Dice, groundRadiusM } from '../../oracle/slow-model/earth.ts';
import { countryNames, layCountry } from './country.ts';
import { assumption, middleOf, systemFigures } from './papers.ts';

/** What a made report claims, as its maker means it. */
export interface MadeWorld {
  readonly number: number;
  readonly country: string;
  /** Catalogue id. */
  readonly system: string;
  readonly count: number;
  readonly unit: 'launcher' | 'system' | 'missile';
  /** `about`: the true number is uniform from a tenth less to a tenth more. `least`: the number is taken as it stands. */
  readonly hedge: 'exact' | 'about' | 'least';
  /** `border`: all stand within the border band of the papers. */
  readonly where: 'territory' | 'border';
  readonly placement: 'spread' | 'random';
  readonly interpretation: 'area' | 'border' | 'belt' | 'points';
  /** Share of the area that has to be covered; null = not stated, 0.95. */
  readonly areaShare: number | null;
  /** Height above the ground, metres. */
  readonly altitudeM: number;
  /** The report. */
  readonly text: string;
}

/** Systems whose range is in the papers, and the name that reports use. Portable ones are also counted in missiles. */
const systems = [
  { id: 'igla-s', name: 'Igla-S', portable: true },
  { id: 'igla', name: 'Igla', portable: true },
  { id: 'strela-2m', name: 'Strela-2M', portable: true },
  { id: 'stinger', name: 'Stinger', portable: true },
  { id: 'tor-m2', name: 'Tor-M2', portable: false },
  { id: 'pantsir-s1', name: 'Pantsir-S1', portable: false },
  { id: 'nasams', name: 'NASAMS', portable: false },
  { id: '2k12-kub', name: '2K12 Kub', portable: false },
] as const;

/** Countries without a coast: there the border is the whole perimeter. */
const landlocked = ['Luxembourg', 'Lesotho', 'Rwanda', 'Burundi'];

/** Envelopes over a place, on average, at which a predicate holds in about half of the worlds: rough, so that chances spread from 0 to 1. */
const wantedCover = {
  area: { spread: 2.8, random: 3.5 },
  border: { spread: 8, random: 11 },
  belt: { spread: 1.6, random: 1.9 },
  points: { spread: 3, random: 3.6 },
} as const;

const claims = {
  area: [
    'form a continuous shield over the entire territory',
    'cover the whole territory of the country',
    'form an unbroken shield over the whole country',
    'protect the entire territory of the country',
  ],
  border: [
    'make the border of the country impenetrable',
    'seal the whole border',
    'close the border of the country to every aircraft',
  ],
  belt: [
    'form an unbroken belt along the border',
    'form a continuous shield around the country',
    'create an impenetrable belt around the country',
  ],
  points: [
    'protect its largest cities',
    'protect all its big cities',
    'shield the largest cities of the country',
  ],
} as const;

const owns = ['has', 'possesses', 'owns', 'fields', 'operates'];
const speakers = [
  'the defence minister said on Friday',
  'the chief of staff said',
  'the president said',
  'the ministry of defence said in a statement',
  'according to the general staff',
];
const openers = ['They', 'The weapons', 'Together they'];
const hedges = { exact: [''], about: ['some ', 'about '], least: ['at least ', 'more than '] };
const publishers = ['Example Post', 'Example Courier', 'Example Gazette'];

/** Makes the world of a number, always the same. */
export function makeMadeWorld(number: number): MadeWorld {
  const dice = createDice(52_000 + number);
  const country = pick(dice, countryNames);
  const isLandlocked = landlocked.includes(country);
  const interpretation = pick(dice, ['area', 'area', 'border', 'belt', 'points'] as const);
  const where: MadeWorld['where'] =
    isLandlocked && (interpretation === 'border' || interpretation === 'belt') && dice.hits(0.4)
      ? 'border'
      : 'territory';
  const { areaM2 } = layCountry(country);
  const altitudeM = pick(dice, [0, 150, 1000, 2000]);
  // A system that a few posts of would do is no claim about a small country.
  const able = systems.filter(({ id }) => {
    const rangeM = middleOf(systemFigures(id).rangeM);
    const posts = areaM2 / (Math.PI * rangeM ** 2);
    return posts > 4 && posts < 420;
  });
  const system = pick(dice, able);
  const unit = pick(dice, system.portable ? units : (['launcher', 'system'] as const));
  const placement = pick(dice, ['spread', 'random'] as const);
  const hedge = pick(dice, ['exact', 'exact', 'about', 'least'] as const);
  const areaShare =
    interpretation === 'area' && dice.hits(0.35) ? pick(dice, [0.6, 0.7, 0.8, 0.9]) : null;
  const shape = { country, system: system.id, unit, hedge, where, placement, interpretation };
  const count = chooseCount({ ...shape, areaShare, altitudeM }, dice);
  const world = { number, ...shape, areaShare, altitudeM, count };
  return { ...world, text: writeReport(world, system.name, dice) };
}

const units = ['launcher', 'launcher', 'system', 'missile'] as const;

/** Chooses a count for which the ready share that would do lies somewhere about the range that ready shares have. */
function chooseCount(
  world: Omit<MadeWorld, 'number' | 'count' | 'text' | 'hedge'>,
  dice: Dice,
): number {
  const { country, system, unit, where, placement, interpretation, areaShare, altitudeM } = world;
  const { rangeM } = systemFigures(system);
  const reachM = groundRadiusM(middleOf(rangeM), altitudeM);
  const { areaM2, bandShare } = layCountry(country);
  const ready = assumption('ready');
  const readyShare = dice.between(ready.low - 0.05, ready.high + 0.15);
  // A lower share of the area takes fewer envelopes: -ln(1 - s) of those of 95 %.
  const asked = areaShare === null ? 1 : Math.log(1 - areaShare) / Math.log(0.05);
  const cover = wantedCover[interpretation][placement] * asked;
  const landM2 = where === 'border' ? areaM2 * bandShare : areaM2;
  const posts = (cover * landM2) / (Math.PI * reachM ** 2) / readyShare;
  const count = unit === 'missile' ? posts / middleOf(assumption('launchers-per-missile')) : posts;
  // Ministers like round numbers.
  const step = count > 1000 ? 50 : count > 200 ? 10 : 1;
  return Math.max(2, step * Math.round(count / step));
}

function writeReport(world: Omit<MadeWorld, 'text'>, name: string, dice: Dice): string {
  const { country, count, unit, hedge, where, interpretation, areaShare } = world;
  const number = count.toLocaleString('en-US');
  const things = `${pick(dice, hedges[hedge])}${number} ${name} ${unit}s`;
  const speaker = pick(dice, speakers);
  const owner = dice.hits(0.3) ? `The army of ${country}` : country;
  const place =
    where === 'border' ? ` The ${unit}s are deployed along the border of ${country}.` : '';
  const effect =
    areaShare === null
      ? pick(dice, claims[interpretation])
      : `cover ${Math.round(100 * areaShare)} percent of the country`;
  const day = 1 + Math.floor(27 * dice.uniform());
  return `Title: Air defence of ${country}
Publisher: ${pick(dice, publishers)} (made for Skyproof)
Date: 2025-03-${String(day).padStart(2, '0')}

${owner} ${pick(dice, owns)} ${things}, ${speaker}.${place}
${pick(dice, openers)} ${effect}, the spokesman added.
`;
}

function pick<T>(dice: Dice, items: readonly T[]): T {
  return items[Math.floor(items.length * dice.uniform())];
}
