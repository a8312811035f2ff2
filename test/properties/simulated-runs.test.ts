import { expect, test } from 'vitest';
import { createRng, streamKey } from '../../src/kernel/random/stream.ts';
import { createScheduler, type Scheduler } from '../../src/pipeline/scheduler.ts';

/** Seeds: a sample here, 10,000 in `npm run prove`; SKYPROOF_SIMULATED_SEED replays one. */
const count = Number(process.env['SKYPROOF_SIMULATED_SEEDS'] ?? 500);
const only = process.env['SKYPROOF_SIMULATED_SEED'];
const seeds = only === undefined ? Array.from({ length: count }, (_, i) => i + 1) : [Number(only)];

/** A piece of work: `of` names the case, so that a pilot's last block asks for more. */
interface Job {
  readonly of: number;
  readonly block: number;
}

interface Result {
  readonly job: Job;
  readonly value: number;
}

type Event = { readonly at: number; readonly run: () => void };

const pilot = 3;
const nameOf = ({ of, block }: Job): string => `${of}.${block}`;
const resultOf = ({ of, block }: Job): number => 1000 * of + block;

/** What a simulated world did to a run. */
interface Story {
  readonly disk: ReadonlyMap<string, number>;
  readonly failed: string | null;
  readonly started: number;
  readonly lost: number;
  readonly kills: number;
  readonly workers: number;
  readonly mostAtOnce: number;
  readonly triesOf: ReadonlyMap<string, number>;
}

/**
 * Plays one run in a world of its own: a clock that only events move, workers that answer late, twice, wrongly or never, a disk that needs time, and a
 * process that is killed and started again. Everything follows from the seed.
 */
function play(seed: number): Story {
  const rng = createRng(seed);
  const stream = streamKey('simulated');
  let drawn = 0;
  const chance = (): number => rng.uniform(stream, 0, drawn++, 0);
  const pick = (most: number): number => Math.floor(most * chance());
  const workers = 1 + pick(4);
  const cases = 1 + pick(4);
  const more = pick(12);
  const faultRate = chance() < 0.3 ? 0 : 0.3 * chance();
  const killRate = chance() < 0.4 ? 0 : 0.05 * chance();

  const disk = new Map<string, number>();
  const triesOf = new Map<string, number>();
  const story = { started: 0, lost: 0, kills: 0, mostAtOnce: 0 };
  let failed: string | null = null;

  for (let life = 0; life < 40; life++) {
    const outcome = live(life === 39);
    if (outcome !== 'killed') break;
    story.kills++;
  }
  return { disk, failed, triesOf, workers, ...story };

  /** One life of the process: until it is done, has failed, or is killed. */
  function live(isLast: boolean): 'over' | 'killed' {
    triesOf.clear();
    let now = 0;
    let busy = 0;
    const events: Event[] = [];
    const later = (ms: number, run: () => void): void => {
      events.push({ at: now + ms, run });
    };
    const listCase = (of: number): Job[] => {
      const held = (block: number): boolean => disk.has(nameOf({ of, block }));
      const hasPilot = [0, 1, 2].every(held);
      const end = hasPilot ? pilot + more : pilot;
      return Array.from({ length: end }, (_, block) => ({ of, block })).filter(
        ({ block }) => !held(block),
      );
    };
    const scheduler: Scheduler<Job, Result> = createScheduler<Job, Result>({
      jobs: Array.from({ length: cases }, (_, of) => of).flatMap(listCase),
      workers,
      attempts: 3,
      findFault: (job, result) => (result.value === resultOf(job) ? null : 'wrong'),
      follow: (job, result) => {
        expect(disk.get(nameOf(job)), 'a result counts only once it is on disk').toBe(result.value);
        const isLastOfPilot =
          job.block < pilot && [0, 1, 2].every((block) => disk.has(nameOf({ of: job.of, block })));
        return isLastOfPilot ? listCase(job.of).filter(({ block }) => block >= pilot) : [];
      },
    });
    const lose = (ticket: number, job: Job, reason: string): void => {
      triesOf.set(nameOf(job), (triesOf.get(nameOf(job)) ?? 0) + 1);
      story.lost++;
      scheduler.lose(ticket, reason);
    };
    const answer = (ticket: number, job: Job, result: Result): void => {
      if (scheduler.reply(ticket, result) === 'keep') {
        later(pick(20), () => {
          expect(disk.has(nameOf(job)), 'a block is kept once').toBe(false);
          disk.set(nameOf(job), result.value);
          scheduler.settle(ticket, result);
          busy--;
        });
      }
    };
    const begin = (ticket: number, job: Job): void => {
      busy++;
      story.started++;
      story.mostAtOnce = Math.max(story.mostAtOnce, busy);
      const ms = 10 + pick(100);
      const right: Result = { job, value: resultOf(job) };
      const kind = chance() < faultRate ? pick(4) : -1;
      if (kind === 0) {
        // The worker dies.
        later(ms, () => {
          busy--;
          lose(ticket, job, 'died');
        });
        return;
      }
      if (kind === 1) {
        // It hangs: the time limit passes, and its answer comes all the same, later.
        later(500, () => {
          busy--;
          lose(ticket, job, 'late');
        });
        later(500 + ms, () => answer(ticket, job, right));
        return;
      }
      if (kind === 2) {
        later(ms, () => {
          busy--;
          triesOf.set(nameOf(job), (triesOf.get(nameOf(job)) ?? 0) + 1);
          story.lost++;
          answer(ticket, job, { job, value: -1 });
        });
        return;
      }
      later(ms, () => answer(ticket, job, right));
      if (kind === 3) later(ms + pick(30), () => answer(ticket, job, right));
    };

    for (;;) {
      for (const { ticket, job } of scheduler.take()) begin(ticket, job);
      const { phase, failure } = scheduler.state();
      if (phase === 'failed') failed = failure === null ? '' : nameOf(failure.job);
      if (phase !== 'running') return 'over';
      if (!isLast && chance() < killRate) return 'killed';
      events.sort((a, b) => a.at - b.at);
      const event = events.shift();
      if (event === undefined) throw new Error('nothing happens any more, and the run is not over');
      now = event.at;
      event.run();
    }
  }
}

