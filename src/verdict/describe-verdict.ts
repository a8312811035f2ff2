import type { Verdict } from '../domain/verdict.ts';
import { formatDecimal, formatInteger } from '../kernel/text/format-number.ts';

const interpretationWords: Readonly<Record<string, string>> = {
  area: 'covers the whole area',
  border: 'leaves no gap along the perimeter',
  belt: 'leaves no uncovered way through the border belt',
  points: 'covers every one of the largest cities',
  crossing: 'engages at least 95 % of average crossings',
};

/** Says a verdict in one plain sentence. The words are not part of any digest. */
export function describeVerdict(verdict: Verdict): string {
  const what = interpretationWords[verdict.interpretation] ?? verdict.interpretation;
  const where =
    verdict.altitudeM === null
      ? ''
      : verdict.altitudeM === 0
        ? ' on the ground footprint'
        : ` at ${formatInteger(verdict.altitudeM)} m above the ground`;
  const shield = `That the posture "${verdict.posture}" ${what}${where}`;
  if (verdict.verdict === 'impossible') return `${shield} is impossible.`;
  if (verdict.verdict === 'undetermined') return `${shield} cannot be determined.`;
  const chance =
    verdict.probability === null
      ? ''
      : ` (${describeChance(verdict.probability, verdict.interval)})`;
  return `${shield} is ${verdict.verdict.replaceAll('-', ' ')}${chance}.`;
}

/** Writes a chance as a number: never 0 % or 100 %, but the bound that the trials allow. */
export function describeChance(
  probability: number,
  interval: readonly [number, number] | null,
): string {
  if (probability === 0 && interval !== null)
    return `below ${formatDecimal(100 * interval[1], 1)} %`;
  if (probability === 1 && interval !== null)
    return `above ${formatDecimal(100 * interval[0], 1)} %`;
  return `${formatDecimal(100 * probability, 1)} %`;
}
