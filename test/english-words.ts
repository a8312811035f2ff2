/** Words that English needs in almost every sentence and that Spanish does not have. */
const words =
  /(?<!\p{L})(?:the|of|and|is|are|was|were|with|that|which|at|for|from|by|than|its|this|these|not|be|on|to|or|each|would|has|have|more|most|when|where|there|they|it)(?!\p{L})/iu;

/** What is quoted, in brackets (sources, names of codes), code, an option or the id of a claim. */
const quoted = /“[^”]*”|«[^»]*»|"[^"]*"|`[^`]*`|\([^()]*\)|--[a-z-]+|\S+#c\d+/g;

/** Tells whether a text that should be Spanish still holds English outside quotes. */
export function holdsEnglish(text: string): boolean {
  const left = text.replaceAll(quoted, ' ');
  return left === text ? words.test(text) : holdsEnglish(left);
}
