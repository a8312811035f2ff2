import type { ClaimSlot } from '../../domain/language-model.ts';

const claims = (count: number): string => `${count} ${count === 1 ? 'claim' : 'claims'}`;

/** What is said of a language model that was asked beside the rules. */
export const languageModelTexts = {
  title: 'Rules and language model',
  lead: (name: string, host: string): string =>
    `A language model (${name} at ${host}) was asked too. Its answers are not reproducible: asked again it may answer otherwise, while the claims in claims.json give this result again. Where both read a claim, what the rules say counts. What the model alone read is marked and judged like any claim; numbers of the scenario rest on it only where the rules find no system that can be run.`,
  counts: (both: number, rules: number, model: number, dropped: number): string =>
    `Both read ${claims(both)}, the rules alone ${rules}, the model alone ${model}. ${claims(dropped)} of the model ${dropped === 1 ? 'was' : 'were'} dropped, because the report does not bear ${dropped === 1 ? 'it' : 'them'} out.`,
  problem: (report: string, problem: string): string =>
    `${report} was read by rules alone: ${problem}.`,
  head: ['Claim', 'Part', 'Rules', 'Language model'],
  open: 'not stated',
  slot: {
    kind: 'kind',
    speaker: 'speaker',
    hedge: 'how firmly',
    actor: 'whose',
    system: 'system',
    quantity: 'quantity',
    place: 'places',
    date: 'date',
  } satisfies Readonly<Record<ClaimSlot, string>>,
  cut: (shown: number, all: number): string =>
    `${shown} of ${all} differences are shown; claims.json holds all.`,
} as const;
