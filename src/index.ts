/**
 * The library: the steps of an assessment, free of Node and DOM. Draws and positions are no part of it.
 *
 * @packageDocumentation
 */
export { createReference } from './atlas/reference.ts';
export { computeBounds } from './bounds/compute-bounds.ts';
export { readClaims } from './claims/read-claims.ts';
export type {
  AdjudicatedOutcome,
  AdjudicatedQuantity,
  AdjudicatedSituation,
  Adjudication,
} from './domain/adjudication.ts';
export type { Area, PlacedArea } from './domain/area.ts';
export type { Bound } from './domain/bound.ts';
export type { Case, Detection, Diversion, Misidentification, Scenario } from './domain/case.ts';
export type {
  Approximation,
  Check,
  CheckKind,
  Claim,
  ClaimedPlace,
  ClaimedQuantity,
  ClaimedSystem,
  ClaimKind,
  Hedge,
  Origin,
  PlaceKind,
  Reading,
  Relation,
} from './domain/claim.ts';
export { type Finding, findingCodes } from './domain/finding.ts';
export type { Host } from './domain/host.ts';
export type { CaseIntruder, Side } from './domain/intruder.ts';
export { type Language, languages } from './domain/language.ts';
export type {
  ClaimSlot,
  claimSlots,
  DropReason,
  dropReasons,
  LanguageModelAnswer,
  LanguageModelReading,
  SlotDifference,
} from './domain/language-model.ts';
export type { Measure, MeasureUnit } from './domain/measure.ts';
export type {
  IslandChoice,
  OutlineDataset,
  PerimeterChoice,
  WaterChoice,
} from './domain/perimeter-choice.ts';
export type {
  Alert,
  CasePosture,
  CountUnit,
  Doctrine,
  GroupLosses,
  Placement,
  UnitGroup,
} from './domain/posture.ts';
export type { Distribution, Parameter, Quantity, Unit } from './domain/quantity.ts';
export type { Interpretation, Question, RecordCheck } from './domain/question.ts';
export type {
  City,
  Country,
  DesignationEntry,
  FactRecord,
  IntruderRecord,
  InventoryRecord,
  LngLat,
  Reference,
  Region,
  SystemFigure,
  SystemHistory,
  SystemRecord,
  Territory,
} from './domain/reference.ts';
export type { Report, ReportInput, Span } from './domain/report.ts';
export type {
  Assessment,
  AssumptionRow,
  CoverageMap,
  ReadinessCurve,
  Results,
} from './domain/results.ts';
export type {
  ScreenedUnknown,
  Sensitivity,
  TippingPoint,
  UnknownEffect,
} from './domain/sensitivity.ts';
export type { Source } from './domain/source.ts';
export type {
  GroupSight,
  SeenShares,
  TerrainChoice,
  TerrainGrid,
  TerrainUse,
} from './domain/terrain.ts';
export type { Verdict, VerdictWord } from './domain/verdict.ts';
export { type AdjudicateRequest, adjudicate } from './pipeline/adjudicate.ts';
export {
  type BlockStore,
  createMemoryStore,
  decodeBlock,
  encodeBlock,
  type KeptBlock,
} from './pipeline/block-store.ts';
export type { Snapshot } from './pipeline/evaluate.ts';
export { startLocalRunner } from './pipeline/local-runner.ts';
export { type MeasureRequest, measureScenario } from './pipeline/measure-scenario.ts';
export { WorkerFailure } from './pipeline/run-jobs.ts';
export { type RunRequest, runScenario } from './pipeline/run-scenario.ts';
export type { BlockJob, BlockResult, Runner, RunSetup, StartRunner } from './pipeline/runner.ts';
export { type RunHandle, type StartRunRequest, startRun } from './pipeline/start-run.ts';
export { type ValidationOptions, validateModel } from './pipeline/validate/validate-model.ts';
export type { ValidationCheck } from './pipeline/validate/validation-check.ts';
export {
  type ExportFormat,
  type ExportFormatName,
  exportAssessment,
  exportFormats,
} from './publish/export-formats.ts';
export type { ExportedFile, ExportSource, Printer } from './publish/export-source.ts';
export type { ExportChoice, HashedFile } from './publish/manifest.ts';
export { publishAssessment } from './publish/publish-assessment.ts';
export type { RunFacts } from './publish/seal-files.ts';
export type { PublishedFile } from './publish/tables.ts';
export { setLanguage } from './publish/texts.ts';
export type { FigureFile } from './publish/write-figure.ts';
export { readReport } from './reports/read-report.ts';
export { type DraftOptions, draftScenario } from './scenario/draft-scenario.ts';
export { readScenario } from './scenario/read-scenario.ts';
export { scenarioJsonSchema } from './scenario/scenario-schema.ts';
export { readTerrain } from './terrain/read-terrain.ts';
export { version } from './version.ts';
