import type { Case } from '../../../src/domain/case.ts';
import type { Dice } from './dice.ts';
import type { Group } from './possible-world.ts';
import type { Note } from './rows.ts';

/** Readiness: a time line for every post, manned or in reserve, read at the asked hours. */
export function noteReadiness(
  posture: string,
  groups: readonly Group[],
  alertHours: readonly number[],
  [dice, note]: readonly [Dice, Note],
): void {
  const able = alertHours.map(() => 0);
  let all = 0;
  for (const group of groups) {
    const { form, value, inPlace, surgePosts, isSilent, suppressedShare } = group;
    const { surgeHours, enduranceDays, resuppliedShare } = form.alert;
    const posts = Math.max(inPlace, surgePosts);
    const reserve = form.reserve === null ? 0 : Math.round(value(form.reserve.count));
    all += posts + reserve;
    for (let unit = 0; unit < posts + reserve; unit++) {
      const isReserve = unit >= posts;
      const isHurt = isSilent || dice.hits(suppressedShare);
      const isResupplied = dice.hits(value(resuppliedShare));
      const comesH = isReserve && form.reserve ? dice.wait(value(form.reserve.activationHours)) : 0;
      const ready = runTimeLine(group, alertHours, dice);
      alertHours.forEach((hour, i) => {
        const manned = hour <= value(surgeHours) ? surgePosts : inPlace;
        const isManned = isReserve ? comesH <= hour : unit < manned;
        const isSupplied = isResupplied || hour <= value(enduranceDays) * 24;
        if (ready[i] && isManned && isSupplied && !isHurt) able[i]++;
      });
    }
  }
  alertHours.forEach((timeH, i) => {
    const name = { measure: 'readiness', quantity: 'ready-share', posture, timeH };
    note(name, all === 0 ? 0 : able[i] / all);
  });
}

/** Lets a post fail and be mended, each after an exponential time; tells whether it is ready at each hour (ascending). */
function runTimeLine({ form, value }: Group, hours: readonly number[], dice: Dice): boolean[] {
  const { mtbfHours, mttrHours } = form.alert;
  let isReady = dice.hits(value(form.ready));
  let untilH = dice.wait(value(isReady ? mtbfHours : mttrHours));
  return hours.map((hour) => {
    while (untilH <= hour) {
      isReady = !isReady;
      untilH += dice.wait(value(isReady ? mtbfHours : mttrHours));
    }
    return isReady;
  });
}

/** Misidentification: errors follow each other after exponential times. */
export function noteMisidentification(
  posture: string,
  { days }: Case['misidentification'],
  perDay: number,
  [dice, note]: readonly [Dice, Note],
): void {
  let events = 0;
  for (let day = dice.wait(1 / perDay); day <= days; day += dice.wait(1 / perDay)) events++;
  note({ measure: 'misidentification', quantity: 'events', posture }, events);
  note({ measure: 'misidentification', quantity: 'at-least-one', posture }, Number(events > 0));
}

/** Diversion: every missile and every launcher may go missing; the audit counts serial numbers drawn without replacement. */
export function noteDiversion(
  posture: string,
  groups: readonly Group[],
  { keptShare, auditedShare }: { readonly keptShare: number; readonly auditedShare: number },
  [dice, note]: readonly [Dice, Note],
): void {
  const sums = { items: 0, 'with-launcher': 0 };
  let noticed = false;
  for (const { missiles, launchers } of groups) {
    const isMissing = Array.from({ length: missiles }, () => !dice.hits(keptShare));
    const lost = isMissing.filter(Boolean).length;
    let launchersLost = 0;
    for (let i = 0; i < launchers; i++) if (!dice.hits(keptShare)) launchersLost++;
    sums.items += lost;
    sums['with-launcher'] += Math.min(lost, launchersLost);
    const audited = Math.round(auditedShare * missiles);
    for (let count = 0; count < audited; count++)
      if (isMissing.splice(Math.floor(dice.uniform() * isMissing.length), 1)[0]) noticed = true;
  }
  const name = { measure: 'diversion', posture };
  note({ ...name, quantity: 'items' }, sums.items);
  note({ ...name, quantity: 'at-least-one' }, Number(sums.items > 0));
  note({ ...name, quantity: 'with-launcher' }, sums['with-launcher']);
  note({ ...name, quantity: 'noticed' }, Number(noticed));
}
