/** A JSON value. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** What a JSON text does wrong. */
export type JsonFault = 'syntax' | 'depth' | 'key' | 'duplicate' | 'number';

/** The first fault of a text, with its place. */
export interface JsonProblem {
  readonly fault: JsonFault;
  /** What was found and what would be valid. */
  readonly message: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, UTF-16 units. */
  readonly column: number;
}

/** A value, or why there is none. */
export type ParsedJson =
  | { readonly value: JsonValue; readonly problem: null }
  | { readonly value: undefined; readonly problem: JsonProblem };

/** Deepest nesting of lists and objects that is read. */
export const mostJsonDepth = 64;

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const blank = /[ \t\n\r]*/y;

/**
 * Parses a JSON text that a stranger may have written. Beyond the grammar it refuses what `JSON.parse` lets pass: a key that stands twice
 * (the last would win), the key `__proto__`, numbers that overflow to infinity, and nesting deeper than 64. Linear in the text's length.
 *
 * Source: RFC 8259.
 */
export function parseJson(text: string): ParsedJson {
  let at = 0;

  const fail = (fault: JsonFault, message: string, place = at): never => {
    throw { fault, message, place } satisfies Fall;
  };
  const skip = (): void => {
    blank.lastIndex = at;
    blank.test(text);
    at = blank.lastIndex;
  };
  const found = (): string =>
    at < text.length ? JSON.stringify(text.slice(at, at + 1)) : 'the end of the text';
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return null;
    const token = text.slice(at, pattern.lastIndex);
    at = pattern.lastIndex;
    return token;
  };

  const readString = (): string => {
    const end = endOfString(text, at);
    const string = end < 0 ? null : readQuoted(text.slice(at, end));
    if (string === null) return fail('syntax', 'a string is not closed or holds a bad character');
    at = end;
    return string;
  };

  const readNumber = (): number => {
    const start = at;
    const token = take(number);
    if (token === null) return fail('syntax', `${found()} stands where a value is expected`);
    const value = Number(token);
    if (Number.isFinite(value)) return value;
    return fail('number', `${token.slice(0, 40)} is too large; numbers go to 1.8e308`, start);
  };

  const readWord = (word: string, value: JsonValue): JsonValue => {
    if (!text.startsWith(word, at))
      return fail('syntax', `${found()} stands where a value is expected`);
    at += word.length;
    return value;
  };

  const enter = (depth: number): void => {
    if (depth >= mostJsonDepth)
      fail('depth', `lists and objects are nested deeper than ${mostJsonDepth} levels`);
    at++;
    skip();
  };

  /** Moves over a comma (true) or the closing bracket (false). */
  const goesOn = (close: string): boolean => {
    skip();
    const mark = text[at];
    if (mark !== ',' && mark !== close)
      fail('syntax', `${found()} stands where a comma or ${close} is expected`);
    at++;
    return mark === ',';
  };

  const readList = (depth: number): JsonValue => {
    enter(depth);
    const list: JsonValue[] = [];
    if (text[at] === ']') {
      at++;
      return list;
    }
    do list.push(readValue(depth + 1));
    while (goesOn(']'));
    return list;
  };

  const readObject = (depth: number): JsonValue => {
    enter(depth);
    const object: Record<string, JsonValue> = {};
    if (text[at] === '}') {
      at++;
      return object;
    }
    do {
      skip();
      const place = at;
      if (text[at] !== '"') fail('syntax', `${found()} stands where a key in quotes is expected`);
      const key = readString();
      if (key === '__proto__') fail('key', 'the key __proto__ is not allowed', place);
      if (Object.hasOwn(object, key))
        fail('duplicate', `the key ${JSON.stringify(key.slice(0, 80))} stands twice`, place);
      skip();
      if (text[at] !== ':') fail('syntax', `${found()} stands where a colon is expected`);
      at++;
      object[key] = readValue(depth + 1);
    } while (goesOn('}'));
    return object;
  };

  const readValue = (depth: number): JsonValue => {
    skip();
    switch (text[at]) {
      case '{':
        return readObject(depth);
      case '[':
        return readList(depth);
      case '"':
        return readString();
      case 't':
        return readWord('true', true);
      case 'f':
        return readWord('false', false);
      case 'n':
        return readWord('null', null);
      default:
        return readNumber();
    }
  };

  try {
    const value = readValue(0);
    skip();
    if (at < text.length) fail('syntax', `${found()} stands behind the end of the value`);
    return { value, problem: null };
  } catch (thrown) {
    if (!isFall(thrown)) throw thrown;
    const { fault, message, place } = thrown;
    const before = text.slice(0, place).split('\n');
    return {
      value: undefined,
      problem: {
        fault,
        message,
        line: before.length,
        column: (before.at(-1) ?? '').length + 1,
      },
    };
  }
}

/** Returns the place behind the closing quote of the string that begins at `start`; -1 when there is none. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at];
    if (char === '"') return at + 1;
    if (char === '\\') at++;
  }
  return -1;
}

/** Returns the string that a quoted token stands for; null when it is none. */
function readQuoted(token: string): string | null {
  try {
    return JSON.parse(token) as string;
  } catch {
    return null;
  }
}

/** How the parser leaves its recursion at the first fault. */
interface Fall {
  readonly fault: JsonFault;
  readonly message: string;
  readonly place: number;
}

function isFall(thrown: unknown): thrown is Fall {
  return typeof thrown === 'object' && thrown !== null && 'fault' in thrown && 'place' in thrown;
}
