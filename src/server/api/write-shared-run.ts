import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { StoredFile, StoredRun } from '../../domain/registry.ts';
import { pageHeaders } from '../page-policy.ts';

type Markup = ReturnType<typeof html>;

const style = [
  ':root{color-scheme:light dark}',
  'body{font:1rem/1.55 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1.25rem;overflow-wrap:anywhere}',
  'h1{font-size:1.4rem;line-height:1.25}',
  'dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.3rem 1.25rem}',
  'dt,.note{opacity:.8}dd{margin:0}li{padding:.25rem 0}',
].join('');

const headers: Readonly<Record<string, string>> = {
  ...pageHeaders,
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
};

const states = {
  queued: 'waiting; load this page again later',
  running: 'running; load this page again later',
  done: 'done',
  failed: 'failed',
  cancelled: 'cancelled',
} as const;

/** Writes what a shared run is and which files it has, without a script: for a run that has no published page yet or never gets one, and for who wants its files. */
export async function writeSharedRun(
  run: StoredRun,
  key: string,
  files: readonly StoredFile[],
): Promise<Response> {
  const { title, kind, state, createdAt, endedAt, digest, findings } = run;
  const rows = [
    ['Kind', kind],
    ['State', states[state]],
    ['Asked for', writeTime(createdAt)],
    ...(endedAt === null ? [] : [['Ended', writeTime(endedAt)]]),
    ...(digest === null ? [] : [['Digest', digest]]),
  ];
  const body = html`<h1><bdi>${title}</bdi></h1>
<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${(findings ?? []).map(({ code, message }) => html`<p>${code} ${message}</p>`)}
${files.length === 0 ? '' : html`<h2>Files</h2><ul>${files.map((file) => writeFile(key, file))}</ul>`}
<p class="note">A run of Skyproof that somebody shared. Whoever has this address can read it until it is taken back.</p>`;
  return answer(title, body, 200);
}

/** Writes that a key stands for nothing. */
export function writeNothingShared(): Promise<Response> {
  const body = html`<h1>Nothing is shared here</h1>
<p>The run is no longer shared, was removed, or the address was cut short. Ask whoever sent it.</p>`;
  return answer('Nothing is shared here', body, 404);
}

/** ISO 8601, UTC, as people write it: `2026-05-01 14:03 UTC`. */
const writeTime = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`;

function writeFile(key: string, { path, bytes }: StoredFile): Markup {
  const parts = path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent);
  const address = `/api/v1/shared/${key}/files/${parts.join('/')}`;
  return html`<li><a href="${address}"><bdi>${path}</bdi></a> ${bytes} bytes</li>`;
}

async function answer(title: string, body: Markup, status: number): Promise<Response> {
  const page = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title} – Skyproof</title>
<link rel="icon" href="data:,">
<style>${raw(style)}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
  return new Response(String(page), { status, headers });
}
