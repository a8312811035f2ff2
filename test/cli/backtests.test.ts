import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeFolder, runCli } from './run-cli.ts';

const ids = readdirSync(new URL('../../data/backtests', import.meta.url))
  .filter((name) => name !== 'sources.yaml')
  .map((name) => name.replace('.yaml', ''))
  .sort();

interface Printed {
  readonly checks: readonly unknown[];
  readonly backtests: readonly {
    readonly id: string;
    readonly claim: string;
    readonly asOf: string;
    readonly forecast: number;
    readonly outcome: boolean;
    readonly clean: boolean;
    readonly brier: number;
  }[];
  readonly brier: {
    readonly ours: number;
    readonly baseRate: number;
    readonly believeClaimant: number;
  };
}

test('validate --backtests --json has the promised form and nothing but the back-tests', () => {
  const { exitCode, stdout } = runCli(makeFolder({}), ['validate', '--backtests', '--json']);
  expect(exitCode).toBe(0);
  const printed = JSON.parse(stdout) as Printed;
  expect(printed.checks).toEqual([]);
  expect(printed.backtests.map(({ id }) => id).sort()).toEqual(ids);
  const briers = printed.backtests.map(({ forecast, outcome, brier }) => {
    expect(forecast >= 0 && forecast <= 1).toBe(true);
    const off = forecast - (outcome ? 1 : 0);
    expect(brier).toBeCloseTo(off * off, 12);
    return brier;
  });
  const { ours, believeClaimant } = printed.brier;
  expect(ours).toBeCloseTo(briers.reduce((sum, brier) => sum + brier, 0) / briers.length, 12);
  const wrong = printed.backtests.filter(({ outcome }) => !outcome).length;
  expect(believeClaimant).toBeCloseTo(wrong / briers.length, 12);
}, 120_000);

test('the table shows misses first, then the others, the three scores and how little they prove', () => {
  const { exitCode, stdout, stderr } = runCli(makeFolder({}), [
    'validate',
    '--backtests',
    '--quiet',
  ]);
  expect([exitCode, stderr]).toEqual([0, '']);
  const order = [
    'Misses: ',
    'kinzhal-2023',
    'The others',
    'shield-2025',
    'Brier score',
    'Skyproof ',
    'base rate of the other claims',
    'believe the claimant',
    'standard error',
    'prove little',
  ].map((words) => stdout.indexOf(words));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order[0]).toBe(0);
  // No world of a few hundred is "none": a forecast is never printed as a bare 0.
  expect(stdout).toMatch(/cover-2015 .*< 0\.006 +false/);
}, 120_000);

test('flags that mean nothing to back-tests are refused', () => {
  for (const flag of [['--quick'], ['--workers', '2']]) {
    const { exitCode, stderr } = runCli(makeFolder({}), ['validate', '--backtests', ...flag]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--backtests');
  }
});
