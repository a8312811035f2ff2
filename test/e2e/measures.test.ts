import { expect, test, vi } from 'vitest';
import { measurePage } from '../../tools/lib/measure-page.mjs';
import { fewTrials } from './few-trials.ts';

vi.setConfig({ testTimeout: 600_000 });

// Five times the figures that `npm run prove` asks for: a test may share its machine with others.
const [mostFirstVerdictMs, mostTaskMs] = [10_000, 250];

test('the page loads little, soon shows a verdict and never stalls', async () => {
  let read = await measurePage({ trials: fewTrials });
  // Whatever else the machine does only ever adds: the least of three readings counts.
  const isSlow = (): boolean =>
    read.firstVerdictMs > mostFirstVerdictMs || read.longestTaskMs > mostTaskMs;
  for (let again = 0; again < 2 && isSlow(); again++)
    read = await measurePage({ trials: fewTrials });
  expect(read.firstLoadBytes).toBeGreaterThan(100_000);
  expect(read.firstLoadBytes).toBeLessThanOrEqual(1_500_000);
  expect(read.firstVerdictMs).toBeLessThanOrEqual(mostFirstVerdictMs);
  expect(read.longestTaskMs).toBeLessThanOrEqual(mostTaskMs);
});
