import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLazyOrder } from './lazy-order.ts';

const number = fc.oneof(
  fc.constantFrom(-3, 0, 7.5, 1e9),
  fc.double({ min: -1000, max: 1000, noNaN: true }),
);

test('the order is that of a stable sort, whichever ranks are asked for, and an order is used again', () => {
  const order = createLazyOrder();
  fc.assert(
    fc.property(fc.array(number, { maxLength: 300 }), fc.array(fc.nat(299)), (numbers, asked) => {
      const places = numbers.map((_, place) => place);
      places.sort((a, b) => (numbers[a] as number) - (numbers[b] as number) || a - b);
      // What stands behind the count belongs to nobody.
      order.fill(Float64Array.from([...numbers, -1e12]), numbers.length);
      for (const rank of asked.filter((one) => one < numbers.length))
        expect(order.at(rank)).toBe(places[rank]);
      expect(places.map((_, rank) => order.at(rank))).toEqual(places);
    }),
    { seed: 11 },
  );
});
