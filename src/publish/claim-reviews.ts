import type { Report } from '../domain/report.ts';
import type { Assessment } from '../domain/results.ts';
import { rankedWords, type Verdict } from '../domain/verdict.ts';
import { showInvisible } from '../kernel/text/show-invisible.ts';
import type { FoldedVerdict } from './fold-verdicts.ts';
import { writeFolded } from './fold-verdicts.ts';
import { writeChance, writeWords } from './format.ts';
import { type ClaimCard, listCards, ownVerdicts, senseOf } from './list-cards.ts';
import { cardId } from './page/card-numbers.ts';
import { linkableAddress } from './page/html.ts';
import { isSimulated } from './select-main.ts';
import { say, texts } from './texts.ts';

/** An object of schema.org's vocabulary. */
export type JsonLd = Readonly<Record<string, unknown>>;

/**
 * Describes the verdicts as a graph of ClaimReviews, one a claim that was tested; null where none was. A claim has a rating for each sense of it, on the ground footprint,
 * where it fares best. A rating is the verdict's words; it has a number only where a chance or a bound stands behind it, so that what is undetermined, or only held against
 * the record, is never read as half true. A claim that nothing can test has no review.
 *
 * Source: schema.org ClaimReview, Claim and Rating; reviewAspect and ratingExplanation of Rating.
 * @param page address of the published page, relative to where the graph stands; empty inside it
 */
export function makeClaimReviews(assessment: Assessment, page: string): JsonLd | null {
  const reviews = listCards(assessment).flatMap((card) => makeReview(assessment, card, page) ?? []);
  if (reviews.length === 0) return null;
  return { '@context': 'https://schema.org', '@graph': reviews };
}

function makeReview(assessment: Assessment, card: ClaimCard, page: string): JsonLd | null {
  const isQuoted = card.claim !== null || hasQuote(assessment, card);
  if (card.tested === 'untestable' || !isQuoted) return null;
  const { run } = assessment.results;
  const words = texts.exports.claimReview;
  const folded = ownVerdicts(card);
  return {
    '@type': 'ClaimReview',
    '@id': `${page}#${cardId(card.id)}`,
    claimReviewed: card.quote,
    author: { '@type': 'Project', name: words.author, description: words.authorNote },
    // What evidence was let in; when the review is published, its publisher knows.
    contentReferenceTime: run.asOf,
    identifier: { '@type': 'PropertyValue', propertyID: words.digest, value: run.digest },
    reviewBody: folded.map((one) => `${senseOf(one.first)}: ${writeFolded(one)}.`).join(' '),
    itemReviewed: makeClaim(assessment, card),
    reviewRating: single(folded.map(makeRating)),
  };
}

/** A question of a scenario is reviewed as a claim only where the file quotes one. */
function hasQuote({ scenario }: Assessment, { verdicts }: ClaimCard): boolean {
  const question = scenario.questions.find(({ id }) => id === verdicts[0]?.question);
  return question !== undefined && question.quote !== null;
}

function makeClaim({ reports }: Assessment, { claim }: ClaimCard): JsonLd {
  if (claim === null) return { '@type': 'Claim' };
  const report = reports.find(({ id }) => id === claim.report);
  const day = claim.date ?? report?.date ?? null;
  return {
    '@type': 'Claim',
    ...(claim.speaker === null ? {} : { author: makeSpeaker(claim.speaker) }),
    ...(day === null ? {} : { datePublished: day }),
    ...(report === undefined ? {} : { appearance: makeAppearance(report) }),
  };
}

/** A name of two or more capitalised words is taken for a person, all else (`analysts`, `military sources`) for a body of them. */
function makeSpeaker(name: string): JsonLd {
  const words = name.split(' ');
  const isPerson = words.length > 1 && words.every((word) => /^\p{Lu}[\p{L}.'’-]*$/u.test(word));
  return { '@type': isPerson ? 'Person' : 'Organization', name: showInvisible(name) };
}

function makeAppearance({ title, publisher, date, address }: Report): JsonLd {
  const url = linkableAddress(address);
  return {
    '@type': 'CreativeWork',
    ...(title === null ? {} : { headline: showInvisible(title) }),
    ...(publisher === null
      ? {}
      : { publisher: { '@type': 'Organization', name: showInvisible(publisher) } }),
    ...(date === null ? {} : { datePublished: date }),
    ...(url === null ? {} : { url }),
  };
}

function makeRating({ first }: FoldedVerdict): JsonLd {
  const words = texts.exports.claimReview;
  const number = numberOf(first);
  const sense = senseOf(first);
  const aspect = isSimulated(first) && first.altitudeM === 0 ? words.atGround(sense) : sense;
  return {
    '@type': 'Rating',
    reviewAspect: aspect,
    alternateName: nameRating(first),
    ...(number === null
      ? {}
      : { ratingValue: number, worstRating: 1, bestRating: rankedWords.length }),
    ratingExplanation: `${say(first.reason)} ${number === null ? words.words : words.scale}`.trim(),
  };
}

/** The verdict's words, with the chance that they stand for. */
function nameRating(row: Verdict): string {
  const words = writeWords(row.verdict, row.wordTo);
  if (row.verdict === 'impossible' || row.probability === null) return words;
  const figure = writeChance(row.probability, row.interval);
  return figure === '–' ? words : `${words} (${texts.exports.claimReview.chance(figure)})`;
}

/** The step of a single word of a chance, from 1; null for two words and for words of other kinds. */
function numberOf({ verdict, wordTo }: Verdict): number | null {
  const at = rankedWords.indexOf(verdict);
  return at < 0 || wordTo !== null ? null : at + 1;
}

/** A single value stands without a list, as the compacted form has it. */
function single(values: readonly JsonLd[]): JsonLd | readonly JsonLd[] {
  return values.length === 1 ? (values[0] as JsonLd) : values;
}
