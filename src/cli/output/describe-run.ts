import type { Bound } from '../../domain/bound.ts';
import type { Scenario } from '../../domain/case.ts';
import { writeInteger, writeShareRange } from '../../publish/format.ts';
import { say } from '../../publish/texts.ts';

/** Says what the closed forms settle before any trial: how many settings, and the best area share of the main posture. */
export function describeBounds(scenario: Scenario, bounds: readonly Bound[]): string {
  const settings = new Map<string, boolean>();
  for (const bound of bounds) {
    if (bound.kind !== 'bound') continue;
    const { question, interpretation, posture, altitudeM } = bound;
    const key = JSON.stringify([bound.case, question, interpretation, posture, altitudeM]);
    // Rows of one setting stand for the ends of a stated range: one end that is not excluded keeps it open.
    settings.set(key, (settings.get(key) ?? true) && bound.verdict === 'impossible');
  }
  const impossible = [...settings.values()].filter(Boolean).length;
  const first = `bounds: ${writeInteger(impossible)} of ${writeInteger(settings.size)} settings are impossible for every placement`;
  const best = describeAreaBound(scenario, bounds);
  return best === null ? first : `${first}; ${best}`;
}

function describeAreaBound(scenario: Scenario, bounds: readonly Bound[]): string | null {
  const base = scenario.cases[0];
  const posture = base?.postures[0];
  const rows = bounds.filter(
    (bound) =>
      bound.kind === 'bound' &&
      bound.interpretation === 'area' &&
      bound.case === base?.id &&
      bound.posture === posture?.id &&
      bound.altitudeM === 0 &&
      bound.bestShare !== null,
  );
  const shares = rows.map((bound) => bound.bestShare ?? 0);
  if (posture === undefined || shares.length === 0) return null;
  const range = writeShareRange(Math.min(...shares), Math.max(...shares));
  return `${say(posture.label)} covers at most ${range} of the area at the ground`;
}
