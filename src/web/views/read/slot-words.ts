import type { Claim, ClaimedPlace, ClaimedQuantity } from '../../../domain/claim.ts';
import { formatDecimal, formatInteger } from '../../../kernel/text/format-number.ts';
import { texts as published } from '../../../publish/texts.ts';
import type { SlotName } from '../../state/corrections.ts';
import type { PageTexts } from '../../texts/en.ts';

/** Writes one part of a claim in words. */
export function writeSlot(claim: Claim, slot: SlotName, texts: PageTexts['read']): string {
  switch (slot) {
    case 'kind':
      return published.claimKind[claim.kind];
    case 'hedge':
      return published.hedge[claim.hedge];
    case 'speaker':
      return claim.speaker ?? texts.itself;
    case 'actor':
      return claim.actor ?? texts.nothing;
    case 'date':
      return claim.date ?? texts.nothing;
    case 'system':
      return claim.system === null ? texts.nothing : claim.system.id;
    case 'quantity':
      return claim.quantity === null ? texts.nothing : writeQuantity(claim.quantity, texts);
    case 'place':
      return claim.place.map((place) => writePlace(place, texts)).join('; ') || texts.nothing;
  }
}

function writeQuantity(quantity: ClaimedQuantity, texts: PageTexts['read']): string {
  const { value, low, high, unit, approx } = quantity;
  const figures =
    value !== null
      ? writeFigure(value)
      : [low, high].flatMap((one) => (one === null ? [] : [writeFigure(one)])).join('–');
  const wording = approx === 'exact' ? '' : `${texts.approx[approx]} `;
  return `${wording}${figures}${unit === null ? '' : ` ${unit}`}`;
}

function writeFigure(value: number): string {
  return Number.isInteger(value) ? formatInteger(value) : formatDecimal(value, 2);
}

function writePlace({ kind, name }: ClaimedPlace, texts: PageTexts['read']): string {
  return `${texts.places[kind]} ${name}`.trim();
}
