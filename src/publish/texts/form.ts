import type { english } from './en.ts';

/** The form that another language has to have: the same names, texts in place of texts, functions with the same arguments. */
export type Wide<T> = T extends string
  ? string
  : T extends (...given: infer Given) => infer Said
    ? (...given: Given) => Wide<Said>
    : { readonly [Name in keyof T]: Wide<T[Name]> };

/** Every text of the published page, the verdict table and the exports. */
export type PublishTexts = Wide<typeof english>;

/** What a language brings. */
export interface LanguageWords {
  readonly texts: PublishTexts;
  /** Translates a sentence or name that the pure core wrote in English; one that is not known stays as it is. */
  readonly say: (english: string) => string;
  /** Translates each line that is known as a whole; lines of the terminal hold numbers that are in the form of the language already. */
  readonly sayLines: (english: string) => string;
  /** Turns `11,613.5` into the form of the language. */
  readonly sayNumber: (english: string) => string;
}
