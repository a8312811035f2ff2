import type { Bound } from '../domain/bound.ts';
import type { Claim } from '../domain/claim.ts';
import { countOrigins } from '../domain/count-origins.ts';
import type { Measure } from '../domain/measure.ts';
import type { Assessment, AssumptionRow } from '../domain/results.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { CsvValue } from './csv.ts';

/** What stands in a column: a text, a number, or a whole number of 32 bits; each may be empty. */
export type ColumnType = 'text' | 'number' | 'whole';

/** A table in no format yet. */
export interface Table {
  /** Stem of its file names. */
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  /** Makes the rows, one value a column; may be read more than once. */
  readonly rows: () => Iterable<readonly CsvValue[]>;
}

/** A column and how its value is read off a row's subject. */
export type ColumnOf<Row> = readonly [
  name: string,
  type: ColumnType,
  read: (row: Row) => CsvValue | undefined,
];

/** Makes a table of subjects; what a subject does not have is empty. */
export function makeTable<Row>(
  name: string,
  columns: readonly ColumnOf<Row>[],
  subjects: readonly Row[],
): Table {
  return {
    name,
    columns: columns.map(([column, type]) => ({ name: column, type })),
    *rows() {
      for (const one of subjects) yield columns.map(([, , read]) => read(one) ?? null);
    },
  };
}

/** Lists the tables of an assessment. Lengths in metres, shares and probabilities in [0, 1]. */
export function listTables(assessment: Assessment): readonly Table[] {
  const { results, reading } = assessment;
  return [
    makeTable('verdicts', verdictColumns, results.verdicts),
    makeTable('measures', measureColumns, results.measures),
    makeTable('bounds', boundColumns, results.bounds),
    makeTable('assumptions', assumptionColumns, results.assumptions),
    makeTable('claims', listClaimColumns(assessment), reading?.claims ?? []),
  ];
}

const verdictColumns: readonly ColumnOf<Verdict>[] = [
  ['id', 'text', (row) => row.id],
  ['question', 'text', (row) => row.question],
  ['case', 'text', (row) => row.case],
  ['claim', 'text', (row) => row.claim],
  ['reading', 'text', (row) => row.reading],
  ['posture', 'text', (row) => row.posture],
  ['interpretation', 'text', (row) => row.interpretation],
  ['variant', 'text', (row) => row.variant],
  ['altitudeM', 'number', (row) => row.altitudeM],
  ['verdict', 'text', (row) => row.verdict],
  ['wordTo', 'text', (row) => row.wordTo],
  ['probability', 'number', (row) => row.probability],
  ['low', 'number', (row) => row.interval?.[0]],
  ['high', 'number', (row) => row.interval?.[1]],
  ['epistemicLow', 'number', (row) => row.epistemic?.[0]],
  ['epistemicHigh', 'number', (row) => row.epistemic?.[1]],
  ['bestCaseBound', 'text', (row) => row.bestCase?.bound],
  ['bestCaseProbability', 'number', (row) => row.bestCase?.probability],
  ['bestCaseVerdict', 'text', (row) => row.bestCase?.verdict],
  ['conditions', 'text', (row) => row.conditions.join(' ')],
  ['driver', 'text', (row) => row.driver?.unknown],
  ['driverTotalEffect', 'number', (row) => row.driver?.totalEffect],
  ['tippingUnknown', 'text', (row) => row.tippingPoint?.unknown],
  ['tippingValue', 'number', (row) => row.tippingPoint?.value],
  ['tippingUnit', 'text', (row) => row.tippingPoint?.unit],
  ['flippedBy', 'text', (row) => row.flippedBy],
  ['text', 'text', (row) => row.text],
  ['reason', 'text', (row) => row.reason],
];

