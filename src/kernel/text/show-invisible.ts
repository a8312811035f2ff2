const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Writes characters that nobody sees, or that turn the writing direction, as their number: `5[U+202E]000`. What is quoted can then be checked by eye. */
export function showInvisible(text: string): string {
  return text.replace(
    invisible,
    (character) => `[U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
}
