import type { Reference } from '../../domain/reference.ts';
import type { Assessment } from '../../domain/results.ts';
import { sha256Hex } from '../../kernel/text/sha256.ts';
import { encodeUtf8 } from '../../kernel/text/utf8.ts';
import { adjudicate } from '../../pipeline/adjudicate.ts';
import {
  type ExportFormatName,
  exportAssessment,
  findFormat,
} from '../../publish/export-formats.ts';
import type { ExportedFile } from '../../publish/export-source.ts';
import type { HashedFile } from '../../publish/manifest.ts';
import type { RunFacts } from '../../publish/seal-files.ts';
import type { RunRecord } from './runs.ts';

/** What an export needs beside the assessment. */
interface ExportMeans {
  readonly record: RunRecord | null;
  readonly reference: Reference;
  readonly breathe: () => Promise<void>;
}

/** Makes the files of a format from a finished run; none where it has nothing of the kind. */
export async function exportRun(
  format: ExportFormatName,
  assessment: Assessment,
  { record, reference, breathe }: ExportMeans,
): Promise<readonly ExportedFile[]> {
  const { scenario } = assessment;
  const host = { isCancelled: () => false, breathe };
  const needsDraws = findFormat(format).needs === 'adjudication';
  const adjudication = needsDraws ? await adjudicate({ scenario, reference, host }) : null;
  const facts = record === null ? {} : { facts: makeFacts(assessment, record) };
  return exportAssessment(format, { assessment, adjudication, ...facts });
}

function makeFacts(assessment: Assessment, { finishedAt, trials }: RunRecord): RunFacts {
  const { run } = assessment.results;
  return {
    ...{ title: assessment.scenario.title, version: run.version, seed: run.seed },
    ...{ asOf: run.asOf, digest: run.digest, timings: run.timings, finishedAt },
    options: { trials },
    host: { platform: 'browser', cpus: run.workers },
    inputs: listInputs(assessment),
  };
}

function listInputs({ reports, scenarioYaml }: Assessment): readonly HashedFile[] {
  if (reports.length === 0) return [hashText('scenario.yaml', scenarioYaml)];
  return reports.map(({ name, text }) => hashText(name, text));
}

function hashText(path: string, text: string): HashedFile {
  const bytes = encodeUtf8(text);
  return { path, sha256: sha256Hex(bytes), bytes: bytes.length };
}
