export { createDesign, type Design } from './design.ts';
export {
  makeStudyFiles,
  type StudyFile,
  type StudySummary,
  streamStudyFiles,
} from './make-files.ts';
export { nameScenarioFile, readStudy } from './read-study.ts';
export { createRowDigest, decodeRows, digestStudy, encodeRows } from './rows.ts';
export {
  createPartRunner,
  type PartRequest,
  placeStudy,
  type RunPart,
  runStudyPart,
} from './run-part.ts';
export { countParts, endsOfPart, type Study, type StudyRow } from './study.ts';
export { timeScenario } from './time-scenario.ts';
