/** A value of a JSON document with its dotted path. */
export interface Field {
  readonly value: unknown;
  readonly path: string;
}

/** Reads fields and collects what is wrong with them; a wrong field reads as a harmless value. */
export interface Inspector {
  readonly wrong: (path: string, message: string) => void;
  readonly field: (parent: Field, key: string) => Field;
  readonly list: (field: Field) => readonly Field[];
  readonly text: (field: Field) => string;
  readonly textOrNull: (field: Field) => string | null;
  readonly numberOrNull: (field: Field) => number | null;
  readonly oneOf: <T extends string>(field: Field, allowed: readonly T[]) => T;
  readonly isNull: (field: Field) => boolean;
}

/** A value in words, short enough for a message. */
export const shown = (value: unknown): string => {
  const text =
    typeof value === 'object' && value !== null
      ? Array.isArray(value)
        ? 'a list'
        : 'an object'
      : JSON.stringify(value);
  return (text ?? 'nothing').slice(0, 80);
};

/** Makes an inspector that tells `report` what is wrong, with the dotted path. */
export function createInspector(report: (path: string, message: string) => void): Inspector {
  const isObject = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const field = (parent: Field, key: string): Field => {
    const path = parent.path === '' ? key : `${parent.path}.${key}`;
    if (!isObject(parent.value)) return { value: undefined, path };
    return { value: Object.hasOwn(parent.value, key) ? parent.value[key] : undefined, path };
  };
  const text = (one: Field): string => {
    if (typeof one.value === 'string') return one.value;
    report(one.path, `needs a text, found ${shown(one.value)}.`);
    return '';
  };
  return {
    wrong: report,
    field,
    list: (one) => {
      if (Array.isArray(one.value))
        return one.value.map((value: unknown, index) => ({ value, path: `${one.path}.${index}` }));
      report(one.path, `needs a list, found ${shown(one.value)}.`);
      return [];
    },
    text,
    textOrNull: (one) => (one.value === null || one.value === undefined ? null : text(one)),
    numberOrNull: (one) => {
      if (one.value === null || one.value === undefined) return null;
      if (
        typeof one.value === 'number' &&
        Number.isFinite(one.value) &&
        one.value >= 0 &&
        one.value <= Number.MAX_SAFE_INTEGER
      )
        return one.value;
      report(
        one.path,
        `needs a number from 0 to ${Number.MAX_SAFE_INTEGER} or null, found ${shown(one.value)}.`,
      );
      return null;
    },
    oneOf: (one, allowed) => {
      const found = allowed.find((word) => word === one.value);
      if (found !== undefined) return found;
      report(one.path, `needs one of ${allowed.join(', ')}; found ${shown(one.value)}.`);
      return allowed[0] as (typeof allowed)[number];
    },
    isNull: (one) => one.value === null || one.value === undefined,
  };
}
