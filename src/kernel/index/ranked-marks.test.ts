import { expect, test } from 'vitest';
import { createRng } from '../random/stream.ts';
import { collectMarks, makeRankedMarks, resizeMarks } from './ranked-marks.ts';

test('ranks come out ascending, once each, and leave the set empty', () => {
  const rng = createRng(3);
  const marks = makeRankedMarks();
  for (let round = 0; round < 300; round++) {
    const size = 1 + Math.floor(5000 * rng.uniform(1, round, 0, 0) ** 3);
    resizeMarks(marks, size);
    for (let rank = 0; rank < size; rank++) marks.valueAt[rank] = 7 * rank + round;
    const wanted = new Set<number>([0, size - 1]);
    for (let i = 0; i < 20; i++) wanted.add(Math.floor(size * rng.uniform(2, round, i, 0)));
    for (const rank of [...wanted, ...wanted]) {
      marks.words[rank >>> 5] |= 1 << (rank & 31);
      marks.groups[rank >>> 10] |= 1 << ((rank >>> 5) & 31);
    }
    const count = collectMarks(marks);
    const ranks = [...wanted].sort((a, b) => a - b);
    expect([...marks.values.subarray(0, count)]).toEqual(ranks.map((rank) => 7 * rank + round));
    expect(collectMarks(marks)).toBe(0);
  }
});
