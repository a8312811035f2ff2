import { readFileSync } from 'node:fs';
import { createReference } from '../../src/atlas/reference.ts';
import { readClaims } from '../../src/claims/read-claims.ts';
import type { Reading } from '../../src/domain/claim.ts';
import type { Report } from '../../src/domain/report.ts';
import { readReport } from '../../src/reports/read-report.ts';
import { formatScore, score } from '../../tools/score-claims.mjs';

/** What the scorer says of a folder of labelled texts. */
export interface TextScore {
  readonly recall: number;
  readonly precision: number;
  readonly slotAccuracy: number;
  /** Claims with a system in texts that hold none. */
  readonly falseAlarms: number;
  /** Claims made of words that give orders to the reader. */
  readonly trapped: number;
  readonly text: string;
}

interface Gold {
  readonly reports: Readonly<Record<string, object>>;
  readonly origins?: { readonly groups?: readonly (readonly string[])[] };
}

const reference = createReference();

/** Reads every labelled text of a folder by itself, texts of one origin together, and scores them against the folder's gold.json. */
export function scoreTexts(folder: URL): TextScore {
  const gold = JSON.parse(readFileSync(new URL('gold.json', folder), 'utf8')) as Gold;
  const names = Object.keys(gold.reports);
  const texts = Object.fromEntries(
    names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
  );
  const groups = gold.origins?.groups ?? [];
  const grouped = new Set(groups.flat());
  const sets = [...groups, ...names.filter((name) => !grouped.has(name)).map((name) => [name])];
  const readings = sets.map(
    (set): Reading =>
      readClaims(
        set.map((name) => open(name, texts)),
        reference,
      ),
  );
  const result = score(gold, texts, readings);
  const number = (pattern: RegExp): number => Number(pattern.exec(text)?.[1] ?? 0);
  const text = formatScore(result);
  return {
    recall: number(/^recall on must\s+([\d.]+)/m),
    precision: number(/^precision\s+([\d.]+)/m),
    slotAccuracy: number(/^slot accuracy\s+([\d.]+)/m),
    falseAlarms: number(/^false alarms\s+(\d+)/m),
    trapped: number(/^traps sprung\s+(\d+)/m),
    text,
  };
}

function open(name: string, texts: Readonly<Record<string, string>>): Report {
  const { report } = readReport({ name, text: texts[name] ?? '', sha256: '', replaced: 0 });
  if (report === null) throw new RangeError(`${name} was refused`);
  return report;
}
