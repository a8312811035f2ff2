/** Begins a sentence with a name that has a small letter elsewhere: `Solo Igla-S`. */
export function startSentence(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** Says what a chance is: `es del 6 %`, `es de menos del 1 %`, `es nula`. */
export function sayChanceIs(figure: string): string {
  if (figure === noChance) return 'es nula';
  return `es ${withOf(figure)}`;
}

/** Puts the preposition before a chance: `del 6 %`, `de menos del 1 %`. */
export function withOf(figure: string): string {
  return /^\d/.test(figure) ? `del ${figure}` : `de ${figure}`;
}

/** The chance of what never happens. */
export const noChance = 'ninguna';
