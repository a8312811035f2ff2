import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { holdsEnglish } from '../english-words.ts';
import { runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'skyproof-language-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const report = `Fecha: 2025-11-04

El ministro de Defensa de El Salvador afirmó el martes que el país dispone de 400 misiles Igla-S.
“Forman un escudo continuo sobre todo el territorio de El Salvador”, aseguró.
`;
writeFileSync(join(folder, 'parte.txt'), report);
const few = ['--trials', '64', '--quiet'];

const commands = [
  ...['assess', 'read', 'draft', 'run', 'merge', 'sweep', 'publish', 'catalogue', 'validate'],
  ...['verify', 'replay', 'diff', 'schema', 'serve', 'worker', 'backup', 'restore'],
];

test('the help of every command is Spanish with --lang es, commander’s own words too', () => {
  const texts = [
    runCli(folder, ['--help', '--lang', 'es']).stdout,
    ...commands.map((name) => runCli(folder, ['help', name, '--lang=es']).stdout),
  ];
  expect(texts.join('\n').split('Uso: skyproof').length - 1).toBe(commands.length + 1);
  const left = texts
    .flatMap((text) => text.split(/\n(?= {0,2}\S)|\n\n/))
    // What stands in angle brackets and the commands of the examples are names.
    .map((line) => line.replaceAll(/<[^>]*>|skyproof .*? {2,}/g, ' '))
    .filter(holdsEnglish);
  expect(left).toEqual([]);
}, 120_000);

test('a report in Spanish has a page in Spanish; the figures and the data do not depend on it', () => {
  const own = runCli(folder, ['assess', 'parte.txt', '--out', 'propio', ...few]);
  expect([own.exitCode, own.stderr]).toEqual([0, '']);
  expect(own.stdout).toMatch(/^Con 400 Igla-S/);
  expect(own.stdout.split('\n').filter(holdsEnglish)).toEqual([]);
  const other = runCli(folder, ['assess', 'parte.txt', '--out', 'other', '--lang', 'en', ...few]);
  expect(other.stdout).toMatch(/^With 400 Igla-S/);
  const page = (name: string): string => readFileSync(join(folder, name, 'index.html'), 'utf8');
  expect(page('propio')).toContain('<html lang="es">');
  expect(page('other')).toContain('<html lang="en">');
  const read = (name: string) =>
    JSON.parse(readFileSync(join(folder, name, 'results.json'), 'utf8'));
  const [spanish, english] = [read('propio'), read('other')];
  expect(spanish.run.digest).toBe(english.run.digest);
  for (const part of ['verdicts', 'measures', 'bounds', 'assumptions', 'page'])
    expect(spanish[part]).toEqual(english[part]);
  for (const name of readdirSync(join(folder, 'propio/tables')))
    expect([name, readFileSync(join(folder, 'propio/tables', name), 'utf8')]).toEqual([
      name,
      readFileSync(join(folder, 'other/tables', name), 'utf8'),
    ]);
});

test('a finished run is published again in the language that is asked for, else in that of its reports', () => {
  const pageOf = (...flags: string[]): string => {
    const { exitCode } = runCli(folder, ['publish', 'other', ...flags]);
    expect(exitCode).toBe(0);
    return readFileSync(join(folder, 'other/index.html'), 'utf8');
  };
  const english = pageOf('--lang', 'en');
  const spanish = pageOf();
  expect(spanish).toContain('<html lang="es">');
  expect(spanish).toContain('Dónde sería probable la cobertura');
  expect(english).toContain('Where coverage would be likely');
  expect(pageOf('--lang', 'en')).toBe(english);
  expect(runCli(folder, ['verify', 'other']).exitCode).toBe(0);
});

test('what a page in Spanish says is Spanish, but for what others wrote', () => {
  const html = readFileSync(join(folder, 'propio/index.html'), 'utf8');
  const body = html
    .slice(html.indexOf('<body>'))
    .replaceAll(/<(script|style|blockquote|pre|code|article|a)\b[\s\S]*?<\/\1>/g, ' ');
  const shown = [...body.matchAll(/>([^<>]+)</g)].map(([, text = '']) =>
    text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').trim(),
  );
  const labels = [...body.matchAll(/(?:aria-label|data-label|title)="([^"]*)"/g)].map(
    ([, text = '']) => text,
  );
  // Publications keep their titles.
  const titles = /Public SQL data file|US Army|Natural Earth|Kershner|Wikipedia/;
  const left = [...new Set([...shown, ...labels])].filter(
    (text) => holdsEnglish(text) && !titles.test(text),
  );
  expect(left).toEqual([]);
  // 11,613 would be read as less than twelve.
  const thousands = /(?<![\d,.])[1-9]\d{0,2},\d{3}(?![\d,])/;
  expect(readFileSync(join(folder, 'other/index.html'), 'utf8')).toMatch(thousands);
  expect(shown.filter((text) => thousands.test(text))).toEqual([]);
});

test('findings, refusals and empty results are told in Spanish; JSON stays as it is', () => {
  const of = (...args: string[]) => runCli(folder, [...args, '--lang', 'es']);
  expect(of('run', 'nada.yaml').stderr).toBe(
    'nada.yaml error E_FILE_MISSING no existe ese archivo o carpeta (ENOENT)\n',
  );
  writeFileSync(join(folder, 'malo.yaml'), 'skyproof: 2\nasOf: ayer\n');
  const bad = of('run', 'malo.yaml');
  expect(bad.exitCode).toBe(3);
  expect(bad.stderr).toContain('asOf debe ser una fecha AAAA-MM-DD');
  expect(bad.stderr.split('\n').filter(holdsEnglish)).toEqual([]);
  expect(of('run', 'malo.yaml', '--trials', 'x').stderr).toContain('Debe ser un número entero');
  const { exitCode, stderr } = runCli(folder, ['read', 'parte.txt', '--lang', 'fr']);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('en, es')]);
  const json = (language: string) =>
    runCli(folder, ['read', 'parte.txt', '--json', '--lang', language]).stdout;
  expect(json('es')).toBe(json('en'));
});
