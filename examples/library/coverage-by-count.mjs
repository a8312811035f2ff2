// How much of El Salvador do 50, 100 and 200 launchers of the Igla-S reach, at the ground and at 2 km? Run: node examples/library/coverage-by-count.mjs
import { createReference, measureScenario } from 'skyproof';

const reference = createReference();
for (const count of [50, 100, 200]) {
  const { measures } = await measureScenario({
    reference,
    scenario: {
      skyproof: 1,
      asOf: '2025-10-23',
      territory: 'SLV',
      posture: [{ system: 'igla-s', count, ready: 1, where: [{ territory: true }] }],
      altitudesM: [0, 2000],
    },
    measures: ['coverage'],
    trials: 64,
  });
  for (const row of measures)
    if (row.quantity === 'share' && row.k === 1)
      console.log(`${count} launchers, ${row.altitudeM} m: ${(100 * row.estimate).toFixed(1)} % of the country within reach`);
}
