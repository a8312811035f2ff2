import { createHash } from 'node:crypto';

/** The form of backups that this version writes and reads. */
export const backupForm = 'skyproof-backup/1';

/** Tables in the order in which they are written and restored, with the columns that are kept; what a later one refers to comes first. */
export const tables = [
  {
    name: 'runs',
    columns: [
      'id',
      'kind',
      'title',
      'state',
      'created_at',
      'ended_at',
      'done',
      'total',
      'digest',
      'findings',
      'share_key',
      'last_event',
      'attempt',
    ],
    order: ['place'],
  },
  { name: 'inputs', columns: ['run', 'content'], order: ['run'] },
  { name: 'keys', columns: ['hash', 'run'], order: ['hash'] },
  { name: 'events', columns: ['run', 'number', 'kind', 'data'], order: ['run', 'number'] },
  {
    name: 'blocks',
    columns: ['run', 'place', 'block', 'content'],
    order: ['run', 'place', 'block'],
  },
  { name: 'parts', columns: ['run', 'part', 'content'], order: ['run', 'part'] },
  { name: 'files', columns: ['run', 'place', 'path', 'sha256', 'bytes'], order: ['run', 'place'] },
  {
    name: 'pieces',
    columns: ['run', 'attempt', 'path', 'number', 'content'],
    order: ['run', 'attempt', 'path', 'number'],
  },
] as const;

/** One of the tables of a backup. */
export type BackupTable = (typeof tables)[number];

/** Columns that hold bytes; they stand in a backup as base64. */
export const isBytes = (table: string, column: string): boolean =>
  table === 'pieces' && column === 'content';

/** A line of a backup: the head, a row of a table by the place of that table, or the end. */
export type BackupRecord =
  | { readonly form: string; readonly version: string; readonly writtenAt: string }
  | { readonly table: string; readonly row: readonly (string | number | null)[] }
  | { readonly end: true; readonly rows: Readonly<Record<string, number>> };

/** Seals records one after the other: each line begins with the hash of the line before and of its own text, so that none can be changed, left out, doubled or moved. */
export function createSealer(): {
  readonly seal: (text: string) => string;
  readonly check: (line: string) => string | null;
} {
  let before = '';
  const hash = (text: string): string =>
    createHash('sha256').update(`${before}\n`).update(text).digest('hex');
  return {
    seal: (text) => {
      before = hash(text);
      return `${before} ${text}\n`;
    },
    /** Returns the text of the next line; null where it is not the one that was sealed. */
    check: (line) => {
      const text = line.slice(65);
      if (line[64] !== ' ' || line.slice(0, 64) !== hash(text)) return null;
      before = line.slice(0, 64);
      return text;
    },
  };
}
