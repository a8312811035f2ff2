import type {
  AdjudicatedOutcome,
  AdjudicatedSituation,
  Adjudication,
} from '../domain/adjudication.ts';
import type { Measure } from '../domain/measure.ts';
import type { Assessment } from '../domain/results.ts';
import type { ExportedFile } from './export-source.ts';
import { type ColumnOf, makeTable, type Table } from './list-tables.ts';
import { postureLabel } from './select-main.ts';
import { writeTableCsv } from './tables.ts';
import { say, texts } from './texts.ts';

/** The form of adjudication.json that this version writes. */
const adjudicationForm = 'adjudication/1';

/**
 * Writes an adjudication: the outcomes by situation with the rolls that stand for them, the same draw by draw, and all of it for programs.
 * @param isGuarded whether texts that a spreadsheet would take for formulas get an apostrophe
 */
export function writeAdjudication(
  assessment: Assessment,
  adjudication: Adjudication,
  isGuarded: boolean,
): readonly ExportedFile[] {
  const situations = listSituations(assessment, adjudication);
  const json = writeAdjudicationJson(assessment, adjudication, situations);
  const tables = listAdjudicationTables(adjudication, situations).map((table): ExportedFile => {
    const { path, content } = writeTableCsv(table, isGuarded);
    return { path, content: [...content].join('') };
  });
  return [{ path: 'adjudication.json', content: json }, ...tables];
}

type Rolled = AdjudicatedSituation & AdjudicatedOutcome;

const situationColumns: readonly ColumnOf<AdjudicatedSituation>[] = [
  ['posture', 'text', (row) => row.posture],
  ['intruder', 'text', (row) => row.intruder],
  ['aircraft', 'whole', (row) => row.aircraft],
  ['altitudeM', 'number', (row) => row.altitudeM],
  ['bandFromM', 'number', (row) => row.bandM[0]],
  ['bandToM', 'number', (row) => row.bandM[1]],
  ['measure', 'text', (row) => row.measure],
  ['quantity', 'text', (row) => row.quantity],
];

/**
 * Makes the two tables of an adjudication: `adjudication`, a row for each outcome of a situation with the rolls that stand for it, and `adjudication-draws`, a row a
 * situation with the outcome of each draw.
 */
function listAdjudicationTables(
  adjudication: Adjudication,
  situations: readonly AdjudicatedSituation[],
): readonly Table[] {
  const { seed, trials } = adjudication;
  const rolled = situations.flatMap((one) =>
    one.outcomes.map((outcome): Rolled => ({ ...one, ...outcome })),
  );
  const drawn = situations.filter(({ draws }) => draws.length > 0);
  const count = Math.max(0, ...drawn.map(({ draws }) => draws.length));
  return [
    makeTable(
      'adjudication',
      [
        ...situationColumns,
        ['rollFrom', 'whole', (row: Rolled) => row.rolls?.[0]],
        ['rollTo', 'whole', (row: Rolled) => row.rolls?.[1]],
        ['outcome', 'whole', (row: Rolled) => row.outcome],
        ['probability', 'number', (row: Rolled) => row.probability],
        ['low', 'number', (row: Rolled) => row.interval?.[0]],
        ['high', 'number', (row: Rolled) => row.interval?.[1]],
        ['mean', 'number', (row: Rolled) => row.mean],
        ['seed', 'number', () => seed],
        ['trials', 'whole', (row: Rolled) => (row.measure === 'raid' ? trials : null)],
      ],
      rolled,
    ),
    makeTable(
      'adjudication-draws',
      [
        ...situationColumns,
        ['seed', 'number', () => seed],
        ...Array.from(
          { length: count },
          (_, at): ColumnOf<AdjudicatedSituation> =>
            [
              ...[`draw${at + 1}`, 'whole', ({ draws }: AdjudicatedSituation) => draws[at]],
            ] as const,
        ),
      ],
      drawn,
    ),
  ];
}

/** Writes an adjudication for programs: how it is used, from which run it comes, and all situations. */
function writeAdjudicationJson(
  assessment: Assessment,
  adjudication: Adjudication,
  situations: readonly AdjudicatedSituation[],
): string {
  const words = texts.exports.adjudication;
  const { seed, trials, conditions } = adjudication;
  const { run } = assessment.results;
  const head = {
    ...{ skyproof: adjudicationForm, title: words.title, scenario: assessment.scenario.title },
    ...{ digest: run.digest, version: run.version, asOf: run.asOf, seed, trials },
    ...{ case: adjudication.case, conditions },
    how:
      conditions.length === 0
        ? words.how
        : [
            ...words.how,
            words.conditions(conditions.map((one) => say(one.replaceAll('-', ' '))).join(', ')),
          ],
    postures: [...new Set(situations.map(({ posture }) => posture))].map((id) => ({
      ...{ id, label: postureLabel(assessment, id) },
    })),
  };
  const rows = situations.map((one) => `    ${JSON.stringify(one)}`).join(',\n');
  const text = JSON.stringify(head, null, 2).slice(0, -2);
  return `${text},\n  "situations": [\n${rows}\n  ]\n}\n`;
}

/** Lists the situations of an adjudication, and behind those of a class at a height the chance that one approach is engaged, as the run has it. */
function listSituations(
  { results }: Assessment,
  adjudication: Adjudication,
): readonly AdjudicatedSituation[] {
  const engaged = results.measures.filter(
    ({ measure, quantity, case: id }) =>
      measure === 'crossing' && quantity === 'engaged' && id === adjudication.case,
  );
  const { situations } = adjudication;
  return situations.flatMap((one, at) => {
    const next = situations[at + 1];
    const isLast = next === undefined || !isSamePlan(one, next);
    const row = isLast ? engaged.find((each) => isSamePlan(one, each)) : undefined;
    return row === undefined ? [one] : [one, makeEngaged(one, row)];
  });
}

type Plan = Pick<AdjudicatedSituation, 'posture' | 'altitudeM'> & {
  readonly intruder: string | null;
};

/** Says whether the same class flies at the same height against the same posture. */
function isSamePlan(one: Plan, other: Plan): boolean {
  return (
    one.posture === other.posture &&
    one.intruder === other.intruder &&
    one.altitudeM === other.altitudeM
  );
}

function makeEngaged(one: AdjudicatedSituation, row: Measure): AdjudicatedSituation {
  const { estimate, interval } = row;
  const faces = Math.round(100 * estimate);
  const missed = [1 - interval[1], 1 - interval[0]] as const;
  return {
    ...{ ...one, aircraft: 1, measure: 'crossing', quantity: 'engaged', mean: estimate, draws: [] },
    outcomes: [
      {
        ...{ outcome: 1, probability: estimate, interval },
        rolls: faces === 0 ? null : [1, faces],
      },
      {
        ...{ outcome: 0, probability: 1 - estimate, interval: missed },
        rolls: faces === 100 ? null : [faces + 1, 100],
      },
    ],
  };
}
