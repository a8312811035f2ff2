import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEventQueue } from './event-queue.ts';

test('events leave by time, those of one time in the order in which they came: as sorting says', () => {
  const queue = createEventQueue();
  const times = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 300 });
  fc.assert(
    fc.property(times, (list) => {
      queue.clear();
      list.forEach((time, event) => {
        queue.add(time, event);
      });
      const sorted = list.map((time, event) => [time, event] as const).sort((a, b) => a[0] - b[0]);
      const taken = list.map(() => {
        const event = queue.take();
        return [queue.time(), event] as const;
      });
      expect(taken).toEqual(sorted);
      expect(queue.size()).toBe(0);
    }),
  );
});

test('events that are added between others find their place; an empty queue says so', () => {
  const queue = createEventQueue();
  queue.add(5, 1);
  queue.add(3, 2);
  expect(queue.take()).toBe(2);
  queue.add(4, 3);
  queue.add(Number.NEGATIVE_INFINITY, 4);
  expect([queue.take(), queue.take(), queue.take()]).toEqual([4, 3, 1]);
  expect(() => queue.take()).toThrow(RangeError);
});

test('adding and taking in any order gives the earliest of those that wait, the one that was added first of equal times', () => {
  const queue = createEventQueue();
  const times = fc.array(fc.option(fc.integer({ min: 0, max: 9 }), { freq: 2 }), {
    maxLength: 200,
  });
  fc.assert(
    fc.property(times, (list) => {
      queue.clear();
      const waiting: [number, number][] = [];
      list.forEach((time, event) => {
        if (time !== null) {
          queue.add(time, event);
          waiting.push([time, event]);
        } else if (waiting.length > 0) {
          waiting.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
          const event = queue.take();
          expect([queue.time(), event]).toEqual(waiting.shift());
        }
        expect(queue.size()).toBe(waiting.length);
      });
    }),
  );
});