const measureColumns: readonly ColumnOf<Measure>[] = [
  ['id', 'text', (row) => row.id],
  ['case', 'text', (row) => row.case],
  ['measure', 'text', (row) => row.measure],
  ['quantity', 'text', (row) => row.quantity],
  ['intruder', 'text', (row) => row.intruder],
  ['timeH', 'number', (row) => row.timeH],
  ['posture', 'text', (row) => row.posture],
  ['reading', 'text', (row) => row.reading],
  ['variant', 'text', (row) => row.variant],
  ['altitudeM', 'number', (row) => row.altitudeM],
  ['k', 'whole', (row) => row.k],
  ['unit', 'text', (row) => row.unit],
  ['trials', 'whole', (row) => row.trials],
  ['estimate', 'number', (row) => row.estimate],
  ['low', 'number', (row) => row.interval[0]],
  ['high', 'number', (row) => row.interval[1]],
  ['epistemicLow', 'number', (row) => row.epistemic?.[0]],
  ['epistemicHigh', 'number', (row) => row.epistemic?.[1]],
];

const boundColumns: readonly ColumnOf<Bound>[] = [
  ['id', 'text', (row) => row.id],
  ['kind', 'text', (row) => row.kind],
  ['case', 'text', (row) => row.case],
  ['question', 'text', (row) => row.question],
  ['rangeM', 'number', (row) => row.rangeM],
  ['interpretation', 'text', (row) => row.interpretation],
  ['posture', 'text', (row) => row.posture],
  ['reading', 'text', (row) => row.reading],
  ['altitudeM', 'number', (row) => row.altitudeM],
  ['needs', 'number', (row) => row.needs],
  ['claimed', 'number', (row) => row.claimed],
  ['bestShare', 'number', (row) => row.bestShare],
  ['verdict', 'text', (row) => row.verdict],
  ['formula', 'text', (row) => row.formula],
  ['proof', 'text', (row) => row.proof],
  ['source', 'text', (row) => row.source],
];

const assumptionColumns: readonly ColumnOf<AssumptionRow>[] = [
  ['unknown', 'text', (row) => row.unknown],
  ['label', 'text', (row) => row.label],
  ['distribution', 'text', (row) => row.distribution],
  ['unit', 'text', (row) => row.unit],
  ['source', 'text', (row) => row.source],
  ['address', 'text', (row) => row.address],
  ['grade', 'text', (row) => row.grade],
  ['kind', 'text', (row) => row.kind],
  ['reason', 'text', (row) => row.reason],
];

function listClaimColumns({ reading, reports }: Assessment): readonly ColumnOf<Claim>[] {
  const origins = reading === null ? null : countOrigins(reading);
  const quote = ({ report, span }: Claim): string => {
    const text = reports.find((one) => one.id === report)?.text ?? '';
    return text.slice(span.start, span.end);
  };
  return [
    ['id', 'text', (claim) => claim.id],
    ['report', 'text', (claim) => claim.report],
    ['start', 'whole', (claim) => claim.span.start],
    ['end', 'whole', (claim) => claim.span.end],
    ['quote', 'text', (claim) => quote(claim)],
    ['kind', 'text', (claim) => claim.kind],
    ['speaker', 'text', (claim) => claim.speaker],
    ['hedge', 'text', (claim) => claim.hedge],
    ['actor', 'text', (claim) => claim.actor],
    ['system', 'text', (claim) => claim.system?.id],
    ['systemAlternatives', 'text', (claim) => claim.system?.alternatives.join(' ')],
    ['quantityValue', 'number', (claim) => claim.quantity?.value],
    ['quantityLow', 'number', (claim) => claim.quantity?.low],
    ['quantityHigh', 'number', (claim) => claim.quantity?.high],
    ['quantityUnit', 'text', (claim) => claim.quantity?.unit],
    ['quantityApprox', 'text', (claim) => claim.quantity?.approx],
    [
      'places',
      'text',
      (claim) => claim.place.map((place) => `${place.kind}:${place.name}`).join(' '),
    ],
    ['date', 'text', (claim) => claim.date],
    ['origins', 'whole', (claim) => origins?.get(claim.id) ?? 1],
    ['by', 'text', (claim) => claim.by ?? null],
  ];
}
