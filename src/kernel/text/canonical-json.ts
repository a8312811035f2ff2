/**
 * Writes a value as canonical JSON text: keys sorted by UTF-16 code units, no spaces, -0 as 0, numbers in ECMAScript's
 * shortest form. Equal values give equal text on every engine, so the text can be hashed.
 *
 * Takes null, booleans, finite numbers, well-formed strings, arrays and plain objects (their own enumerable keys).
 *
 * @throws TypeError with the path of the culprit (`$.a[0]`) for NaN, infinities, undefined, functions, symbols,
 * bigints, lone surrogates, holes in arrays, other kinds of objects (Date, Map, typed arrays) and cycles.
 *
 * Source: RFC 8785, JSON Canonicalization Scheme.
 */
export function canonicalJson(value: unknown): string {
  return writeValue(value, [], []);
}

/** Keys and indices on the way to a value. */
type Path = (string | number)[];

function writeValue(value: unknown, path: Path, ancestors: object[]): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      if (!Number.isFinite(value)) return refuse(path, String(value));
      return value === 0 ? '0' : String(value);
    case 'string':
      return writeString(value, path);
    case 'object':
      return writeObject(value, path, ancestors);
    default:
      return refuse(path, `a value of type ${typeof value}`);
  }
}

function writeObject(value: object, path: Path, ancestors: object[]): string {
  if (ancestors.includes(value)) return refuse(path, 'a cycle');
  ancestors.push(value);
  const parts: string[] = [];
  const isArray = Array.isArray(value);
  if (isArray) {
    const items: readonly unknown[] = value;
    for (let index = 0; index < items.length; index++) {
      path.push(index);
      parts.push(writeValue(items[index], path, ancestors));
      path.pop();
    }
  } else {
    if (Object.prototype.toString.call(value) !== '[object Object]') {
      return refuse(path, 'an object that is neither plain nor an array');
    }
    const record = value as Readonly<Record<string, unknown>>;
    for (const key of Object.keys(record).sort()) {
      path.push(key);
      parts.push(`${writeString(key, path)}:${writeValue(record[key], path, ancestors)}`);
      path.pop();
    }
  }
  ancestors.pop();
  return isArray ? `[${parts.join(',')}]` : `{${parts.join(',')}}`;
}

function writeString(text: string, path: Path): string {
  if (hasLoneSurrogate(text)) return refuse(path, 'a lone surrogate');
  return JSON.stringify(text);
}

function hasLoneSurrogate(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0xd800 || unit > 0xdfff) continue;
    const next = text.charCodeAt(index + 1);
    if (unit > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return true;
    index++;
  }
  return false;
}

function refuse(path: Path, what: string): never {
  const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
  throw new TypeError(`canonical JSON cannot hold ${what} at $${place}`);
}
