const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const digitValue = new Map([...digits].map((digit, value) => [digit.charCodeAt(0), value]));

/**
 * Unpacks a text of variable-length numbers (zigzag, 5 bits a character, the 6th bit says that more follow) into steps
 * [dx, dy] on the grid; the first step is the start itself. Linear in the text.
 */
export function unpackSteps(text: string): number[][] {
  const steps: number[][] = [];
  let dx: number | null = null;
  let index = 0;
  while (index < text.length) {
    let value = 0;
    let weight = 1;
    let digit = 0;
    do {
      digit = digitValue.get(text.charCodeAt(index)) ?? 0;
      index += 1;
      value += (digit % 32) * weight;
      weight *= 32;
    } while (digit >= 32);
    const signed = value % 2 === 1 ? -(value + 1) / 2 : value / 2;
    if (dx === null) dx = signed;
    else {
      steps.push([dx, signed]);
      dx = null;
    }
  }
  return steps;
}
