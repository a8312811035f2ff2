import { countOrigins } from '../domain/count-origins.ts';
import type { Measure } from '../domain/measure.ts';
import type { Assessment } from '../domain/results.ts';
import { type CsvValue, writeCsv, writeCsvInPieces } from './csv.ts';

/** A file of the output folder. */
export interface PublishedFile {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  readonly content: string;
}

/**
 * A file of the output folder whose text may come in pieces that follow each other, made while they are read, once: a large one is never in memory as a whole.
 */
export interface FileInPieces {
  readonly path: string;
  readonly content: string | Iterable<string>;
}

/** Writes the tables of an assessment as CSV. Lengths in metres, shares and probabilities in [0, 1]. */
export function* writeTables(assessment: Assessment): Generator<FileInPieces> {
  yield { path: 'tables/verdicts.csv', content: verdictsCsv(assessment) };
  yield { path: 'tables/measures.csv', content: measuresCsv(assessment) };
  yield { path: 'tables/bounds.csv', content: boundsCsv(assessment) };
  yield { path: 'tables/assumptions.csv', content: assumptionsCsv(assessment) };
  yield { path: 'tables/claims.csv', content: claimsCsv(assessment) };
}

const verdictHead = [
  'id',
  'question',
  'case',
  'claim',
  'reading',
  'posture',
  'interpretation',
  'variant',
  'altitudeM',
  'verdict',
  'wordTo',
  'probability',
  'low',
  'high',
  'epistemicLow',
  'epistemicHigh',
  'bestCaseBound',
  'bestCaseProbability',
  'bestCaseVerdict',
  'conditions',
  'driver',
  'driverTotalEffect',
  'tippingUnknown',
  'tippingValue',
  'tippingUnit',
  'flippedBy',
  'text',
  'reason',
];

function verdictsCsv({ results }: Assessment): string {
  const rows = results.verdicts.map((row): CsvValue[] => [
    row.id,
    row.question,
    row.case,
    row.claim,
    row.reading,
    row.posture,
    row.interpretation,
    row.variant,
    row.altitudeM,
    row.verdict,
    row.wordTo,
    row.probability,
    row.interval?.[0] ?? null,
    row.interval?.[1] ?? null,
    row.epistemic?.[0] ?? null,
    row.epistemic?.[1] ?? null,
    row.bestCase?.bound ?? null,
    row.bestCase?.probability ?? null,
    row.bestCase?.verdict ?? null,
    row.conditions.join(' '),
    row.driver?.unknown ?? null,
    row.driver?.totalEffect ?? null,
    row.tippingPoint?.unknown ?? null,
    row.tippingPoint?.value ?? null,
    row.tippingPoint?.unit ?? null,
    row.flippedBy,
    row.text,
    row.reason,
  ]);
  return writeCsv(verdictHead, rows);
}

function measuresCsv({ results }: Assessment): Iterable<string> {
  const head = [
    'id',
    'case',
    'measure',
    'quantity',
    'intruder',
    'timeH',
    'posture',
    'reading',
    'variant',
    'altitudeM',
    'k',
    'unit',
    'trials',
    'estimate',
    'low',
    'high',
    'epistemicLow',
    'epistemicHigh',
  ];
  const list = (row: Measure): CsvValue[] => [
    row.id,
    row.case,
    row.measure,
    row.quantity,
    row.intruder,
    row.timeH,
    row.posture,
    row.reading,
    row.variant,
    row.altitudeM,
    row.k,
    row.unit,
    row.trials,
    row.estimate,
    row.interval[0],
    row.interval[1],
    row.epistemic?.[0] ?? null,
    row.epistemic?.[1] ?? null,
  ];
  return writeCsvInPieces(head, mapEach(results.measures, list));
}

function* mapEach<From, To>(rows: Iterable<From>, change: (row: From) => To): Generator<To> {
  for (const row of rows) yield change(row);
}

function boundsCsv({ results }: Assessment): string {
  const head = [
    'id',
    'kind',
    'case',
    'question',
    'rangeM',
    'interpretation',
    'posture',
    'reading',
    'altitudeM',
    'needs',
    'claimed',
    'bestShare',
    'verdict',
    'formula',
    'proof',
    'source',
  ];
  const rows = results.bounds.map((row): CsvValue[] => [
    row.id,
    row.kind,
    row.case,
    row.question,
    row.rangeM,
    row.interpretation,
    row.posture,
    row.reading,
    row.altitudeM,
    row.needs,
    row.claimed,
    row.bestShare,
    row.verdict,
    row.formula,
    row.proof,
    row.source,
  ]);
  return writeCsv(head, rows);
}

function assumptionsCsv({ results }: Assessment): string {
  const head = [
    'unknown',
    'label',
    'distribution',
    'unit',
    'source',
    'address',
    'grade',
    'kind',
    'reason',
  ];
  const rows = results.assumptions.map((row): CsvValue[] => [
    row.unknown,
    row.label,
    row.distribution,
    row.unit,
    row.source,
    row.address,
    row.grade,
    row.kind,
    row.reason,
  ]);
  return writeCsv(head, rows);
}

function claimsCsv({ reading, reports }: Assessment): string {
  const head = [
    'id',
    'report',
    'start',
    'end',
    'quote',
    'kind',
    'speaker',
    'hedge',
    'actor',
    'system',
    'systemAlternatives',
    'quantityValue',
    'quantityLow',
    'quantityHigh',
    'quantityUnit',
    'quantityApprox',
    'places',
    'date',
    'origins',
    'by',
  ];
  const origins = reading === null ? null : countOrigins(reading);
  const rows = (reading?.claims ?? []).map((claim): CsvValue[] => {
    const text = reports.find((report) => report.id === claim.report)?.text ?? '';
    return [
      claim.id,
      claim.report,
      claim.span.start,
      claim.span.end,
      text.slice(claim.span.start, claim.span.end),
      claim.kind,
      claim.speaker,
      claim.hedge,
      claim.actor,
      claim.system?.id ?? null,
      claim.system?.alternatives.join(' ') ?? null,
      claim.quantity?.value ?? null,
      claim.quantity?.low ?? null,
      claim.quantity?.high ?? null,
      claim.quantity?.unit ?? null,
      claim.quantity?.approx ?? null,
      claim.place.map((place) => `${place.kind}:${place.name}`).join(' '),
      claim.date,
      origins?.get(claim.id) ?? 1,
      claim.by ?? null,
    ];
  });
  return writeCsv(head, rows);
}
