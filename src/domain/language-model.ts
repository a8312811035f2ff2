/** Why a claim of a language model was dropped. */
export const dropReasons = [
  'form',
  'quote',
  'outside',
  'command',
  'question',
  'negated',
  'speaker',
  'double',
] as const;

/** One of the reasons for which a claim of a language model is dropped. */
export type DropReason = (typeof dropReasons)[number];

/** The slots of a claim beside its words. */
export const claimSlots = [
  'kind',
  'speaker',
  'hedge',
  'actor',
  'system',
  'quantity',
  'place',
  'date',
] as const;

/** One of the slots of a claim. */
export type ClaimSlot = (typeof claimSlots)[number];

/** What became of the answer that a language model gave on one report. */
export interface LanguageModelAnswer {
  readonly report: string;
  /** SHA-256 of the request's body as it was sent, in hex; the key is no part of it. Null where nothing was sent. */
  readonly promptSha256: string | null;
  /** SHA-256 of the answer's text, in hex; null where there is none. */
  readonly answerSha256: string | null;
  /** Why the report was read by rules alone; null where the answer was used. */
  readonly problem: string | null;
  /** Claims in the answer. */
  readonly given: number;
  /** How many of them were kept. */
  readonly kept: number;
  /** How many were dropped, by reason; reasons that never held are absent. */
  readonly dropped: Partial<Readonly<Record<DropReason, number>>>;
  /** How many values of kept claims were left out, because the report does not hold them, by slot. */
  readonly emptied: Partial<Readonly<Record<ClaimSlot, number>>>;
}

/** A slot that the rules and a language model fill differently in a claim that both read. */
export interface SlotDifference {
  /** Id of the claim; its slots are those of the rules. */
  readonly claim: string;
  readonly slot: ClaimSlot;
  /** The rules' value in words; null where they leave the slot open. */
  readonly rules: string | null;
  /** The language model's value in words; null where it leaves the slot open. */
  readonly model: string | null;
}

/** What a language model had to say beside the rules. Asked again it may answer otherwise. */
export interface LanguageModelReading {
  /** Name of the model as it was asked for. */
  readonly name: string;
  /** Host of the address, with its port where one is named. */
  readonly host: string;
  readonly reproducible: false;
  /** One a report, in their order. */
  readonly answers: readonly LanguageModelAnswer[];
  /** Ids of claims that both read. */
  readonly both: readonly string[];
  /** Ids of claims that the rules alone read, in reports whose answer was used. */
  readonly onlyRules: readonly string[];
  /** Ids of claims that the language model alone read. */
  readonly onlyModel: readonly string[];
  readonly differences: readonly SlotDifference[];
}
