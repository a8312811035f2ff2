import type { Scenario } from '../domain/case.ts';
import type { Reading } from '../domain/claim.ts';
import type { Finding } from '../domain/finding.ts';
import type { Report } from '../domain/report.ts';
import type { HashedFile } from '../publish/manifest.ts';

/** A run that is asked for, read and ready to be simulated. */
export interface ReadRun {
  readonly scenario: Scenario;
  readonly scenarioYaml: string;
  readonly reading: Reading | null;
  readonly reports: readonly Report[];
  readonly attachments: Readonly<Record<string, string>>;
  readonly inputs: readonly HashedFile[];
  readonly trials: number | null;
}

/** What was read of an input: the run is null where a finding is an error. */
export interface ReadRunInput {
  readonly run: ReadRun | null;
  readonly findings: readonly Finding[];
}
