import type { CountReading } from '../engine/lessons.ts';
import type { UnitsAnswer } from '../views/learn/judge-guess.ts';

/** Words of the view "learn". */
export const learn = {
  title: 'Three exercises',
  lead: 'Say first what you expect, then see what the run says. Every figure comes from the run that is on the page now.',
  wait: 'The run has to end first; the exercises open by themselves.',
  none: 'This run has not the figures for this exercise. The example has them.',
  example: 'Take the example',
  exercise: (number: number, title: string) => `${number}. ${title}`,
  yourGuess: 'Your guess',
  reveal: 'Show what the run says',
  again: 'Guess again',
  guessed: (guess: string) => `You said ${guess}.`,
  off: (points: string, isHigh: boolean) =>
    `That is ${points} percentage points too ${isHigh ? 'high' : 'low'}.`,
  close: 'That is close: within five percentage points.',
  right: 'That is what the run says.',
  wrong: 'The run says otherwise.',
  units: 'units',
  cover: {
    title: 'How much can they cover?',
    question: (count: string, system: string, range: string) =>
      `${count} of ${system}, all of them ready, each in the best possible place, each reaching ${range}. What share of the country lies within reach of at least one, at best?`,
    slider: 'Share of the country',
    answer: (share: string) => `At best ${share} of the country.`,
    needs: (needs: string) =>
      `A cover of all of it would take at least ${needs}, wherever they stand.`,
    needsNone: 'No number would cover all of it.',
    whyLess:
      'Why: circles of that reach, even laid out without any waste, have less area together than the country; no placement can change that.',
    whyEnough:
      'Why: the circles together have more area than the country, so this limit excludes nothing; where the units stand decides.',
  },
  border: {
    title: 'How many have to be ready?',
    question: (count: string) =>
      `All ${count} posts stand on the border and coast, evenly spread. What share of them has to be ready for a line without a gap in 95 of 100 worlds?`,
    slider: 'Share of the posts that are ready',
    answer: (label: string, share: string, posts: string) =>
      `${label}: ${share} have to be ready, about ${posts} posts (the least of the shares that were tried).`,
    never: (label: string, chance: string) =>
      `${label}: no share is enough; with all of them ready the chance is ${chance}.`,
    needs: (needs: string) =>
      `In the best possible places ${needs} would be the least; chance leaves gaps long before that.`,
    whyReached:
      'Why: which posts fail is chance, and one gap is enough to break the line, so far more have to be ready than the least number that could close it.',
    whyNever:
      'Why: one gap is enough to break the line, and even with every post ready chance leaves one.',
    caption: 'Chance of a line without a gap, by the share of posts that are ready',
    ready: 'Ready',
  },
  count: {
    title: 'Missiles, launchers or complete systems?',
    question: (count: string) =>
      `“${count}” may mean missiles, launchers or complete systems. What does that change in the share of the country that is covered on average?`,
    options: {
      same: 'Nothing: all three cover the same.',
      'fewer-missiles': 'Missiles cover less; launchers and systems cover the same.',
      different: 'All three differ.',
      other: 'Something else.',
    } satisfies Record<UnitsAnswer, string>,
    caption: 'Mean share of the country within reach, at ground level',
    head: ['Counted are', 'Share covered'],
    reading: {
      missile: 'missiles',
      launcher: 'launchers',
      system: 'complete systems',
    } satisfies Record<CountReading, string>,
    why: {
      same: 'Why: in this run each of them gives as many places from which to fire.',
      'fewer-missiles':
        'Why: what covers is a place from which to fire. A launcher and a system are one place each; a launcher has several missiles, so as many missiles are fewer places.',
      different: 'Why: each gives another number of places from which to fire.',
      other: 'Why: each gives another number of places from which to fire.',
    } satisfies Record<UnitsAnswer, string>,
  },
} as const;
