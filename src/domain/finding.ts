/**
 * Every code a finding may carry, with what it means. One list: the docs and the tests read it.
 * `E_` = the input cannot be used; `W_` = usable, but surely not meant.
 */
export const findingCodes = {
  E_FILE_MISSING: 'The file does not exist or cannot be read.',
  E_OUT_UNWRITABLE: 'The output cannot be written.',
  E_OUT_FOREIGN: 'The output folder holds files that no run of Skyproof wrote; --force overwrites.',
  E_RUN_LOCKED: 'Another run is writing into the folder.',
  E_REPORT_EMPTY: 'The report holds no text.',
  E_REPORT_BINARY: 'The file is not text.',
  E_REPORT_FORMAT: 'This format is not read; save the article as plain text.',
  E_REPORT_ADDRESS: 'Web addresses are not fetched; save the article as plain text.',
  E_REPORT_LANGUAGE: 'The text is in a language that is not read.',
  E_REPORT_SIZE: 'The text is longer than the limit of 256 KiB.',
  E_REPORT_COUNT: 'More reports at once than the page reads.',
  W_REPORT_NO_CLAIM: 'The report states no claim that Skyproof knows.',
  E_INPUT_EMPTY: 'The reports claim nothing that can be tested.',
  W_MODEL_SILENT: 'The language model did not answer; the reports were read by rules alone.',
  W_MODEL_ANSWER:
    'The answer of the language model cannot be used; the report was read by rules alone.',
  W_MODEL_CLAIM: 'Claims of the language model that the report does not bear out were dropped.',
  W_REPORT_REPLACED: 'Bytes that are not UTF-8 were replaced.',
  E_AS_OF_MISSING: 'No as-of date is stated in the reports; give --as-of YYYY-MM-DD.',
  E_TERRITORY_UNKNOWN: 'No such country; give an ISO 3166 alpha-3 code.',
  E_TERRITORY_OUTLINE: 'The outline of this territory cannot be simulated on.',
  E_TERRITORY_MISSING: 'No country can be read from the reports; give --territory.',
  E_YAML_SYNTAX: 'The file is not YAML 1.2.',
  E_YAML_SIZE: 'The scenario file is larger than the limit of 64 KiB.',
  E_YAML_NODES: 'The scenario file holds more than 5,000 nodes.',
  E_YAML_DEPTH: 'The scenario file is nested deeper than 32 levels.',
  E_YAML_ALIAS: 'Aliases and anchors are not allowed.',
  E_YAML_DUPLICATE: 'A key stands twice.',
  E_SCENARIO_KEY: 'Unknown key.',
  E_SCENARIO_REQUIRED: 'A required key is missing.',
  E_SCENARIO_TYPE: 'The value has the wrong type.',
  E_SCENARIO_RANGE: 'The value is outside its range.',
  E_SCENARIO_SHARES: 'The shares of an area list do not sum to 1.',
  E_SCENARIO_AREA: 'The area cannot be found in this territory.',
  E_SCENARIO_SMALL_AREA:
    'A user-drawn circle or polygon is below 25 km in radius or cites no claim.',
  E_SYSTEM_UNKNOWN: 'The catalogue holds no such system.',
  E_SYSTEM_INCOMPLETE:
    'The catalogue lists the system without a retrieved range, so it cannot be run.',
  E_INTRUDER_UNKNOWN: 'The catalogue holds no such intruder class.',
  E_PLACE_UNKNOWN: 'The gazetteer holds no such place in this territory.',
  E_CASE_PATH: 'A case sets a path that the scenario does not have.',
  E_STUDY_PLACE: 'A study asks how many, how ready and how good, never where.',
  E_STUDY_PATH: 'A study does not vary this number, or it decides nothing in the scenario.',
  E_STUDY_RANGE: 'A range of a study is empty or has no ends.',
  E_STUDY_POINTS: 'The study has more than 1,000,000 points, or none.',
  E_STUDY_SCENARIO: 'The scenario of a study is missing, or asks what no study runs.',
  E_STUDY_PARTS: 'A part of the study is not what was kept.',
  E_CLAIMS_FILE: 'The claims file does not have the form of `read --json`.',
  E_RUN_FOLDER: 'The folder is not a finished run.',
  E_SHARD_FOLDER: 'The folder is not that of a shard.',
  E_SHARD_VERSION: 'The shard was written in a form that this version does not read.',
  E_SHARD_MISSING: 'A shard of the run is missing.',
  E_SHARD_DOUBLE: 'A shard, or a block of one, stands twice.',
  E_SHARD_FOREIGN: 'The shard is of another run, or of another split of it.',
  E_SHARD_PILOT: 'The shards do not agree on the pilot that each of them ran.',
  E_RUN_LONG: 'The run is estimated to take more than an hour.',
  E_WORKER_FAILED: 'A block of trials failed three times, each time on a worker of its own.',
  E_JOB_FAILED: 'A job of the run failed three times, each time in a process of its own.',
  E_DATABASE_DOWN: 'The database does not answer.',
  E_DATABASE_FULL: 'A backup is restored into an empty database only.',
  E_BACKUP_FILE: 'The file is no backup, is torn, or was changed.',
  E_RUN_VERSION:
    'The file was written in a form that this version does not read; upgrade Skyproof.',
  E_DIGEST: 'A stored file is not the one that the run wrote: hash, size or digest differ.',
  E_FILE_SURPLUS:
    'A file stands where the run keeps its own, but the manifest does not list it, or lists it twice.',
  E_JSON_SYNTAX: 'The stored file is not JSON in UTF-8.',
  E_JSON_SIZE: 'The stored file is larger than the limit of 64 MiB.',
  E_JSON_DEPTH: 'The stored file is nested deeper than 64 levels.',
  E_JSON_KEY: 'The key __proto__ is not allowed.',
  E_JSON_DUPLICATE: 'A key stands twice.',
  E_JSON_NUMBER: 'A number is too large to be finite.',
  E_JSON_FORM: 'A value of the stored file is missing or has the wrong type.',
  E_CHROMIUM_MISSING:
    'A page is printed and figures are painted by Chromium, and none is installed.',
  E_CHROMIUM_FAILED: 'Chromium did not print the page or paint a figure.',
  W_FORMAT_LEFT_OUT:
    'A format was left out: the run has nothing of the kind, or what makes it is missing.',
  E_TIFF_SIZE: 'The elevation file is larger than the limit of 64 MiB or 67,108,864 cells.',
  E_TIFF_HEADER: 'The file is no TIFF, or its header is damaged or contradicts the file.',
  E_TIFF_FORM: 'Elevation files of this form are not read.',
  E_TIFF_GRID: 'The heights do not stand on a grid of longitudes and latitudes (WGS84).',
  E_TIFF_DATA: 'The heights of the elevation file cannot be decoded.',
  E_TERRAIN_MISSING: 'The heights of the ground that the scenario names are not at hand.',
  E_TERRAIN_AREA: 'The elevation file knows the ground of no place where a unit may stand.',
  W_TERRAIN_PART: 'The elevation file knows the ground of a part of the places only.',
  E_PARAMETER_PAPER: 'A figure lacks its value, unit, source, date or grade.',
  W_AS_OF_FROM_TEXT: 'The as-of date was taken from the texts.',
  W_SYSTEM_RECALLED: 'A figure of this system was not retrieved and is used as an assumption (F6).',
  W_CLAIM_NO_SIMULATION: 'The claim is shown but no simulation tests it.',
  W_SIZING_NONE: 'No count and no share that was tried makes the predicate hold often enough.',
  W_FILE_SURPLUS: 'The folder holds a file that the run did not write.',
  W_RUN_VERSION: 'The run was made by another version, whose numbers may differ.',
  W_CLAIM_VARIANT: 'The designation leaves the variant open; the draft takes the one it names.',
  W_PRECISION_NOT_REACHED: 'The precision asked for was not reached within 10,240 trials.',
} as const;

