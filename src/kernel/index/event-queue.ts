/**
 * Events by time, the earliest first; of equal times the one that was added first. A heap of which the arrays are used again.
 */
export interface EventQueue {
  /** Number of events that wait. */
  readonly size: () => number;
  readonly clear: () => void;
  readonly add: (time: number, event: number) => void;
  /** Takes the earliest event out; its time is in `time` afterwards. @throws RangeError when none waits */
  readonly take: () => number;
  /** Time of the event that was taken last. */
  readonly time: () => number;
}

/** Makes a queue. Events are integers in [-2^31, 2^31). */
export function createEventQueue(): EventQueue {
  let times = new Float64Array(64);
  let orders = new Float64Array(64);
  let events = new Int32Array(64);
  let size = 0;
  let added = 0;
  let now = 0;

  const isBefore = (a: number, b: number): boolean => {
    const first = times[a] as number;
    const second = times[b] as number;
    return first < second || (first === second && (orders[a] as number) < (orders[b] as number));
  };
  const move = (from: number, to: number): void => {
    times[to] = times[from] as number;
    orders[to] = orders[from] as number;
    events[to] = events[from] as number;
  };
  const swap = (a: number, b: number): void => {
    const time = times[a] as number;
    const order = orders[a] as number;
    const event = events[a] as number;
    move(b, a);
    times[b] = time;
    orders[b] = order;
    events[b] = event;
  };
  const grow = (): void => {
    const [oldTimes, oldOrders, oldEvents] = [times, orders, events];
    times = new Float64Array(2 * size);
    orders = new Float64Array(2 * size);
    events = new Int32Array(2 * size);
    times.set(oldTimes);
    orders.set(oldOrders);
    events.set(oldEvents);
  };

  return {
    size: () => size,
    clear: () => {
      size = 0;
      added = 0;
    },
    add: (time, event) => {
      if (size === times.length) grow();
      let at = size++;
      times[at] = time;
      orders[at] = added++;
      events[at] = event;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (!isBefore(at, parent)) break;
        swap(at, parent);
        at = parent;
      }
    },
    take: () => {
      if (size === 0) throw new RangeError('take: no event waits');
      now = times[0] as number;
      const event = events[0] as number;
      move(--size, 0);
      let at = 0;
      for (;;) {
        const left = 2 * at + 1;
        if (left >= size) break;
        const right = left + 1;
        const least = right < size && isBefore(right, left) ? right : left;
        if (!isBefore(least, at)) break;
        swap(at, least);
        at = least;
      }
      return event;
    },
    time: () => now,
  };
}
