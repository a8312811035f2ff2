import { readClaims } from '../../claims/read-claims.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Assessment } from '../../domain/results.ts';
import { terrainOf } from '../../domain/terrain-of.ts';
import { sha256Hex } from '../../kernel/text/sha256.ts';
import { encodeUtf8 } from '../../kernel/text/utf8.ts';
import { measureCountCurves } from '../../pipeline/count-curve.ts';
import { draftAssessment } from '../../pipeline/draft-assessment.ts';
import { estimateCost, longestSeconds } from '../../pipeline/estimate-cost.ts';
import { publishAssessment } from '../../publish/publish-assessment.ts';
import { fetchLanguage, setLanguage } from '../../publish/texts.ts';
import { readReports } from '../../reports/read-reports.ts';
import { startBrowserRunner } from '../../workers/browser.ts';
import { makeCards } from './cards.ts';
import { listCatalogue } from './catalogue.ts';
import { listControls } from './controls.ts';
import { editYaml } from './edit-yaml.ts';
import { createGround } from './ground.ts';
import { makeLessons } from './lessons.ts';
import { makeMapView } from './map-view.ts';
import { makeOverview, type Overview } from './overview.ts';
import { createProbes } from './probe.ts';
import {
  type CallName,
  type EngineCalls,
  type EngineEvent,
  mostReports,
  type ReadAnswer,
  type ReportText,
} from './protocol.ts';
import { type GrowingReference, openGrowingReference } from './reference-parts.ts';
import { createReplays } from './replays.ts';
import { createRuns } from './runs.ts';
import { sayFields } from './say-fields.ts';

/** Answers one call. */
export type AnswerCall = <N extends CallName>(
  name: N,
  request: EngineCalls[N][0],
) => Promise<EngineCalls[N][1]>;

type Answers = {
  readonly [N in CallName]: (request: EngineCalls[N][0]) => Promise<EngineCalls[N][1]>;
};

/** Prepares the engine: everything that the page asks of the core, in a worker. */
export function createEngine(tell: (event: EngineEvent) => void): AnswerCall {
  const opening = openGrowingReference();
  const ground = createGround();
  const runs = createRuns(opening, ground.under, tell);
  const probes = createProbes(letOthersThrough, () => performance.now(), ground.under);
  const replays = createReplays();
  const found = (run: number): Assessment => {
    const assessment = runs.assessment(run);
    if (assessment === null) throw new RangeError(`there is no finished run ${run}`);
    return assessment;
  };
  /** Calls wait until the words of the language are there. */
  let speaking: Promise<void> = Promise.resolve();
  const overview = (run: number | null): Overview | null => {
    const assessment = run === null ? null : runs.assessment(run);
    return assessment === null ? null : makeOverview(assessment);
  };
  const answers: Answers = {
    speak: async ({ language, run, kept }) => {
      const setting = setLanguage(language);
      // Words that cannot be fetched fail this call alone; the others go on in the language that was set before.
      speaking = setting.catch(() => {});
      await setting;
      return { run: overview(run), kept: overview(kept) };
    },
    read: async ({ texts }) => readTexts(texts, await opening),
    draft: async (order) =>
      (await opening).use((reference) => draftAssessment({ ...order, reference, precision: null })),
    terrain: (order) => ground.read(order),
    estimate: async ({ yaml, trials, workers }) =>
      (await opening).use((reference) => {
        const { scenario } = probes.read(yaml, reference);
        if (scenario === null) return null;
        const isForServer =
          estimateCost(scenario, trials, 1).seconds <= longestSeconds &&
          terrainOf(scenario.cases) === null;
        return { seconds: estimateCost(scenario, trials, workers).seconds, isForServer };
      }),
    run: (order) => runs.start(order),
    stop: async ({ run }) => {
      runs.stop(run);
      return null;
    },
    cards: async ({ run, filter }) => makeCards(found(run), filter),
    map: async ({ run }) => {
      const { createWorldOutlines } = await import('../../atlas/world-outlines.ts');
      return makeMapView(found(run), createWorldOutlines());
    },
    probe: async (order) => (await opening).use((reference) => probes.probe(order, reference)),
    controls: async ({ yaml }) =>
      (await opening).use((reference) => {
        const { scenario, findings } = probes.read(yaml, reference);
        const base = scenario?.cases[0];
        if (base === undefined) return { controls: [], postures: [], findings };
        const postures = base.postures.map(({ id, label }) => ({ id, label }));
        return sayFields({ controls: listControls(base, reference), postures, findings });
      }),
    catalogue: async () => sayFields(await (await opening).use(listCatalogue)),
    counts: async ({ run }) => {
      const { scenario } = found(run);
      const workers = runs.workers(run);
      const curves = await (await opening).use((reference) =>
        measureCountCurves({
          ...{ scenario, reference },
          startRunner: (setup) => startBrowserRunner(setup, workers),
          host: { isCancelled: () => false, elapsedMs: () => performance.now() },
        }),
      );
      return sayFields(curves);
    },
    lessons: async ({ run }) => sayFields(makeLessons(found(run))),
    edit: async ({ yaml, changes }) =>
      (await opening).use((reference) => {
        const edited = editYaml(yaml, changes);
        const { scenario, findings } = probes.read(edited, reference);
        return { yaml: scenario === null ? null : edited, findings };
      }),
    replay: async ({ run, case: each, trial }) =>
      (await opening).use((reference) =>
        sayFields(replays(run, found(run), reference).replay(each, trial)),
      ),
    raid: async ({ run, ...request }) =>
      (await opening).use((reference) =>
        sayFields(replays(run, found(run), reference).raid(request)),
      ),
    fetchRest: async () => {
      await (await opening).fetchAll();
      await Promise.all([import('../../atlas/world-outlines.ts'), fetchLanguage('es')]);
      return null;
    },
    files: async ({ run }) => publishAssessment(found(run)),
    exports: async ({ run, format }) => {
      const { exportRun } = await import('./export-run.ts');
      const record = runs.record(run);
      return (await opening).use((reference) =>
        exportRun(format, found(run), { record, reference, breathe: letOthersThrough }),
      );
    },
  };
  return async (name, request) => {
    if (name !== 'speak') await speaking;
    return answers[name](request);
  };
}

/** Ends the task, so that a message that waits is heard before the next slice of trials. */
function letOthersThrough(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

function readTexts(given: readonly ReportText[], growing: GrowingReference): Promise<ReadAnswer> {
  const tooMany = refuseCount(given.length);
  const texts = tooMany.length > 0 ? [] : given;
  const read = readReports(
    texts.map(({ name, text, replaced = 0 }) => ({
      ...{ name, text, replaced },
      sha256: sha256Hex(encodeUtf8(text)),
    })),
  );
  const findings = [...tooMany, ...read.findings];
  return growing.use((reference) => ({
    reports: read.reports,
    reading: readClaims(read.reports, reference),
    findings,
  }));
}

function refuseCount(count: number): readonly Finding[] {
  if (count <= mostReports) return [];
  const message = `There are ${count} reports; at most ${mostReports} are read together. Leave some out.`;
  const place = { file: null, line: null, column: null, path: null };
  return [{ code: 'E_REPORT_COUNT', severity: 'error', ...place, message }];
}
