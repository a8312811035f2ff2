import { expect, test } from 'vitest';
import { hilbertCell, hilbertIndex } from './hilbert.ts';

test('every cell has a place of its own on the curve and neighbours on it touch', () => {
  for (const order of [1, 2, 3, 6]) {
    const side = 2 ** order;
    const cells = new Array<readonly [number, number] | undefined>(side * side).fill(undefined);
    for (let column = 0; column < side; column++) {
      for (let row = 0; row < side; row++) {
        const index = hilbertIndex(column, row, order);
        expect(Number.isInteger(index) && index >= 0 && index < side * side).toBe(true);
        expect(cells[index]).toBeUndefined();
        cells[index] = [column, row];
        expect(hilbertCell(index, order)).toEqual([column, row]);
      }
    }
    for (let i = 1; i < cells.length; i++) {
      const [c1, r1] = cells[i - 1] ?? [0, 0];
      const [c2, r2] = cells[i] ?? [0, 0];
      expect(Math.abs(c1 - c2) + Math.abs(r1 - r2), `order ${order}, step ${i}`).toBe(1);
    }
  }
});

test('at the highest order places stay whole and distinct', () => {
  const seen = new Set<number>();
  for (let i = 0; i < 64; i++) {
    const place = hilbertIndex(32767 - i, 32767 - ((i * 37) % 64), 15);
    expect(Number.isSafeInteger(place) && place < 2 ** 30).toBe(true);
    expect(hilbertCell(place, 15)).toEqual([32767 - i, 32767 - ((i * 37) % 64)]);
    seen.add(place);
  }
  expect(seen.size).toBe(64);
});
