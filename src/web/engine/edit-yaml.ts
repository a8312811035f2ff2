import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  Scalar,
  type YAMLMap,
} from 'yaml';

/** What a change sets: a number, a range, a word, a switch; the shares of a posture's areas all at once. */
export type ChangeValue = number | string | boolean | readonly number[];

/** One change of a scenario file. */
export interface Change {
  /** A control's path; `posture.<id>.where` sets all shares. */
  readonly path: string;
  readonly value: ChangeValue;
}

/** What stands beside a number that was set in the page. */
const byUser = { source: 'assumption:user', reason: 'set by the user in the page' } as const;

const numbers = [
  ...['launchersPerMissile', 'missilesPerLauncher', 'peoplePerUnit', 'ready', 'rangeM'],
  ...['ceilingM', 'killProbability', 'reactionS'],
];
const environmentNumbers = ['visibilityM', 'night', 'nightFactor'];
const crewNumbers = ['operators', 'perPost', 'hoursPerWeek'];

/** The same number under another key: in kilometres, or in percent. */
const otherKeys: Readonly<Record<string, string>> = {
  ...{ rangeM: 'rangeKm', ceilingM: 'ceilingKm', visibilityM: 'visibilityKm' },
  ...{ ready: 'readyPercent', killProbability: 'killPercent' },
};

/**
 * Sets numbers, words and switches of a scenario file; everything else, comments and order too, stays. Where units stand and where intruders come from cannot be
 * changed here. Limits are those of the file's reader, which has to read the outcome. @throws RangeError for a path that is no control's
 */
