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
  /** The first event was taken, and its place is free: what is added next goes there, because most events that are taken bring one. */
  let isOpen = false;
  // A field: a number in a closure's variable would be made anew at every event.
  const taken = { time: 0 };

  /** Whether the event at a place comes before one with a time and an order. */
  const isBefore = (at: number, time: number, order: number): boolean => {
    const other = times[at] as number;
    return other < time || (other === time && (orders[at] as number) < order);
  };
  const put = (at: number, time: number, order: number, event: number): void => {
    times[at] = time;
    orders[at] = order;
    events[at] = event;
  };
  const move = (from: number, to: number): void =>
    put(to, times[from] as number, orders[from] as number, events[from] as number);
  const grow = (): void => {
    const [oldTimes, oldOrders, oldEvents] = [times, orders, events];
    times = new Float64Array(2 * size);
    orders = new Float64Array(2 * size);
    events = new Int32Array(2 * size);
    times.set(oldTimes);
    orders.set(oldOrders);
    events.set(oldEvents);
  };

  /** Puts an event where the first one was taken away, or below. */
  const sink = (time: number, order: number, event: number): void => {
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      const right = child + 1;
      if (right < size && isBefore(right, times[child] as number, orders[child] as number))
        child = right;
      if (!isBefore(child, time, order)) break;
      move(child, at);
      at = child;
    }
    put(at, time, order, event);
  };

  return {
    size: () => (isOpen ? size - 1 : size),
    clear: () => {
      size = 0;
      added = 0;
      isOpen = false;
    },
    add: (time, event) => {
      const order = added++;
      if (isOpen) {
        isOpen = false;
        sink(time, order, event);
        return;
      }
      if (size === times.length) grow();
      let at = size++;
      while (at > 0) {
        const parent = (at - 1) >> 1;
        if (isBefore(parent, time, order)) break;
        move(parent, at);
        at = parent;
      }
      put(at, time, order, event);
    },
    take: () => {
      if (isOpen) {
        const last = --size;
        isOpen = false;
        if (size > 0) sink(times[last] as number, orders[last] as number, events[last] as number);
      }
      if (size === 0) throw new RangeError('take: no event waits');
      taken.time = times[0] as number;
      isOpen = true;
      return events[0] as number;
    },
    time: () => taken.time,
  };
}
