import type { Check } from '../../domain/claim.ts';
import { readAs } from '../../domain/known-system.ts';
import type { ReadSystem } from '../read-systems.ts';
import { classId } from '../read-systems.ts';
import type { CheckContext, ReadReport } from './check-context.ts';
import { claimsAt, spanIn, systemName } from './check-context.ts';

interface Mention {
  readonly one: ReadReport;
  readonly system: ReadSystem;
}

/** All mentions of systems by the catalogue id that they are read as, in text order. */
function mentionsById(context: CheckContext): Map<string, Mention[]> {
  const out = new Map<string, Mention[]>();
  for (const one of context.reports) {
    for (const facts of one.read.facts) {
      for (const system of facts.systems) {
        const id = readAs(context.reference, system.system.id);
        const list = out.get(id);
        if (list === undefined) out.set(id, [{ one, system }]);
        else list.push({ one, system });
      }
    }
  }
  return out;
}

const sentenceOf = ({ one, system }: Mention): number =>
  one.read.facts.findIndex((facts) => facts.systems.includes(system));

/** Warns where two designations that are easily taken for each other stand in the same reports. */
export function checkDesignations(context: CheckContext): Check[] {
  const { reference } = context;
  const mentions = mentionsById(context);
  const out: Check[] = [];
  const done = new Set<string>();
  for (const [id, list] of mentions) {
    if (id === classId) continue;
    const entry = reference.designations.find((one) => one.system === id);
    const present = (entry?.confusable ?? []).filter((other) => mentions.has(other.system));
    // A class beside its model (`Igla-S MANPADS`) is no slip; two models are one.
    const models = present.filter((other) => other.system !== classId);
    const category = (system: string): string | undefined =>
      reference.systems.find((one) => one.id === system)?.category;
    const slips =
      models.length > 0
        ? models
        : present.filter((other) => category(id) !== category(other.system));
    for (const slip of slips) {
      const key = [id, slip.system].sort().join(' ');
      if (done.has(key)) continue;
      done.add(key);
      const others = mentions.get(slip.system) ?? [];
      // The rarer designation is the one that may be a slip.
      const [rare, common] = list.length <= others.length ? [list, others] : [others, list];
      // A list that names both means both.
      const listed = list.some((a) =>
        others.some((b) => a.one === b.one && sentenceOf(a) === sentenceOf(b)),
      );
      const [suspect, usual] = [rare[0], common[0]];
      if (listed) continue;
      if (suspect === undefined || usual === undefined) continue;
      const severity =
        category(readAs(reference, suspect.system.system.id)) ===
        category(readAs(reference, usual.system.system.id))
          ? 'info'
          : 'warning';
      const ofClass = mentions.has(classId) ? ', or man-portable systems (MANPADS) in general' : '';
      out.push({
        kind: 'designation',
        severity,
        claims: [
          ...new Set(rare.flatMap((one) => claimsAt(one.one, one.system.start, one.system.end))),
        ],
        spans: rare.map((one) =>
          spanIn(one.one.read.passage.report.id, one.system.start, one.system.end),
        ),
        message: `“${suspect.system.system.text}” (${systemName(reference, suspect.system.system.id)}) stands beside “${usual.system.system.text}”: ${slip.why} As printed it is the ${systemName(reference, suspect.system.system.id)}; the ${systemName(reference, usual.system.system.id)}${ofClass} may be meant.`,
      });
    }
  }
  return out;
}
