import {
  approximations,
  type Claim,
  type ClaimedPlace,
  type ClaimedQuantity,
  type ClaimedSystem,
  claimKinds,
  hedges,
  placeKinds,
} from '../../domain/claim.ts';
import { mostReports, type ReportText } from '../engine/protocol.ts';
import type { SlotChange, SlotName } from './corrections.ts';
import { type Settings, type ViewName, viewNames } from './page-state.ts';

/** What an address holds: all that is needed to come to the same digest again. */
export interface Shared {
  readonly texts: readonly ReportText[];
  /** Oldest first. */
  readonly corrections: readonly { readonly claim: string; readonly change: SlotChange }[];
  readonly settings: Settings;
  /** The scenario file where it is not the one that the texts give; null = it is drafted from them. */
  readonly yaml: string | null;
  readonly view: ViewName;
}

/** Thrown inside alone: something is not of the right form. */
class WrongForm extends Error {}

const most = {
  texts: mostReports,
  name: 300,
  text: 1024 * 1024,
  corrections: 1000,
  slot: 2000,
  list: 100,
};

/** Checks a value of foreign origin and copies it key by key; null where any part has another form. */
export function readShared(value: unknown): Shared | null {
  try {
    return shared(value);
  } catch (error) {
    if (error instanceof WrongForm) return null;
    throw error;
  }
}

function shared(value: unknown): Shared {
  const held = map(value);
  if (held['v'] !== 1) throw new WrongForm();
  const yaml = orNull(held['yaml'], (one) => text(one, most.text));
  const texts = list(held['texts'], most.texts).map(reportText);
  if (texts.length === 0 && yaml === null) throw new WrongForm();
  return {
    texts,
    corrections: list(held['corrections'], most.corrections).map((one) => {
      const { claim, change } = map(one);
      return { claim: text(claim, most.name), change: slots(change) };
    }),
    settings: settings(held['settings']),
    yaml,
    view: oneOf(held['view'], viewNames),
  };
}

function reportText(value: unknown): ReportText {
  const held = map(value);
  return { name: text(held['name'], most.name), text: text(held['text'], most.text) };
}

function settings(value: unknown): Settings {
  const held = map(value);
  return {
    asOf: orNull(held['asOf'], (one) => matching(one, /^\d{4}-\d{2}-\d{2}$/)),
    territory: orNull(held['territory'], (one) => matching(one, /^[A-Za-z]{3}$/)),
    seed: orNull(held['seed'], (one) => whole(one, 0, Number.MAX_SAFE_INTEGER)),
    trials: orNull(held['trials'], (one) => whole(one, 1, 1_000_000)),
  };
}

const slotReaders: { readonly [N in SlotName]: (value: unknown) => Claim[N] } = {
  kind: (value) => oneOf(value, claimKinds),
  system: (value) => orNull(value, system),
  quantity: (value) => orNull(value, quantity),
  place: (value) => list(value, most.list).map(place),
  date: (value) => orNull(value, (one) => matching(one, /^\d{4}(-\d{2}(-\d{2})?)?$/)),
  actor: (value) => orNull(value, (one) => text(one, most.slot)),
  speaker: (value) => orNull(value, (one) => text(one, most.slot)),
  hedge: (value) => oneOf(value, hedges),
};

function slots(value: unknown): SlotChange {
  const held = map(value);
  const names = Object.keys(held);
  const read = names.map((name) => {
    if (!Object.hasOwn(slotReaders, name)) throw new WrongForm();
    return [name, slotReaders[name as SlotName](held[name])] as const;
  });
  return Object.fromEntries(read);
}

function system(value: unknown): ClaimedSystem {
  const held = map(value);
  return {
    id: text(held['id'], most.name),
    text: text(held['text'], most.slot),
    alternatives: list(held['alternatives'], most.list).map((one) => text(one, most.name)),
  };
}

function quantity(value: unknown): ClaimedQuantity {
  const held = map(value);
  return {
    low: orNull(held['low'], amount),
    high: orNull(held['high'], amount),
    value: orNull(held['value'], amount),
    unit: orNull(held['unit'], (one) => text(one, most.name)),
    approx: oneOf(held['approx'], approximations),
    text: text(held['text'], most.slot),
  };
}

function place(value: unknown): ClaimedPlace {
  const held = map(value);
  return {
    kind: oneOf(held['kind'], placeKinds),
    name: text(held['name'], most.slot),
    text: text(held['text'], most.slot),
  };
}

function map(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new WrongForm();
  return value as Readonly<Record<string, unknown>>;
}

function list(value: unknown, longest: number): readonly unknown[] {
  if (!Array.isArray(value) || value.length > longest) throw new WrongForm();
  return value;
}

function text(value: unknown, longest: number): string {
  if (typeof value !== 'string' || value.length > longest) throw new WrongForm();
  return value;
}

function matching(value: unknown, form: RegExp): string {
  const found = text(value, 100);
  if (!form.test(found)) throw new WrongForm();
  return found;
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new WrongForm();
  return found;
}

function amount(value: unknown): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= Number.MAX_SAFE_INTEGER)) {
    throw new WrongForm();
  }
  return value;
}

function whole(value: unknown, low: number, high: number): number {
  const found = amount(value);
  if (!Number.isInteger(found) || found < low || found > high) throw new WrongForm();
  return found;
}

function orNull<T>(value: unknown, read: (value: unknown) => T): T | null {
  return value === null ? null : read(value);
}
