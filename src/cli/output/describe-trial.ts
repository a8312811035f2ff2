import type {
  AltitudeAccount,
  CrossingAccount,
  DrawnUnknown,
  TrialAccount,
} from '../../pipeline/replay-trial.ts';
import { writeInteger, writeMetres, writeNumber, writeShare } from '../../publish/format.ts';

/**
 * Explains a trial step by step in sentences. Counts, shares, lengths and elapsed times only: no place, no direction, no distance to
 * anything that has a name.
 */
export function describeTrial(account: TrialAccount): readonly string[] {
  return [
    `Trial ${account.trial} of the case ${account.case}, seed ${account.seed}: one possible world out of many. It is not where anything stands.`,
    '',
    '1. What nobody knows was drawn.',
    ...account.unknowns.map((unknown) => `   ${describeUnknown(unknown)}`),
    `   ${account.unknowns.length === 0 ? 'All' : 'The other'} ${account.fixedNumbers} numbers of the case are fixed.`,
    '',
    '2. Units were put in place at random inside their areas; each is ready or not.',
    ...account.groups.map(
      (group) =>
        `   ${group.system}: ${writeInteger(group.claimed)} counted (unit: ${group.claimedUnit}), ${writeInteger(group.inPlace)} in place, ${writeInteger(group.ready)} of them ready.`,
    ),
    ...account.postures.flatMap((posture, index) => [
      '',
      `${index + 3}. What this world shows of the posture ${posture.id} (${posture.label}).`,
      ...posture.altitudes.flatMap((altitude) => describeAltitude(altitude, account)),
    ]),
  ];
}

function describeUnknown({ label, value, unit }: DrawnUnknown): string {
  switch (unit) {
    case 'share':
    case 'probability':
      return `${label}: ${writeShare(value)}`;
    case 'm':
    case 'm/s':
    case 's':
      return `${label}: ${writeFigure(value)} ${unit}`;
    default:
      return `${label}: ${writeFigure(value)}`;
  }
}

function writeFigure(value: number): string {
  return writeNumber(value, Math.abs(value) >= 100 ? 1 : 3);
}

function describeAltitude(at: AltitudeAccount, account: TrialAccount): string[] {
  const height = at.altitudeM === 0 ? 'At the ground' : `At ${writeMetres(at.altitudeM)}`;
  const { area, border, belt, points, crossings } = at;
  const { areaShare, crossingShare } = account.thresholds;
  const gaps =
    border.gaps === null || border.longestGapM === null
      ? ''
      : `, ${count(border.gaps, 'gap')}${border.gaps === 0 ? '' : `, the longest ${writeNumber(border.longestGapM / 1000, 1)} km`}`;
  return [
    `   ${height}${at.k === 1 ? '' : `, with at least ${at.k} units reaching each point`}:`,
    `     area: ${writeShare(area.share)} of the territory within reach; at least ${writeShare(areaShare)} is asked: ${holds(area.holds)}`,
    `     border: ${writeShare(border.guardedShare)} guarded${gaps}; no gap is asked: ${holds(border.holds)}`,
    ...(belt === null
      ? []
      : [
          `     belt: ${writeNumber(belt.depthM / 1000, 1)} km deep; no uncovered way through it is asked: ${holds(belt.holds)}`,
        ]),
    `     points: ${points.covered} of the ${points.of} largest cities covered; all are asked: ${holds(points.holds)}`,
    ...(crossings === null
      ? []
      : [
          ...crossings.classes.map((one) => `     crossing, ${describeCrossing(one)}`),
          `     crossing: at least ${Math.ceil(crossingShare * (crossings.classes[0]?.flown ?? 0))} engaged of every class are asked: ${holds(crossings.holds)}`,
        ]),
  ];
}

function describeCrossing(one: CrossingAccount): string {
  return `${one.name}: ${one.engaged} of ${one.flown} engaged; on average ${writeNumber(one.unitsMet, 2)} units met and ${writeNumber(one.insideS, 1)} s inside their envelopes, summed over units: ${holds(one.holds)}`;
}

function count(value: number, noun: string): string {
  return value === 0 ? `no ${noun}` : `${writeInteger(value)} ${noun}${value === 1 ? '' : 's'}`;
}

function holds(value: boolean): string {
  return value ? 'holds' : 'does not hold';
}
