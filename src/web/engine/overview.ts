import type { Measure } from '../../domain/measure.ts';
import type { Assessment, AssumptionRow, ReadinessCurve, Results } from '../../domain/results.ts';
import { headline } from '../../publish/headline.ts';
import { listDoubts } from '../../publish/list-doubts.ts';
import { type DecidedSense, listDecided } from '../../publish/select-drivers.ts';
import { postureLabel, selectMain } from '../../publish/select-main.ts';
import { say } from '../../publish/texts.ts';
import { type Card, makeCards, ownVerdictsOnly } from './cards.ts';
import { sayFields } from './say-fields.ts';

/** What the page keeps of a finished run; the rest stays in the engine until it is asked for. */
export interface Overview {
  readonly title: string;
  readonly headline: { readonly first: string; readonly second: string };
  readonly run: Results['run'];
  readonly cards: readonly Card[];
  readonly readings: readonly string[];
  readonly postures: readonly { readonly id: string; readonly label: string }[];
  readonly interpretations: readonly string[];
  readonly altitudesM: readonly number[];
  readonly cases: readonly string[];
  readonly intruders: readonly {
    readonly id: string;
    readonly name: string;
    readonly count: number;
  }[];
  readonly territory: string;
  readonly assumptions: readonly AssumptionRow[];
  /** Rows of the base case for the posture that leads: what charts are drawn from. */
  readonly measures: readonly Measure[];
  readonly mainPosture: string;
  readonly readinessCurves: readonly ReadinessCurve[];
  /** What decides each sense of the posture that leads, at the ground. */
  readonly decided: readonly DecidedSense[];
  /** Where the result would give way, in sentences. */
  readonly doubts: readonly string[];
}

/** Picks from an assessment what the page shows at once. */
export function makeOverview(assessment: Assessment): Overview {
  const { results, scenario } = assessment;
  const main = selectMain(assessment);
  const base = scenario.cases[0];
  const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
  return {
    title: say(scenario.title),
    headline: headline(assessment),
    run: results.run,
    cards: makeCards(assessment, ownVerdictsOnly),
    readings: distinct(results.verdicts.flatMap((row) => row.reading ?? [])),
    postures: distinct(results.verdicts.map((row) => row.posture)).map((id) => ({
      id,
      label: postureLabel(assessment, id),
    })),
    interpretations: distinct(results.verdicts.map((row) => row.interpretation)),
    altitudesM: base?.altitudesM ?? [],
    cases: scenario.cases.map((each) => each.id),
    intruders: (base?.intruders ?? []).map(({ id, name, count }) => ({
      ...{ id, name: say(name), count },
    })),
    territory:
      scenario.territory.kind === 'country' ? scenario.territory.code : scenario.territory.name,
    assumptions: sayFields(results.assumptions),
    measures: results.measures.filter((row) => row.case === base?.id),
    mainPosture: main.posture,
    readinessCurves: sayFields(assessment.readinessCurves),
    decided: listDecided(assessment, main.posture),
    doubts: listDoubts(assessment, main.posture),
  };
}
