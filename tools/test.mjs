// `npm test`: build, types, lint, fences, docs, and every test. Ends with one line, `N passed, N failed`.
import { runTests } from './lib/run-tests.mjs';

const { passed, failed } = await runTests();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
