import type { TextHash } from '../domain/host.ts';
import { canonicalJson } from '../kernel/text/canonical-json.ts';
import { createSha256 } from '../kernel/text/sha256.ts';
import { encodeUtf8 } from '../kernel/text/utf8.ts';
import type { StudyRow } from './study.ts';

/** What rows of different scenarios have in common. */
type RowForm = Omit<StudyRow, 'scenario' | 'values' | 'estimate' | 'low' | 'high'>;

/** A scenario of a part as it is kept: its number, its values, and three figures a row. */
type KeptScenario = readonly [number, readonly number[], readonly number[]];

/**
 * Writes the rows of a part as lines of canonical JSON: first the forms that its scenarios have in common, then one line a scenario. The same rows give the same text.
 * @throws RangeError for rows whose scenarios differ in more than values and figures
 */
export function encodeRows(rows: readonly StudyRow[]): string {
  const scenarios: StudyRow[][] = [];
  for (const row of rows) {
    const open = scenarios.at(-1);
    if (open?.[0]?.scenario === row.scenario) open.push(row);
    else scenarios.push([row]);
  }
  const forms = canonicalJson((scenarios[0] ?? []).map(formOf));
  const lines = scenarios.map((own) => {
    const [{ scenario, values }] = own as [StudyRow];
    if (canonicalJson(own.map(formOf)) !== forms)
      throw new RangeError(`the rows of scenario ${scenario} differ from those before it`);
    const figures = own.flatMap(({ estimate, low, high }) => [estimate, low, high]);
    return canonicalJson([scenario, values, figures]);
  });
  return `${[forms, ...lines].join('\n')}\n`;
}

/** Reads the rows of a part back. Returns null for anything that `encodeRows` would not have written, letter by letter. */
export function decodeRows(text: string): readonly StudyRow[] | null {
  let rows: StudyRow[];
  try {
    const [head = '', ...lines] = text.trimEnd().split('\n');
    const forms = JSON.parse(head) as readonly RowForm[];
    rows = lines.flatMap((line) => {
      const [scenario, values, figures] = JSON.parse(line) as KeptScenario;
      return forms.map((form, index) => {
        const [estimate, low, high] = figures.slice(3 * index, 3 * index + 3) as [
          number,
          number,
          number,
        ];
        return { ...form, scenario, values, estimate, low, high };
      });
    });
    return encodeRows(rows) === text ? rows : null;
  } catch {
    return null;
  }
}

/** A digest of rows that come one after the other. */
export interface RowDigest {
  readonly add: (row: StudyRow) => void;
  /** 64 hexadecimal digits; nothing may follow. */
  readonly hex: () => string;
}

/** Begins the digest of a study: SHA-256 over its rows in order, each as canonical JSON on a line of its own. */
export function createRowDigest(hash: TextHash = createTextHash()): RowDigest {
  return {
    add: (row) => hash.update(`${canonicalJson(row)}\n`),
    hex: hash.hex,
  };
}

/** Digests the rows of a study in their order. The same study gives the same digest however its parts were shared out. */
export function digestStudy(rows: Iterable<StudyRow>, hash?: TextHash): string {
  const digest = createRowDigest(hash);
  for (const row of rows) digest.add(row);
  return digest.hex();
}

function formOf({ scenario, values, estimate, low, high, ...form }: StudyRow): RowForm {
  return form;
}

function createTextHash(): TextHash {
  const { update, hex } = createSha256();
  return { update: (text) => update(encodeUtf8(text)), hex };
}
