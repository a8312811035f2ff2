import type { Assessment } from '../domain/results.ts';
import type { Verdict } from '../domain/verdict.ts';
import { writeNumber, writeShare, writeVariant } from './format.ts';
import { unknownLabel } from './select-drivers.ts';
import { say, texts } from './texts.ts';

/** Says what a verdict turns on, beyond its reason: the choice that flips it, its driver and tipping point, what the figure leaves open. */
export function explainVerdict(row: Verdict, assessment: Assessment): string {
  const cards = texts.page.cards;
  const said: string[] = [];
  if (row.flippedBy !== null) said.push(cards.flipped(writeVariant(row.flippedBy)));
  if (row.driver !== null && row.verdict !== 'impossible') {
    const label = unknownLabel(assessment, row.driver.unknown);
    said.push(cards.driver(label, writeShare(row.driver.totalEffect)));
    const tipping = row.tippingPoint;
    if (tipping === null) said.push(cards.noTipping);
    else
      said.push(
        cards.tipping(
          unknownLabel(assessment, tipping.unknown),
          writeValue(tipping.value, tipping.unit),
        ),
      );
  }
  if (row.conditions.length > 0) {
    said.push(
      cards.conditions(row.conditions.map((one) => say(one.replaceAll('-', ' '))).join(', ')),
    );
  }
  return said.join(' ');
}

/** Writes a value in its unit: shares as percent, metres and counts with commas. */
export function writeValue(value: number, unit: string): string {
  if (unit === 'share' || unit === 'probability') return writeShare(value);
  return `${writeNumber(value, 2)} ${say(unit)}`;
}