export function editYaml(yaml: string, changes: readonly Change[]): string {
  if (changes.length === 0) return yaml;
  const document = parseDocument(yaml, { version: '1.2', schema: 'core' });
  // Crews have to be there before their numbers are set.
  const ordered = [...changes].sort((a, b) => rank(a) - rank(b));
  for (const change of ordered) apply(document, change);
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function rank({ path }: Change): number {
  return path.split('.').length === 4 && path.includes('.crews.') ? 1 : 0;
}

function apply(document: Document, change: Change): void {
  const { path, value } = change;
  const [top = '', id = '', key = '', inner, ...more] = path.split('.');
  if (more.length > 0) throw refuse(path);
  const isShort = inner === undefined;
  if (top === 'environment') setEnvironment(document, path, id, value);
  else if (top === 'intruders' && isShort) setIntruder(document, path, Number(id), key, value);
  else setPosture(document, change, { top, id, key, inner });
}

function setPosture(
  document: Document,
  { path, value }: Change,
  parts: {
    readonly top: string;
    readonly id: string;
    readonly key: string;
    readonly inner: string | undefined;
  },
): void {
  const { top, id, key, inner } = parts;
  const entry = top === 'posture' ? findPosture(document, id) : null;
  if (entry === null) throw refuse(path);
  if (key === 'count' && inner === undefined) setCount(document, entry, value);
  else if (key === 'count' && inner === 'unit') setUnit(document, entry, value);
  else if (key === 'where' && inner === undefined) setShares(document, entry, path, value);
  else if (key === 'crews' && inner === undefined) switchCrews(document, entry, value);
  else if (key === 'crews' && crewNumbers.includes(inner ?? ''))
    setNumber(document, entry.get('crews'), inner ?? '', value);
  else if (numbers.includes(key) && inner === undefined) setNumber(document, entry, key, value);
  else throw refuse(path);
}

function refuse(path: string): RangeError {
  return new RangeError(`${path} cannot be changed here`);
}

function findPosture(document: Document, id: string): YAMLMap | null {
  const posture = document.get('posture');
  if (!isSeq(posture)) return null;
  const found = posture.items.find(
    (item) => isMap(item) && (item.get('id') ?? item.get('system')) === id,
  );
  return isMap(found) ? found : null;
}

/** Puts a number with its source under a key, in the place of the same number in another unit. */
function setNumber(document: Document, map: unknown, key: string, value: ChangeValue): void {
  if (!isMap(map)) throw refuse(key);
  const other = otherKeys[key];
  const pair = map.items.find((one) => isScalar(one.key) && one.key.value === other);
  if (pair !== undefined && isScalar(pair.key)) pair.key.value = key;
  map.set(key, flow(document, { ...toDistribution(value), ...byUser }));
}

function toDistribution(value: ChangeValue): object {
  if (typeof value === 'number') return { value };
  if (!Array.isArray(value) || value.length !== 2) throw new RangeError('a number is due here');
  return value[0] === value[1] ? { value: value[0] } : { uniform: value };
}

function setCount(document: Document, entry: YAMLMap, value: ChangeValue): void {
  const old = entry.get('count');
  const unit = isMap(old) ? old.get('unit') : undefined;
  const kept = unit === undefined ? {} : { unit };
  entry.set('count', flow(document, { ...toDistribution(value), ...kept, ...byUser }));
}

function setUnit(document: Document, entry: YAMLMap, value: ChangeValue): void {
  const old = entry.get('count', true);
  if (isMap(old)) {
    old.set('unit', value);
    return;
  }
  const plain = entry.toJSON()['count'] as unknown;
  const count = Array.isArray(plain) ? { uniform: plain } : { value: plain };
  entry.set('count', flow(document, { ...count, unit: value }));
}

/** Crews that nobody has counted: as many people as things are counted. */
function switchCrews(document: Document, entry: YAMLMap, value: ChangeValue): void {
  if (value !== true) {
    entry.delete('crews');
    return;
  }
  if (isMap(entry.get('crews'))) return;
  const count = entry.toJSON()['count'] as number | Record<string, unknown>;
  const plain = typeof count === 'number' ? count : (count['claimed'] ?? count['value']);
  const range = typeof count === 'number' ? undefined : count['uniform'];
  const operators = Array.isArray(range) ? { uniform: range } : { value: plain ?? 1000 };
  entry.set('crews', flow(document, { operators: { ...operators, ...byUser } }));
}

function setShares(document: Document, entry: YAMLMap, path: string, value: ChangeValue): void {
  const where = entry.get('where');
  if (!isSeq(where) || !Array.isArray(value) || value.length !== where.items.length)
    throw refuse(path);
  where.items.forEach((item, at) => {
    if (!isMap(item)) throw refuse(path);
    const old = item.get('source');
    item.delete('sharePercent');
    item.set('share', document.createNode(value[at]));
    if (old === byUser.source) return;
    item.set('source', quoted(byUser.source));
    const place = typeof old === 'string' ? `; the place is that of ${old}` : '';
    item.set('reason', quoted(`share set by the user in the page${place}`));
  });
}

function setEnvironment(document: Document, path: string, key: string, value: ChangeValue): void {
  if (!isMap(document.get('environment')))
    document.set('environment', document.createNode({}, { flow: true }));
  const map = document.get('environment') as YAMLMap;
  if (path === 'environment.detection') map.set('detection', value === true ? 'on' : 'off');
  else if (path === `environment.${key}` && environmentNumbers.includes(key))
    setNumber(document, map, key, value);
  else throw refuse(path);
}

function setIntruder(
  document: Document,
  path: string,
  at: number,
  key: string,
  value: ChangeValue,
): void {
  const list = document.get('intruders');
  const entry = isSeq(list) ? list.items[at] : undefined;
  if (!isMap(entry) || (key !== 'count' && key !== 'class')) throw refuse(path);
  entry.set(key, value);
  if (key === 'class') for (const own of ['speedMps', 'speedKmh', 'altitudeM']) entry.delete(own);
}

function flow(document: Document, value: object): unknown {
  const node = document.createNode(value, { flow: true });
  const items: readonly Pair[] = isMap(node) ? node.items : [];
  for (const { key, value: item } of items)
    if (isScalar(item) && isScalar(key) && (key.value === 'source' || key.value === 'reason'))
      item.type = Scalar.QUOTE_DOUBLE;
  return node;
}

function quoted(text: string): Scalar {
  const scalar = new Scalar(text);
  scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

/** Moves one share; the others keep their proportions, and all sum to 1. */
export function moveShare(shares: readonly number[], at: number, value: number): readonly number[] {
  const moved = Math.round(Math.min(1, Math.max(0, value)) * 1e4) / 1e4;
  const others = shares.reduce((sum, share, i) => (i === at ? sum : sum + share), 0);
  const rest = 1 - moved;
  const next = shares.map((share, i) => {
    if (i === at) return moved;
    const part = others > 0 ? share / others : 1 / (shares.length - 1);
    return Math.round(rest * part * 1e4) / 1e4;
  });
  // What rounding leaves goes to the largest of the others.
  const left = 1 - next.reduce((sum, share) => sum + share, 0);
  const largest = next.reduce((best, share, i) => {
    if (i === at) return best;
    return best < 0 || share > (next[best] as number) ? i : best;
  }, -1);
  return next.map((share, i) => (i === largest ? Math.round((share + left) * 1e4) / 1e4 : share));
}
