// How many posts can fire at times after an alert, with a reserve that takes two days to come? Run: node examples/library/ready-over-time.mjs
import { createReference, measureScenario } from 'skyproof';

const { measures, findings } = await measureScenario({
  reference: createReference(),
  scenario: `
skyproof: 1
asOf: 2025-10-23
territory: LVA
posture:
  - system: stinger
    count: 300
    ready: 0.4
    crews: { operators: 900, perPost: 2, hoursPerWeek: 60 }
    reserve: { count: 200, activation: { exponentialHours: 48 } }
    where: [{ border: RUS, withinKm: 20 }]
alertHours: [0, 6, 24, 72, 168]
`,
  measures: ['readiness'],
  trials: 128,
});
for (const { message } of findings) console.log(`finding: ${message}`);
for (const row of measures)
  console.log(
    `${String(row.timeH).padStart(3)} h: ${(100 * row.estimate).toFixed(0)} % of all posts, reserve included, can fire`,
  );
