import { mostReports, type ReportText } from '../engine/protocol.ts';

const key = 'skyproof.typed';

/** Reads the texts that were typed before the page was closed; none where the browser keeps nothing. */
export function readTyped(): readonly ReportText[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isText).slice(0, mostReports).map(copyText) : [];
  } catch {
    return [];
  }
}

/** Keeps what is typed. A browser that refuses (full, private) keeps nothing; the page goes on. */
export function keepTyped(typed: readonly ReportText[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(typed));
  } catch {
    // Nothing is lost while the page is open.
  }
}

/** Forgets everything that was typed. */
export function forgetTyped(): void {
  try {
    localStorage.clear();
  } catch {
    // Nothing was kept then.
  }
}

function isText(value: unknown): value is ReportText {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'text' in value &&
    typeof value.text === 'string'
  );
}

/** What else stands there does not come in. */
function copyText({ name, text, replaced }: ReportText): ReportText {
  return { name, text, ...(typeof replaced === 'number' ? { replaced } : {}) };
}
