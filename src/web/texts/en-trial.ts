import type { RaidStep } from '../../pipeline/replay-raid.ts';

const happened: Readonly<Record<RaidStep['kind'], string>> = {
  in: 'comes in',
  'stands-off': 'stays out of reach',
  engaged: 'is fired at',
  missed: 'is missed',
  stopped: 'is stopped',
  late: 'was stopped before: the missile is wasted',
  empty: 'a post has fired its last round',
  through: 'gets through',
};

/** Words of the view "one trial". */
export const trial = {
  title: 'One trial',
  lead: 'One raid as time goes on, in counts and elapsed times. Where it flies and where posts stand is not shown.',
  onePossible: (number: number) =>
    `Trial ${number} is one possible world out of many. It is no forecast: another trial goes otherwise.`,
  onePossibleShort: 'One possible world',
  noRaid: 'The scenario flies no raid.',
  waiting: 'The trial is being run again …',
  fault: (message: string) => `This trial cannot be told: ${message}`,
  case: 'Case',
  class: 'Class',
  classOption: (name: string, count: number) => `${name}, ${count} in the raid`,
  height: 'Height',
  posture: 'Systems counted',
  number: 'Trial number',
  before: 'Trial before',
  next: 'Next trial',
  player: 'Replay',
  play: 'Play',
  pause: 'Pause',
  back: 'Step back',
  step: 'Step',
  restart: 'From the start',
  speed: 'Speed',
  times: (factor: number) => `${factor} ×`,
  time: 'Elapsed time',
  clock: (now: string, end: string) => `${now} of ${end}`,
  reduced: 'Your device asks for little motion: playing jumps from event to event.',
  counts: 'So far',
  count: {
    in: 'aircraft that came in',
    standOff: 'stay out of reach',
    fired: 'missiles fired',
    open: 'missiles’ targets not met yet',
    missed: 'misses',
    stopped: 'aircraft stopped',
    through: 'aircraft through',
    empty: 'posts empty',
  },
  ofAll: (count: string, all: string) => `${count} of ${all}`,
  timeline: 'Timeline: one row an aircraft',
  timelineMore: (shown: number, all: number) =>
    `The first ${shown} of ${all} aircraft are drawn; the counts hold all.`,
  legend: {
    in: 'comes in or stays out of reach',
    engaged: 'fired at',
    missed: 'missed',
    stopped: 'stopped',
    through: 'through',
  },
  aircraft: (number: number) => `Aircraft ${number}`,
  events: 'Events so far',
  event: (clock: string, step: RaidStep) =>
    step.kind === 'empty'
      ? `${clock}: ${happened.empty}.`
      : `${clock}: aircraft ${step.aircraft} ${happened[step.kind]}${
          step.missiles > 1 ? ` (${step.missiles} missiles)` : ''
        }.`,
  noEvent: 'Nothing has happened yet.',
  result: (stopped: number, all: number, through: number) =>
    `At the end: ${stopped} of ${all} stopped, ${through} through.`,
  numbers: 'Numbers of this trial',
  unknownHead: ['What nobody knows', 'In this world'],
  groupHead: ['System', 'Claimed', 'In place', 'Ready'],
  shown: 'What this world shows at that height',
  shownNames: {
    area: 'area covered',
    gaps: 'gaps in the perimeter',
    longest: 'longest gap',
    guarded: 'perimeter guarded',
    belt: 'belt closed',
    points: 'largest cities covered',
    engaged: 'crossings engaged',
  },
  yes: 'yes',
  no: 'no',
  fixed: (count: number) => `${count} further numbers are fixed.`,
  units: {
    m: 'm',
    s: 's',
    'm/s': 'm/s',
    share: '%',
    probability: '%',
    'hours-per-week': 'hours a week',
    hours: 'hours',
    days: 'days',
  } as Readonly<Record<string, string>>,
} as const;
