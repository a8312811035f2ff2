import { readFileSync } from 'node:fs';
import hostile from '../hostile/app.json' with { type: 'json' };

const scenarios = new URL('../fixtures/scenarios/', import.meta.url);

/** The shortest scenario file that runs. */
export const smallest = readFileSync(new URL('smallest.yaml', scenarios), 'utf8');

/** A scenario file that uses every form there is. */
export const everyForm = readFileSync(new URL('every-form.yaml', scenarios), 'utf8');

/** How `test/hostile/app.json` writes a scenario file; its note says what each key means. */
export interface ScenarioInput {
  readonly parts?: readonly (readonly [part: string, times: number])[];
  readonly keys?: number;
  readonly vertices?: number;
  readonly line?: string;
  readonly top?: string;
  readonly swap?: readonly [from: string, to: string];
  /** Null where the file is taken. */
  readonly finding: string | null;
}

/** A row of the table. */
export interface HostileRow {
  readonly id: string;
  readonly what: string;
  readonly must_happen: string;
  readonly texts?: readonly string[];
  readonly inputs?: readonly ScenarioInput[];
}

/** All rows. */
export const rows = hostile.items as unknown as readonly HostileRow[];

/** The texts of a row. @throws Error where it has none */
export function textsOf(id: string): readonly string[] {
  const texts = rows.find((row) => row.id === id)?.texts;
  if (texts === undefined) throw new Error(`${id} has no texts`);
  return texts;
}

/** Markup in all its forms, and what a spreadsheet would take for a formula: in one line. */
export const payload = [...textsOf('P07').slice(0, 1), ...textsOf('R04'), ...textsOf('R05')].join(
  ' ',
);

/** The shortest piece of it that would run, for fields that hold few letters. */
export const shortPayload = textsOf('R04')[0]?.replace(/>.*$/, '>') ?? '';

/** Plain words, so that what stands between the markup is English. */
export const filler =
  'She spoke to those who had come to the hall of the ministry, and it was not clear to them when it would be and what they were to see of it. '.repeat(
    4,
  );

/** A report with the payload in its header, behind a speaker and in sentences that claim something. Few posts, so that a run takes seconds. */
export const hostileReport = `Title: ${payload}
Publisher: ${payload}
Address: javascript:globalThis.PWN=1
Date: 2025-10-23

Venezuela has 40 Igla-S launchers, ${payload} Defence Minister Ana Ruiz said on Friday. They form a continuous shield over the entire territory of Venezuela, ${payload} said.

${filler}
`;

/** The numbers of rows R06 and R07, each in a sentence that counts something. */
export const trickyNumbers = [...textsOf('R06'), ...textsOf('R07')]
  .map((number) => `The army has deployed ${number} missiles near Caracas, the minister said.`)
  .join('\n\n');

/** Writes an input out as the text of a file. */
export function writeScenario(input: ScenarioInput): string {
  if (input.parts) return input.parts.map(([part, times]) => part.repeat(times)).join('');
  if (input.keys !== undefined)
    return `{${Array.from({ length: input.keys }, (_, i) => `k${i}: 1`).join(',')}}`;
  if (input.vertices !== undefined)
    return smallest.replace(
      'territory: true',
      `polygon: { type: Polygon, coordinates: [[${'[-66, 7], '.repeat(input.vertices)}]] }`,
    );
  if (input.line !== undefined) return `${smallest}    ${input.line}\n`;
  if (input.top !== undefined) return `${input.top}\n${smallest}`;
  const [from, to] = input.swap ?? ['', ''];
  return smallest.replace(from, () => to);
}
