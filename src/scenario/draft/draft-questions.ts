import type { Claim } from '../../domain/claim.ts';
import { type Evidence, wordsOf } from './evidence.ts';
import type { Flow } from './flow.ts';

/** Most questions of a draft, and the bytes that all quotes together may take, so that it stays inside the file's limits. */
const mostQuestions = 200;
const quoteBytes = 24_000;

/** Drafts the questions of the claims; `left` counts claims for which no place was left. */
export function draftQuestions(evidence: Evidence): {
  readonly questions: readonly Flow[];
  readonly left: number;
} {
  const asked = evidence.asked.map((claim) => ({ claim, kinds: kindsOf(claim) }));
  const total = asked.reduce((sum, entry) => sum + entry.kinds.length, 0);
  const limit = Math.min(500, Math.floor(quoteBytes / Math.max(1, Math.min(total, mostQuestions))));
  const questions: Flow[] = [];
  let left = 0;
  asked.forEach(({ claim, kinds }, i) => {
    if (questions.length + kinds.length > mostQuestions) {
      left++;
      return;
    }
    const quote = shorten(wordsOf(claim, evidence.reports), limit);
    for (const interpretation of kinds) {
      const id = kinds.length > 1 ? `q${i + 1}-${interpretation}` : `q${i + 1}`;
      const share = interpretation === 'area' ? areaShareOf(claim) : null;
      questions.push({
        id,
        claim: claim.id,
        ...(quote === '' ? {} : { quote }),
        interpretation,
        ...(share === null ? {} : { areaShare: share }),
      });
    }
  });
  return { questions, left };
}

function kindsOf(claim: Claim): readonly string[] {
  switch (claim.kind) {
    case 'effect':
      return ['area', 'border', 'belt', 'points', 'crossing'];
    case 'possession':
    case 'deployment':
      return ['record'];
    case 'personnel':
      return ['crews'];
    case 'capability':
      return ['catalogue'];
    case 'contingency':
      return ['reserves'];
    case 'threat':
    case 'event':
    case 'assessment':
    case 'risk':
      return ['none'];
  }
}

function areaShareOf(claim: Claim): number | null {
  const { quantity } = claim;
  const percent =
    quantity?.unit === 'percent' ? (quantity.value ?? quantity.low ?? quantity.high) : null;
  return percent !== null && percent > 0 && percent <= 100 ? percent / 100 : null;
}

/** Cuts a text at a code point so that it takes at most so many bytes (counted as 3 for what is not ASCII). */
function shorten(text: string, bytes: number): string {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += character.length > 1 ? 4 : character.charCodeAt(0) < 128 ? 1 : 3;
    if (used > bytes - 3) return `${text.slice(0, end).trimEnd()}...`;
    end += character.length;
  }
  return text;
}
