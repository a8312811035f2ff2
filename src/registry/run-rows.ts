import type { Finding } from '../domain/finding.ts';
import type { RunInput, RunState, StoredRun } from '../domain/registry.ts';
import type { Row } from './database.ts';

/** The columns of a run as `readRun` wants them; times as ISO 8601 in UTC, whatever the driver. */
export const runColumns = `id, kind, title, state, ${isoTime('created_at')} as created_at,
  ${isoTime('ended_at')} as ended_at, done, total, digest, findings, share_key`;

/** Makes a run of a row. */
export function readRun(row: Row): StoredRun {
  const findings = row['findings'];
  return {
    id: String(row['id']),
    kind: row['kind'] as RunInput['kind'],
    title: JSON.parse(String(row['title'])) as string,
    state: row['state'] as RunState,
    createdAt: String(row['created_at']),
    endedAt: textOrNull(row['ended_at']),
    done: Number(row['done']),
    total: Number(row['total']),
    digest: textOrNull(row['digest']),
    findings: typeof findings === 'string' ? (JSON.parse(findings) as Finding[]) : null,
    shareKey: textOrNull(row['share_key']),
  };
}

/** Says whether a text can be the id or the share key of a run: 32 hex digits. Others are not asked for. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}

function isoTime(column: string): string {
  return `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

function textOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
