import type {
  Approximation,
  Claim,
  ClaimedPlace,
  ClaimedQuantity,
  ClaimKind,
  Hedge,
  PlaceKind,
} from '../../../domain/claim.ts';
import type { SlotChange } from '../../state/corrections.ts';

/** A claim's parts as they stand in the fields of a form: all of it text. */
export interface SlotForm {
  readonly kind: ClaimKind;
  /** Id; empty = none. */
  readonly system: string;
  readonly from: string;
  readonly to: string;
  readonly approx: Approximation;
  readonly unit: string;
  readonly places: readonly PlaceField[];
  readonly date: string;
  readonly actor: string;
  readonly speaker: string;
  readonly hedge: Hedge;
}

/** A place in a form; `key` only tells the fields apart. */
export interface PlaceField {
  readonly key: number;
  readonly kind: PlaceKind;
  readonly name: string;
}

/** Fills the fields from a claim. */
export function fillForm(claim: Claim): SlotForm {
  const { quantity } = claim;
  const { low, high } = quantity ?? { low: null, high: null };
  return {
    kind: claim.kind,
    system: claim.system?.id ?? '',
    from: write(quantity?.value ?? low ?? high),
    to: low !== null && high !== null ? write(high) : '',
    approx: quantity?.approx ?? 'exact',
    unit: quantity?.unit ?? '',
    places: claim.place.map(({ kind, name }, key) => ({ key, kind, name })),
    date: claim.date ?? '',
    actor: claim.actor ?? '',
    speaker: claim.speaker ?? '',
    hedge: claim.hedge,
  };
}

function write(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/** Reads the fields back: the parts that differ from what `claim` fills them with. Null where a field holds no number or date. */
export function readForm(
  claim: Claim,
  form: SlotForm,
  nameOf: (system: string) => string,
): SlotChange | null {
  const old = fillForm(claim);
  const date = form.date.trim();
  if (date !== '' && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(date)) return null;
  const isQuantity = (['from', 'to', 'approx', 'unit'] as const).some((k) => form[k] !== old[k]);
  const quantity = isQuantity ? readQuantity(claim.quantity, form) : claim.quantity;
  if (quantity === undefined) return null;
  const change: { -readonly [K in keyof SlotChange]: SlotChange[K] } = {};
  if (form.kind !== old.kind) change.kind = form.kind;
  if (form.hedge !== old.hedge) change.hedge = form.hedge;
  if (date !== old.date) change.date = date || null;
  if (form.actor !== old.actor) change.actor = form.actor || null;
  if (form.speaker.trim() !== old.speaker) change.speaker = form.speaker.trim() || null;
  if (quantity !== claim.quantity) change.quantity = quantity;
  if (form.system !== old.system) change.system = readSystem(claim, form.system, nameOf);
  if (isOtherPlaces(old.places, form.places)) change.place = readPlaces(claim, form.places);
  return change;
}

/** A system that somebody chose is that system: it may be no other. The printed words stay. */
function readSystem(claim: Claim, id: string, nameOf: (system: string) => string): Claim['system'] {
  return id === '' ? null : { id, text: claim.system?.text ?? nameOf(id), alternatives: [] };
}

/** Undefined where a field holds no number. */
function readQuantity(before: ClaimedQuantity | null, form: SlotForm) {
  if (form.from.trim() === '') return form.to.trim() === '' ? null : undefined;
  const from = readNumber(form.from);
  const to = form.to.trim() === '' ? null : readNumber(form.to);
  if (from === undefined || to === undefined || (to !== null && to < from)) return undefined;
  const { approx } = form;
  const unit = form.unit.trim() || null;
  const text = before?.text ?? [form.from, form.unit].join(' ').trim();
  const rest = { unit, approx, text };
  if (to !== null) return { low: from, high: to, value: null, ...rest };
  if (approx === 'at-most') return { low: null, high: from, value: null, ...rest };
  if (approx === 'at-least' || approx === 'vague') {
    return { low: from, high: null, value: null, ...rest };
  }
  return { low: null, high: null, value: from, ...rest };
}

function readNumber(text: string): number | undefined {
  const plain = text.trim().replaceAll(/[,\s\u00a0]/g, '');
  if (!/^\d+(\.\d+)?$/.test(plain)) return undefined;
  const value = Number(plain);
  return value <= Number.MAX_SAFE_INTEGER ? value : undefined;
}

function isOtherPlaces(old: readonly PlaceField[], now: readonly PlaceField[]): boolean {
  return (
    old.length !== now.length ||
    now.some((place, i) => place.kind !== old[i]?.kind || place.name !== old[i]?.name)
  );
}

/** A place whose fields were left alone keeps its printed words; one without a name goes, but for the kinds that need none. */
function readPlaces(claim: Claim, places: readonly PlaceField[]): readonly ClaimedPlace[] {
  const nameless: readonly PlaceKind[] = ['territory', 'coast', 'cities', 'corridor', 'border'];
  return places.flatMap(({ kind, name }) => {
    const same = claim.place.find((place) => place.kind === kind && place.name === name);
    if (same !== undefined) return [same];
    const trimmed = name.trim();
    if (trimmed === '' && !nameless.includes(kind)) return [];
    return [{ kind, name: trimmed || kind, text: trimmed || kind }];
  });
}
