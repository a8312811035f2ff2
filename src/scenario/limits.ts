import {
  type CST,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  Parser,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import type { FindingCode } from '../domain/finding.ts';
import { utf8Length } from '../kernel/text/utf8.ts';
import { type Field, type Place, printable, type ReadContext, report } from './field.ts';
import { scenarioLimits } from './scenario-limits.ts';

/**
 * Parses a scenario file into fields that know their line and column. Size, nodes, depth, anchors, tags and several documents
 * are refused on the flat token tree, before anything recursive or quadratic sees the text. Returns null when the file cannot
 * be used; every reason is in the context's findings.
 */
export function parseScenarioText(context: ReadContext, text: string): Field | null {
  const lines = new LineCounter();
  const at = (offset: number): Place => {
    const position = lines.linePos(Math.max(0, offset));
    return { path: '', line: Math.max(1, position.line), column: Math.max(1, position.col) };
  };
  const bytes = utf8Length(text);
  if (bytes > scenarioLimits.bytes) {
    const place = { path: '', line: 1, column: 1 };
    const message = `the scenario file has ${bytes} bytes; at most ${scenarioLimits.bytes} are read`;
    report(context, 'E_YAML_SIZE', place, message);
    return null;
  }
  const before = context.findings.length;
  checkTokens(text, lines, (code, offset, message) => report(context, code, at(offset), message));
  if (context.findings.length > before) return null;
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    merge: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  for (const problem of [...document.errors, ...document.warnings]) {
    report(context, 'E_YAML_SYNTAX', at(problem.pos[0]), printable(problem.message));
  }
  if (context.findings.length > before) return null;
  return toField(context, document.contents, '', at);
}

type Refuse = (code: FindingCode, offset: number, message: string) => void;

/** Walks the token tree with an own stack, so that no depth can overflow the call stack. */
function checkTokens(text: string, lines: LineCounter, refuse: Refuse): void {
  let nodes = 0;
  const stack = readTokens(text, lines, refuse).map((token) => ({ token, depth: 0 }));
  let tooDeep = false;
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    const { token, depth } = entry;
    if (isNode(token)) nodes++;
    if (token.type === 'alias')
      refuse('E_YAML_ALIAS', token.offset, 'aliases (*name) are not allowed');
    if (isCollection(token) && depth >= scenarioLimits.depth && !tooDeep) {
      tooDeep = true;
      const message = `the file is nested deeper than ${scenarioLimits.depth} levels`;
      refuse('E_YAML_DEPTH', 'offset' in token ? token.offset : 0, message);
    }
    for (const child of childrenOf(token, refuse)) {
      stack.push({ token: child, depth: depth + (isCollection(token) ? 1 : 0) });
    }
  }
  if (nodes > scenarioLimits.nodes && !tooDeep) {
    const message = `the file holds ${nodes} nodes; at most ${scenarioLimits.nodes} are read`;
    refuse('E_YAML_NODES', 0, message);
  }
}

function readTokens(text: string, lines: LineCounter, refuse: Refuse): CST.Token[] {
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const second = tokens.filter((token) => token.type === 'document')[1];
  if (second) refuse('E_YAML_SYNTAX', second.offset, 'the file holds more than one document');
  for (const token of tokens) {
    if (token.type === 'directive') {
      refuse('E_YAML_SYNTAX', token.offset, 'YAML directives are not read');
    }
  }
  return tokens;
}

function isCollection(token: CST.Token): boolean {
  return (
    token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection'
  );
}

function isNode(token: CST.Token): boolean {
  return isCollection(token) || /scalar$/.test(token.type);
}

function childrenOf(token: CST.Token, refuse: Refuse): CST.Token[] {
  const children: CST.Token[] = [];
  if (token.type === 'document') {
    refuseProperties(token.start, refuse);
    if (token.value !== undefined) children.push(token.value);
  } else if (
    token.type === 'block-map' ||
    token.type === 'block-seq' ||
    token.type === 'flow-collection'
  ) {
    for (const item of token.items) {
      refuseProperties(item.start, refuse);
      if (item.sep !== undefined) refuseProperties(item.sep, refuse);
      if (item.key !== undefined && item.key !== null) children.push(item.key);
      if (item.value !== undefined) children.push(item.value);
    }
  }
  return children;
}

function refuseProperties(tokens: readonly CST.SourceToken[], refuse: Refuse): void {
  for (const token of tokens) {
    if (token.type === 'anchor')
      refuse('E_YAML_ALIAS', token.offset, 'anchors (&name) are not allowed');
    if (token.type === 'tag') refuse('E_YAML_SYNTAX', token.offset, 'tags (!name) are not allowed');
  }
}

function toField(
  context: ReadContext,
  node: unknown,
  path: string,
  at: (offset: number) => Place,
): Field {
  const range = (node as { range?: readonly number[] | null } | null)?.range;
  const place = { ...at(range?.[0] ?? 0), path };
  if (isMap(node)) return toMapField(context, node, place, at);
  if (isSeq(node)) {
    const items = node.items.map((item, i) => toField(context, item, join(path, i), at));
    return { kind: 'list', items, ...place };
  }
  const value: unknown = isScalar(node) ? node.value : null;
  const text = isScalar(node) ? (node.source ?? '') : '';
  return { kind: 'scalar', value: checkScalar(context, value, text, place), text, ...place };
}

function toMapField(
  context: ReadContext,
  node: YAMLMap,
  place: Place,
  at: (offset: number) => Place,
): Field {
  const { path } = place;
  const entries = new Map<string, { key: Place; value: Field }>();
  for (const pair of node.items) {
    const keyNode: unknown = pair.key;
    const name = isScalar(keyNode) ? String(keyNode.value) : '?';
    const childPath = path === '' ? printable(name) : `${path}.${printable(name)}`;
    const key = isScalar(keyNode)
      ? { ...at(keyNode.range?.[0] ?? 0), path: childPath }
      : { ...place, path: childPath };
    if (!isScalar(keyNode)) report(context, 'E_SCENARIO_KEY', place, 'a key must be a plain word');
    if (entries.has(name)) {
      report(context, 'E_YAML_DUPLICATE', key, `the key "${printable(name)}" stands twice`);
      continue;
    }
    const value =
      pair.value === null
        ? ({ kind: 'scalar', value: null, text: '', ...key } as const)
        : toField(context, pair.value, childPath, at);
    entries.set(name, { key, value });
  }
  return { kind: 'map', entries, ...place };
}

function join(path: string, index: number): string {
  return path === '' ? String(index) : `${path}.${index}`;
}

/** Refuses numbers that are not finite, are beyond exact integers, or are written so that YAML versions differ. */
function checkScalar(
  context: ReadContext,
  value: unknown,
  text: string,
  place: Place,
): string | number | boolean | null {
  if (typeof value === 'bigint') return null;
  if (typeof value !== 'number') {
    return typeof value === 'string' || typeof value === 'boolean' ? value : null;
  }
  const shown = printable(text);
  if (!Number.isFinite(value)) {
    report(context, 'E_SCENARIO_RANGE', place, `${shown} is not a finite number`);
  } else if (Number.isInteger(value) && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    report(context, 'E_SCENARIO_RANGE', place, `${shown} is beyond the integers that stay exact`);
  } else if (/^[-+]?0[0-9xo]/.test(text)) {
    const message = `${shown} is read differently by YAML versions; write a decimal number without leading zeros`;
    report(context, 'E_SCENARIO_TYPE', place, message);
  }
  return value;
}
