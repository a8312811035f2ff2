import { expect, test } from 'vitest';
import { createReference } from '../../atlas/reference.ts';
import type { Claim, Reading } from '../../domain/claim.ts';
import type { LanguageModelAnswer } from '../../domain/language-model.ts';
import { readReport } from '../../reports/read-report.ts';
import { loadClaims } from '../load-claims.ts';
import { readClaims } from '../read-claims.ts';
import type { ModelClaim } from './check-answer.ts';
import { joinReadings } from './join-readings.ts';

const text = `Date: 2025-10-23

President Nicolas Maduro said that Venezuela has deployed 5,000 Igla-S missiles along the border with Colombia. Venezuela owns 20 Buk launchers. The Igla-S has a range of 6 km.
`;
const { report } = readReport({ name: 'a.txt', text, sha256: 'ab', replaced: 0 });
if (report === null) throw new Error('the report of a test was refused');
const rules = readClaims([report], createReference());

const find = (kind: string): Claim => {
  const found = rules.claims.find((claim) => claim.kind === kind);
  if (found === undefined) throw new Error(`the rules read no ${kind}`);
  return found;
};

/** The same claim as a model gives it, with changes. */
const retold = (claim: Claim, change: Partial<ModelClaim> = {}): ModelClaim => {
  const { id: _, ...rest } = claim;
  return { ...rest, ...change };
};

const answered: LanguageModelAnswer = {
  ...{ report: 'a', promptSha256: '0'.repeat(64), answerSha256: '1'.repeat(64), problem: null },
  ...{ given: 3, kept: 3, dropped: {}, emptied: {} },
};
const model = { name: 'small', host: '127.0.0.1:1' };

const join = (claims: readonly ModelClaim[], answer = answered): Reading =>
  joinReadings(rules, model, [{ answer, claims }]);

const spanOf = (words: string): Claim['span'] => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};

test('where both read a claim it is that of the rules, and what differs is listed', () => {
  const deployment = find('deployment');
  const asked = retold(deployment, {
    span: { ...deployment.span, start: deployment.span.start - 5 },
    ...{ hedge: 'alleged', actor: null, speaker: 'President Nicolas Maduro', place: [] },
  });
  const { claims, languageModel } = join([asked]);
  expect(claims).toEqual(rules.claims);
  expect(languageModel?.both).toEqual([deployment.id]);
  expect(languageModel?.onlyRules).toEqual(
    rules.claims.filter((one) => one !== deployment).map((one) => one.id),
  );
  expect(languageModel?.onlyModel).toEqual([]);
  // A longer form of one name is the same speaker.
  expect(languageModel?.differences).toEqual([
    { claim: deployment.id, slot: 'hedge', rules: 'asserted', model: 'alleged' },
    { claim: deployment.id, slot: 'actor', rules: 'VEN', model: null },
    { claim: deployment.id, slot: 'place', rules: 'border COL', model: null },
  ]);
});

test('claims in the same words are told apart by kind, then by amount; each is paired once', () => {
  const [possession, capability] = [find('possession'), find('capability')];
  const span = { start: possession.span.start, end: capability.span.end };
  const same = [retold(capability, { span }), retold(possession, { span })];
  const { languageModel } = join([...same, retold(possession, { span, kind: 'threat' })]);
  expect(languageModel?.both).toEqual([possession.id, capability.id]);
  expect(languageModel?.differences).toEqual([]);
  expect(languageModel?.onlyModel).toEqual(['a#m1']);
  // The kind decides where the amounts are those of the other claim.
  const crossed = join([
    retold(capability, { span, quantity: possession.quantity }),
    retold(possession, { span, quantity: capability.quantity }),
  ]);
  const slots = crossed.languageModel?.differences.map(({ slot }) => slot);
  expect(slots).toEqual(['quantity', 'quantity']);
  // Of two claims of one kind the amount decides, though the other one shares more words.
  const { start } = possession.span;
  const long = { ...possession, id: 'a#c1', span: { start, end: start + 30 }, quantity: null };
  const short = { ...possession, id: 'a#c2', span: { start: start + 30, end: start + 34 } };
  const two = { ...rules, claims: [long, short] };
  const over = retold(possession, { span: { start, end: start + 34 } });
  const told = joinReadings(two, model, [{ answer: answered, claims: [over] }]);
  expect(told.languageModel?.both).toEqual(['a#c2']);
  // One claim over the words of two is paired with the likelier one alone.
  const one = join([retold(capability, { span })]);
  expect(one.languageModel?.both).toEqual([capability.id]);
  expect(one.languageModel?.onlyRules).toContain(possession.id);
});

test('what the model alone read stands in text order, marked, with an id of its own', () => {
  const own = retold(find('deployment'), { span: spanOf('Venezuela owns'), kind: 'risk' });
  const first = { ...own, span: spanOf('President Nicolas Maduro said') };
  const { claims } = join([first, own, retold(find('possession'))]);
  const added = claims.filter((claim) => claim.by !== undefined);
  expect(added.map(({ id, by }) => [id, by])).toEqual([
    ['a#m1', 'model'],
    ['a#m2', 'model'],
  ]);
  const starts = claims.map((claim) => claim.span.start);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  expect(claims.filter((claim) => claim.by === undefined)).toEqual(rules.claims);
});

test('claims of one report are never paired with those of another', () => {
  const other = { ...retold(find('possession')), report: 'b' };
  const both = { ...rules, reports: [...rules.reports, { ...rules.reports[0], id: 'b' }] };
  const { languageModel } = joinReadings(both as Reading, model, [
    { answer: answered, claims: [] },
    { answer: { ...answered, report: 'b' }, claims: [other] },
  ]);
  expect(languageModel?.both).toEqual([]);
  expect(languageModel?.onlyModel).toEqual(['b#m1']);
});

test('a report whose answer was not used is compared with nothing', () => {
  const { claims, languageModel } = join([], { ...answered, problem: 'nobody listens there' });
  expect(claims).toEqual(rules.claims);
  expect(languageModel).toMatchObject({ both: [], onlyRules: [], onlyModel: [] });
});

test('what was joined comes back from a claims file as it was, and a spoiled one is refused', () => {
  const own = retold(find('deployment'), { span: spanOf('Venezuela owns'), kind: 'risk' });
  const reading = join([own, retold(find('possession'), { actor: null })], {
    ...answered,
    ...{ dropped: { quote: 2 }, emptied: { system: 1 } },
  });
  const load = (value: unknown) => loadClaims(JSON.stringify(value), 'claims.json', [report]);
  expect(load(reading)).toEqual({ reading, findings: [] });
  const { languageModel } = reading;
  const spoil = (change: object): string[] =>
    load({ ...reading, languageModel: { ...languageModel, ...change } }).findings.map(
      (finding) => finding.path ?? finding.message,
    );
  expect(spoil({ reproducible: true })).toEqual([
    expect.stringMatching(/^languageModel\.reproducible/),
  ]);
  expect(spoil({ onlyModel: ['a#m9'] })).toHaveLength(1);
  expect(spoil({ answers: [{ ...answered, report: 'b' }] })).toHaveLength(1);
  expect(spoil({ answers: [{ ...answered, answerSha256: 'x' }] })).toHaveLength(1);
  expect(spoil({ answers: [{ ...answered, dropped: { quote: 0.5 } }] })).toHaveLength(1);
  expect(spoil({ differences: [{ claim: 'a#c1', slot: 'mood' }] })).toHaveLength(1);
  expect(load({ ...reading, claims: [{ ...reading.claims[0], by: 'me' }] }).reading).toBeNull();
});
