// Do posts that fire two missiles at once stop more of a raid than posts that fire, look and fire again? Run: node examples/library/raid-by-salvo.mjs
import { createReference, measureScenario } from 'skyproof';

const reference = createReference();
for (const salvo of [1, 2]) {
  const { measures } = await measureScenario({
    reference,
    scenario: {
      skyproof: 1,
      asOf: '2025-10-23',
      territory: 'EST',
      posture: [
        {
          ...{ system: 'nasams', count: 12, missilesPerLauncher: 6, killProbability: 0.6, ready: 1 },
          ...{ salvo, shotsPerTarget: 4, where: [{ territory: true }] },
        },
      ],
      intruders: [{ class: 'cruise-missile', count: 8, spacingS: 10, from: { coast: true } }],
      altitudesM: [50],
    },
    measures: ['raid'],
    trials: 256,
  });
  const find = (quantity) =>
    measures.find((row) => row.quantity === quantity && row.altitudeM === 50)?.estimate ?? 0;
  console.log(
    `salvo of ${salvo}: ${find('leakers').toFixed(2)} of 8 get through, ${find('missiles-spent').toFixed(2)} missiles fired`,
  );
}
