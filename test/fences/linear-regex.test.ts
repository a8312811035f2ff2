import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../src/', import.meta.url));

/** Every regular expression literal of the sources that meet foreign text, with its place. */
function patternsOf(folder: string): { place: string; source: string }[] {
  const files = readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  return files.flatMap((name) => {
    const path = `${root}${folder}/${name}`;
    const file = ts.createSourceFile(
      path,
      readFileSync(path, 'utf8'),
      ts.ScriptTarget.ESNext,
      true,
    );
    const found: { place: string; source: string }[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const { line } = file.getLineAndCharacterOfPosition(node.getStart());
        found.push({ place: `${folder}/${name}:${line + 1}`, source: node.text });
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  });
}

/** Whether a repetition without an upper bound stands inside another one: the one way to exponential time. */
function hasNestedRepetition(source: string): boolean {
  const plain = source.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  const open: boolean[] = [];
  for (let at = 0; at < plain.length; at++) {
    const char = plain[at] as string;
    if (char === '(') open.push(false);
    const unbounded = /^(?:[*+]|\{\d+,\})/.test(plain.slice(at));
    if (char === ')') {
      const inner = open.pop() ?? false;
      const repeated = /^(?:[*+]|\{\d+,\})/.test(plain.slice(at + 1));
      if (inner && repeated) return true;
      if ((inner || repeated) && open.length > 0) open[open.length - 1] = true;
    } else if (unbounded && open.length > 0) open[open.length - 1] = true;
  }
  return false;
}

test('the check knows a nested repetition when it sees one', () => {
  for (const bad of ['/(a+)+$/', '/(?:\\s*x)*/', '/((a|b)*c)+/', '/(\\d{2,})*/'])
    expect(hasNestedRepetition(bad), bad).toBe(true);
  for (const good of ['/a+b*/', '/(?:ab){1,4}x+/', '/[+*()]+/', '/(?:\\p{L}{1,20}\\s){0,3}x/'])
    expect(hasNestedRepetition(good), good).toBe(false);
});

test('no regular expression that meets a report repeats a repetition', () => {
  const patterns = ['reports', 'claims', 'kernel/text', 'publish', 'scenario'].flatMap(patternsOf);
  expect(patterns.length).toBeGreaterThan(200);
  expect(patterns.filter(({ source }) => hasNestedRepetition(source))).toEqual([]);
});
