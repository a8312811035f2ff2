/**
 * Every code a finding may carry, with what it means. One list: the docs and the tests read it.
 * `E_` = the input cannot be used; `W_` = usable, but surely not meant.
 */
export const findingCodes = {
  E_FILE_MISSING: 'The file does not exist or cannot be read.',
  E_OUT_UNWRITABLE: 'The output folder cannot be written.',
  E_OUT_FOREIGN: 'The output folder holds files that no run of Skyproof wrote; --force overwrites.',
  E_REPORT_EMPTY: 'The report holds no text.',
  E_REPORT_BINARY: 'The file is not text.',
  E_REPORT_FORMAT: 'This format is not read; save the article as plain text.',
  E_REPORT_ADDRESS: 'Web addresses are not fetched; save the article as plain text.',
  E_REPORT_LANGUAGE: 'The text is in a language that is not read.',
  E_REPORT_SIZE: 'The text is longer than the limit of 256 KiB.',
  W_REPORT_NO_CLAIM: 'The report states no claim that Skyproof knows.',
  W_REPORT_REPLACED: 'Bytes that are not UTF-8 were replaced.',
  E_AS_OF_MISSING: 'No as-of date is stated in the reports; give --as-of YYYY-MM-DD.',
  E_TERRITORY_UNKNOWN: 'No such country; give an ISO 3166 alpha-3 code.',
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
  E_CLAIMS_FILE: 'The claims file does not have the form of `read --json`.',
  E_RUN_FOLDER: 'The folder is not a finished run.',
  E_PARAMETER_PAPER: 'A figure lacks its value, unit, source, date or grade.',
  W_AS_OF_FROM_TEXT: 'The as-of date was taken from the texts.',
  W_SYSTEM_RECALLED: 'A figure of this system was not retrieved and is used as an assumption (F6).',
  W_CLAIM_NO_SIMULATION: 'The claim is shown but no simulation tests it.',
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
