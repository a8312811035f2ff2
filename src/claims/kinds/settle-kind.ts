import type { ClaimKind } from '../../domain/claim.ts';
import type { Reader } from '../draft-claim.ts';
import type { Facts } from '../triggers/trigger-facts.ts';
import { addClasses } from './add-classes.ts';
import { decideKind } from './decide-kind.ts';
import { type Candidate, listFeatures } from './list-features.ts';

/** Decides the kind of a claim that is about to be drafted: the kind that the rules give it is one thing seen among others. */
export function settleKind(
  reader: Reader,
  facts: Facts,
  what: Omit<Candidate, 'before'>,
): { readonly kind: ClaimKind; readonly features: readonly string[] } {
  const before = reader.drafts[reader.drafts.length - 1] ?? null;
  const features = addClasses(
    listFeatures(facts, { ...what, before }),
    reader.reference.wordClasses,
  );
  return { kind: decideKind(reader.kindModel, features, what.kind), features };
}
