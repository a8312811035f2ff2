// Repeats part of the tests on another Node. Ends with one line, `other Node: N passed, N failed`.
import { testOtherNode } from './lib/other-node.mjs';

const { passed, failed } = await testOtherNode();
console.log(`other Node: ${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