/** A finding's code. */
export type FindingCode = keyof typeof findingCodes;

/** Something wrong, or surely not meant, in the input. All findings of an input are reported at once. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: 'error' | 'warning';
  /** File name as the user gave it (`-` for standard input); null when no file is meant. */
  readonly file: string | null;
  /** 1-based; null when the place is not known. */
  readonly line: number | null;
  /** 1-based, UTF-16 units; null when the place is not known. */
  readonly column: number | null;
  /** Dotted path of the value, e.g. `posture.0.ready`; null for texts. */
  readonly path: string | null;
  /** What was found and what would be valid, with the offending value. */
  readonly message: string;
}

/** Findings of an input that are told and kept. */
const mostTold = 100;

/** Returns the findings that are told of an input, in their order: all of them, or errors before warnings where they are too many. */
export function tellFindings(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= mostTold) return findings;
  const errors = findings.filter(({ severity }) => severity === 'error').slice(0, mostTold);
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  const told = new Set([...errors, ...warnings.slice(0, mostTold - errors.length)]);
  return findings.filter((finding) => told.has(finding));
}

/** Makes a finding about a file as a whole, or about none; `E_` codes are errors, `W_` codes warnings. */
export function makeFinding(code: FindingCode, file: string | null, message: string): Finding {
  const severity = code.startsWith('E_') ? 'error' : 'warning';
  return { code, severity, file, line: null, column: null, path: null, message };
}