test(`simulated runs end with every block once and right, or fail by name: ${seeds.length} seeds`, () => {
  const seen = { kills: 0, lost: 0, failed: 0, whole: 0 };
  for (const seed of seeds) {
    try {
      const story = play(seed);
      seen.kills += story.kills;
      seen.lost += story.lost;
      expect(story.mostAtOnce).toBeLessThanOrEqual(story.workers);
      for (const [name, value] of story.disk) {
        const [of = 0, block = 0] = name.split('.').map(Number);
        expect(value).toBe(resultOf({ of, block }));
      }
      // A kill costs what was under way: no more than one block a worker.
      const ends = story.kills + (story.failed === null ? 0 : 1);
      expect(story.started - story.lost - story.disk.size).toBeLessThanOrEqual(
        story.workers * ends,
      );
      if (story.failed !== null) {
        seen.failed++;
        expect(story.triesOf.get(story.failed), 'a block is given up at its third loss').toBe(3);
        continue;
      }
      seen.whole++;
      const cases = new Set([...story.disk.keys()].map((name) => name.split('.')[0]));
      for (const of of cases) {
        const own = [...story.disk.keys()].filter((name) => name.startsWith(`${of}.`)).length;
        expect(own).toBe(story.disk.size / cases.size);
      }
    } catch (error) {
      throw new Error(`SKYPROOF_SIMULATED_SEED=${seed} replays: ${(error as Error).message}`);
    }
  }
  // The worlds are rough enough to say something.
  if (seeds.length > 100) {
    expect(seen.kills).toBeGreaterThan(seeds.length / 10);
    expect(seen.lost).toBeGreaterThan(seeds.length / 10);
    expect(seen.failed).toBeGreaterThan(0);
    expect(seen.whole).toBeGreaterThan(seeds.length / 2);
  }
});

test('the same seed tells the same story', () => {
  expect(play(7)).toEqual(play(7));
});
