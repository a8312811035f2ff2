import type { Note } from './slow-model.ts';
import type { Group, World } from './world.ts';

/** Readiness: every post, manned or in reserve, fails and is mended after exponential times; it is looked at at the asked hours. */
export function noteReadiness(world: World, groups: readonly Group[], note: Note): void {
  const { each, hits, wait, value } = world;
  const able = each.alertHours.map(() => 0);
  let all = 0;
  for (const { form, inPlace, surgePosts, isSilent } of groups) {
    const { alert, reserve, losses } = form;
    const posts = surgePosts + value(reserve?.count, 0);
    all += posts;
    for (let unit = 0; unit < posts; unit++) {
      const isReserve = unit >= surgePosts;
      const comesH = isReserve ? wait(value(reserve?.activationHours)) : 0;
      const isHurt = isSilent || hits(value(losses.suppressedShare, 0));
      const isResupplied = hits(value(alert.resuppliedShare));
      let isReady = hits(value(form.ready));
      let untilH = 0;
      const stay = () => wait(value(isReady ? alert.mtbfHours : alert.mttrHours));
      untilH = stay();
      each.alertHours.forEach((hour, i) => {
        for (; untilH <= hour; untilH += stay()) isReady = !isReady;
        const manned = hour <= value(alert.surgeHours) ? surgePosts : inPlace;
        const isManned = isReserve ? comesH <= hour : unit < manned;
        const isSupplied = isResupplied || hour <= 24 * value(alert.enduranceDays);
        if (isReady && isManned && isSupplied && !isHurt) able[i]++;
      });
    }
  }
  each.alertHours.forEach((timeH, i) => {
    note('readiness', { 'ready-share': all === 0 ? 0 : able[i] / all }, { timeH });
  });
}

/** Misidentification: errors follow each other after exponential times. */
export function noteMisidentification({ each, wait, value }: World, note: Note): void {
  const { passesPerDay, seenShare, firedShare, days } = each.misidentification;
  const meanDays = 1 / (value(passesPerDay) * value(seenShare) * value(firedShare));
  let events = 0;
  for (let day = wait(meanDays); day <= days; day += wait(meanDays)) events++;
  note('misidentification', { events, 'at-least-one': Number(events > 0) });
}

/** Diversion: every missile and launcher may go missing; an audit looks for serial numbers drawn without replacement. */
export function noteDiversion(world: World, groups: readonly Group[], note: Note): void {
  const { each, hits, uniform, value } = world;
  const { lossSharePerYear, auditedShare, years } = each.diversion;
  const keptShare = (1 - value(lossSharePerYear)) ** years;
  const lose = (count: number) => Array.from({ length: count }, () => !hits(keptShare));
  let [items, armed, noticed] = [0, 0, 0];
  for (const { missiles, launchers } of groups) {
    const missing = lose(missiles);
    const lost = missing.filter(Boolean).length;
    items += lost;
    armed += Math.min(lost, lose(launchers).filter(Boolean).length);
    for (let left = Math.round(value(auditedShare) * missiles); left > 0; left--)
      if (missing.splice(Math.floor(uniform() * missing.length), 1)[0]) noticed = 1;
  }
  const atLeastOne = Number(items > 0);
  note('diversion', { items, 'at-least-one': atLeastOne, 'with-launcher': armed, noticed });
}
