/** Puts commas between groups of three digits of a text made of digits only. */
function groupDigits(digits: string): string {
  let text = digits;
  for (let place = digits.length - 3; place > 0; place -= 3) {
    text = `${text.slice(0, place)},${text.slice(place)}`;
  }
  return text;
}

/** Joins sign, grouped whole part and fraction; a rounded zero has no sign. */
function join(negative: boolean, whole: string, fraction: string): string {
  const zero = /^0*$/.test(whole + fraction);
  const sign = negative && !zero ? '-' : '';
  return `${sign}${groupDigits(whole)}${fraction === '' ? '' : `.${fraction}`}`;
}

/**
 * Formats an integer with commas between groups of three digits: 1234567 becomes `1,234,567`.
 *
 * @throws RangeError unless `n` is an integer within +-(2^53 - 1).
 */
export function formatInteger(n: number): string {
  if (!Number.isSafeInteger(n)) throw new RangeError(`n must be a safe integer, got ${n}`);
  return join(n < 0, String(Math.abs(n)), '');
}

/**
 * Formats a number with a fixed count of decimals and commas between groups: 1234.5 with 2 becomes `1,234.50`.
 *
 * Rounds the exact value of the double, halves away from zero; a result that rounds to 0 has no minus sign.
 *
 * @throws RangeError unless |x| < 1e21 and `digits` is an integer in [0, 20].
 */
export function formatDecimal(x: number, digits: number): string {
  checkDigits(digits, 20);
  if (!(Math.abs(x) < 1e21)) throw new RangeError(`x must lie within +-1e21, got ${x}`);
  const [whole = '0', fraction = ''] = Math.abs(x).toFixed(digits).split('.');
  return join(x < 0, whole, fraction);
}

/**
 * Formats a share as percent: 0.4312 becomes `43.1 %` with the usual one decimal.
 *
 * The decimal point is moved in the text, so no multiplication rounds before the one rounding that shows.
 *
 * @throws RangeError unless |share| < 1e15 and `digits` is an integer in [0, 18].
 */
export function formatShare(share: number, digits = 1): string {
  checkDigits(digits, 18);
  if (!(Math.abs(share) < 1e15)) throw new RangeError(`share must lie within +-1e15, got ${share}`);
  const [whole = '0', fraction = ''] = Math.abs(share)
    .toFixed(digits + 2)
    .split('.');
  const hundreds = `${whole}${fraction.slice(0, 2)}`.replace(/^0+(?=\d)/, '');
  return `${join(share < 0, hundreds, fraction.slice(2))} %`;
}

function checkDigits(digits: number, most: number): void {
  if (!Number.isInteger(digits) || digits < 0 || digits > most) {
    throw new RangeError(`digits must be an integer in [0, ${most}], got ${digits}`);
  }
}
