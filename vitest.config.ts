import { configDefaults, defineConfig } from 'vitest/config';

/** Minutes of walking by Tab; `npm run prove -- page` runs it. */
const long = ['test/e2e/keyboard.test.ts'];

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(process.env['SKYPROOF_LONG'] === '1' ? [] : long)],
    setupFiles: ['test/fixed-seed.ts'],
    testTimeout: 60_000,
    // A browser or a machine that pauses fails a test once, a fault fails it twice; what was tried again is named at the end of a run.
    retry: 1,
    // A browser starts slowly on a busy machine.
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    pool: 'forks',
    maxWorkers: 2,
  },
});
