import { readFileSync } from 'node:fs';
import { isMap, isPair, LineCounter, parseDocument } from 'yaml';

/**
 * Reads a YAML file and keeps the place of every node.
 * @param {string} file path of the file
 * @param {string} shown name printed in findings
 */
export function readData(file, shown) {
  const lineCounter = new LineCounter();
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter, uniqueKeys: true });
  const findings = document.errors.map((error) => ({
    file: shown,
    ...placeOf(lineCounter, error.pos[0]),
    code: 'E_YAML_SYNTAX',
    message: error.message.split('\n')[0],
  }));
  return {
    value: findings.length === 0 ? document.toJS() : null,
    findings,
    /** Makes a finding at a path; the nearest node that exists gives the place. */
    finding: (path, message) => ({
      file: shown,
      ...placeOf(lineCounter, offsetOf(document, path)),
      code: 'E_PARAMETER_PAPER',
      message,
    }),
  };
}

function placeOf(lineCounter, offset) {
  const { line, col } = lineCounter.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

/** Walks down a path and stops at the last node that exists; a key counts as the place of its value. */
function offsetOf(document, path) {
  let node = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const step of path) {
    if (node === null || typeof node?.get !== 'function') break;
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && String(item.key) === String(step));
      if (pair === undefined) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else {
      node = node.get(step, true) ?? null;
      offset = node?.range?.[0] ?? offset;
    }
  }
  return offset;
}
