import type { Check } from '../../domain/claim.ts';
import type { CheckContext } from './check-context.ts';
import { spanIn } from './check-context.ts';

/** Notes, once a report, the claims that rest on people or papers without a name. */
export function checkAttribution(context: CheckContext): Check[] {
  const out: Check[] = [];
  for (const one of context.reports) {
    const unnamed = one.read.drafts.flatMap((draft, index) => {
      const speaker = draft.act?.speaker;
      const claim = one.claims[index];
      return speaker != null && !speaker.isNamed && claim !== undefined
        ? [{ claim, name: speaker.name }]
        : [];
    });
    if (unnamed.length === 0) continue;
    const names = [...new Set(unnamed.map((entry) => entry.name))];
    out.push({
      kind: 'attribution',
      severity: 'info',
      claims: unnamed.map((entry) => entry.claim.id),
      spans: unnamed.map((entry) =>
        spanIn(entry.claim.report, entry.claim.span.start, entry.claim.span.end),
      ),
      message: `${unnamed.length} of ${one.claims.length} claims rest on unnamed sources: ${names
        .slice(0, 6)
        .map((name) => `“${name}”`)
        .join(', ')}. Nobody can be asked to confirm them.`,
    });
  }
  return out;
}
