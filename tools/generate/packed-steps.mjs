const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * Packs whole steps [dx, dy] into a text of variable-length numbers: zigzag (the sign in the lowest bit), 5 bits a
 * character, the 6th bit says that more follow.
 */
export function packSteps(steps) {
  return steps.map(([dx, dy]) => packed(dx) + packed(dy)).join('');
}

function packed(value) {
  let rest = value < 0 ? -2 * value - 1 : 2 * value;
  let text = '';
  while (rest >= 32) {
    text += digits[32 + (rest % 32)];
    rest = Math.floor(rest / 32);
  }
  return text + digits[rest];
}
