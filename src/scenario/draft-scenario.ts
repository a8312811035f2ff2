import type { Claim, Reading } from '../domain/claim.ts';
import type { Finding, FindingCode } from '../domain/finding.ts';
import type { Reference, SystemFigure } from '../domain/reference.ts';
import type { Report } from '../domain/report.ts';
import { structuralVariants } from '../domain/structural-variant.ts';
import { describeDistribution } from '../domain/support.ts';
import { defaultAltitudesM, defaultPoints, defaultSeed } from './defaults.ts';
import { type DraftCase, draftCases } from './draft/cases.ts';
import { draftQuestions } from './draft/draft-questions.ts';
import {
  countFlow,
  crewsFlow,
  draftEntries,
  type Entry,
  registeredFlow,
  registersUntil,
  skippedSystems,
} from './draft/entries.ts';
import { claimsUntil, defenderOf, type Evidence, systemOf } from './draft/evidence.ts';
import { type Flow, flowNumber, paperOf, writeComment, writeFlow } from './draft/flow.ts';
import { correctedReason, markClaims, modelReason } from './draft/mark-claims.ts';
import { inventoryWhere } from './draft/where.ts';

/** What a draft may be told beside the reports. */
export interface DraftOptions {
  /** ISO date; claims and facts dated later are left out. */
  readonly asOf: string;
  /** Alpha-3 code of the defender; null = read from the claims. */
  readonly territory: string | null;
  readonly seed: number | null;
  /** Asked half-width of the 95 % interval; null = no wish, and none is written. */
  readonly precision: number | null;
}

/**
 * Drafts a scenario file from what reports claim. Every number in it cites its claim, a catalogue fact or a marked assumption;
 * what the reports leave open becomes a distribution, a reading or a variant. `yaml` is null when no country is known
 * (E_TERRITORY_...) or no claim gives it a system that can be run (W_REPORT_NO_CLAIM).
 */
export function draftScenario(
  reading: Reading,
  reports: readonly Report[],
  reference: Reference,
  options: DraftOptions,
): { yaml: string | null; territory: string | null; findings: Finding[] } {
  const findings: Finding[] = [];
  const read = claimsUntil(reading, options.asOf);
  const claims = read.filter((claim) => claim.by === undefined);
  const asked = [...claims, ...read.filter((claim) => claim.by !== undefined)];
  const code = options.territory ?? defenderOf(claims, reference) ?? defenderOf(asked, reference);
  const outline = code === null ? null : reference.territory(code);
  if (code === null || outline === null) {
    const missing = code === null;
    const message = missing
      ? 'no claim says whose air defence it is; give --territory'
      : `no country "${code}"; give an ISO 3166 alpha-3 code`;
    findings.push(
      finding(missing ? 'E_TERRITORY_MISSING' : 'E_TERRITORY_UNKNOWN', 'error', message),
    );
    return { yaml: null, territory: null, findings };
  }
  const { evidence, entries } = chooseEvidence({
    ...{ reading, reports, reference, asOf: options.asOf, code, outline, claims, asked },
  });
  for (const claim of skippedSystems(evidence, entries)) {
    const message = `${claim.id}: "${claim.system?.text ?? ''}" has no retrieved range in the catalogue, so it is not simulated`;
    findings.push(finding('W_CLAIM_NO_SIMULATION', 'warning', message));
  }
  if (entries.length === 0) {
    const message = `no claim gives ${outline.name} an air defence system that can be run`;
    findings.push(finding('W_REPORT_NO_CLAIM', 'warning', message));
    return { yaml: null, territory: code, findings };
  }
  for (const message of entries.flatMap((entry) => variantsTaken(evidence, entry)))
    findings.push(finding('W_CLAIM_VARIANT', 'warning', message));
  const { questions, left } = draftQuestions(evidence);
  if (left > 0) {
    const message = `${left} claims have no question, to keep the scenario file inside its limits`;
    findings.push(finding('W_CLAIM_NO_SIMULATION', 'warning', message));
  }
  const lines = [
    ...headLines(evidence),
    'posture:',
    ...entries.flatMap((entry) => entryLines(evidence, entry)),
    ...inventoryLines(evidence, entries),
    ...intruderLines(evidence),
    `altitudesM: ${writeFlow([...defaultAltitudesM])}`,
    'placement: [random, spread]',
    `variants: ${writeFlow([...structuralVariants])}`,
    'interpretations: [area, border, belt, points, crossing]',
    `points: ${defaultPoints}`,
    ...listLines('questions', questions),
    ...listLines(
      'cases',
      draftCases(evidence, entries).map((one) => ownFlow(evidence, caseFlow(one))),
    ),
    `run: ${writeFlow(runFlow(options))}`,
  ];
  return { yaml: `${lines.join('\n')}\n`, territory: code, findings };
}

/**
 * What the rules read gives the numbers. Only where it gives no system that can be run do they rest on what a language model alone read; then they say so.
 */
function chooseEvidence(held: Evidence): {
  readonly evidence: Evidence;
  readonly entries: readonly Entry[];
} {
  const entries = draftEntries(held);
  if (entries.length > 0 || held.asked.length === held.claims.length)
    return { evidence: held, entries };
  const evidence = { ...held, claims: held.asked };
  return { evidence, entries: draftEntries(evidence) };
}

function headLines(evidence: Evidence): readonly string[] {
  const names = evidence.reports.map((report) => report.name).join(', ');
  return [
    writeComment(
      `Drafted by Skyproof from ${evidence.reports.length} report(s): ${names.slice(0, 500)}`,
    ),
    ...correctedLines(evidence),
    ...modelLines(evidence),
    '# Every number cites a claim, a catalogue fact or an assumption. Edit it, then: skyproof run <this file>',
    'skyproof: 1',
    `title: ${writeFlow(`Claimed air defence of ${evidence.outline.name}`)}`,
    `asOf: ${evidence.asOf}`,
    `territory: ${evidence.code}`,
  ];
}

function entryLines(evidence: Evidence, entry: Entry): readonly string[] {
  const portable = systemOf(evidence.reference, entry.system)?.category !== 'gun';
  return [
    `  - id: ${writeFlow(entry.id)}`,
    ...figureComments(evidence, entry.system),
    ...variantsTaken(evidence, entry).map((words) => `    ${writeComment(words)}`),
    `    system: ${writeFlow(entry.system)}`,
    `    count: ${writeOwn(evidence, countFlow(evidence, entry))}`,
    ...(portable ? assumptionLine(evidence, 'launchersPerMissile', 'launchers-per-missile') : []),
    ...assumptionLine(evidence, 'ready', 'ready'),
    ...(entry.range === null ? [] : [`    rangeM: ${writeOwn(evidence, entry.range)}`]),
    ...(entry.operators === null
      ? []
      : [`    crews: ${writeOwn(evidence, crewsFlow(entry.operators))}`]),
    '    where:',
    ...entry.where.map((area) => `      - ${writeOwn(evidence, area)}`),
  ];
}

/** Names the claims that are not as the reports print them. */
function correctedLines({ reading: { corrected } }: Evidence): readonly string[] {
  return corrected.length === 0
    ? []
    : [writeComment(`Corrected by hand: ${corrected.join(', ').slice(0, 500)}`)];
}

/** Says that a language model read too, and what it read alone. */
function modelLines(evidence: Evidence): readonly string[] {
  const { languageModel } = evidence.reading;
  const ids = readByModel(evidence);
  if (languageModel === undefined && ids.length === 0) return [];
  const name = languageModel === undefined ? '' : ` (${languageModel.name})`;
  const list = ids.length === 0 ? 'none' : ids.join(', ').slice(0, 500);
  return [
    writeComment(`A language model${name} was asked too; asked again it may answer otherwise`),
    writeComment(`Read by it alone: ${list}`),
  ];
}

function readByModel({ asked }: Evidence): readonly string[] {
  return asked.flatMap((claim) => (claim.by === undefined ? [] : [claim.id]));
}

function ownFlow(evidence: Evidence, flow: Flow): Flow {
  const corrected = markClaims(flow, evidence.reading.corrected, correctedReason);
  return markClaims(corrected, readByModel(evidence), modelReason);
}

function writeOwn(evidence: Evidence, flow: Flow): string {
  return writeFlow(ownFlow(evidence, flow));
}

/** Says which variant was taken where a report's designation leaves it open: `Patriot` read as Patriot PAC-2. */
function variantsTaken(evidence: Evidence, entry: Entry): readonly string[] {
  const name = systemOf(evidence.reference, entry.system)?.name ?? entry.system;
  const open = new Map<string, Claim>();
  for (const claim of entry.claims) {
    const id = claim.system?.id ?? entry.system;
    if (id !== entry.system && !open.has(id)) open.set(id, claim);
  }
  return [...open.values()].map((claim) => {
    const others = (claim.system?.alternatives ?? []).filter((id) => id !== entry.system);
    const rest = others.length === 0 ? '' : `; it may also be ${others.join(', ')}`;
    return `${claim.id}: "${claim.system?.text ?? ''}" leaves the variant open; read as ${name}${rest}`;
  });
}

/** Shows the catalogue's figures that hold where the file gives none. */
function figureComments(evidence: Evidence, system: string): readonly string[] {
  const shown: readonly SystemFigure[] = [
    'minRangeM',
    'rangeM',
    'floorM',
    'ceilingM',
    'targetSpeedMps',
    'killProbability',
    'reactionS',
  ];
  const figures = systemOf(evidence.reference, system)?.figures ?? {};
  return shown.flatMap((key) => {
    const quantity = figures[key];
    if (quantity === undefined) return [];
    const { source, distribution } = quantity;
    return [
      `    ${writeComment(`${key}: ${describeDistribution(distribution)} (${source.kind}:${source.id})`)}`,
    ];
  });
}

function assumptionLine(evidence: Evidence, key: string, slug: string): readonly string[] {
  const held = evidence.reference.assumptions[slug];
  if (held === undefined) return [];
  return [`    ${key}: ${writeFlow(flowNumber(held.distribution, paperOf(held.source, slug)))}`];
}

/** What public registers say the country has besides the first claimed system, dated no later than the as-of date. */
function inventoryLines(evidence: Evidence, entries: readonly Entry[]): readonly string[] {
  const records = registersUntil(evidence).filter(
    (record) =>
      record.system !== entries[0]?.system &&
      systemOf(evidence.reference, record.system)?.runnable === true,
  );
  return records.flatMap((record) => [
    `  - id: ${writeFlow(`inventory-${record.system}`)}`,
    ...figureComments(evidence, record.system),
    `    system: ${writeFlow(record.system)}`,
    '    inventory: true',
    `    count: ${writeFlow(registeredFlow(record))}`,
    ...(record.count.unit === 'missile'
      ? assumptionLine(evidence, 'launchersPerMissile', 'launchers-per-missile')
      : []),
    ...assumptionLine(evidence, 'ready', 'ready'),
    '    where:',
    ...inventoryWhere(evidence).map((area) => `      - ${writeFlow(area)}`),
  ]);
}

/** Aircraft of a drafted raid: a flight of four. No report states one, and the file says so. */
const raidSize = 4;

function intruderLines(evidence: Evidence): readonly string[] {
  const { reference, code, outline } = evidence;
  const cities = reference.cities.filter((city) => city.country === code);
  const capital = reference.countries.find((country) => country.code === code)?.capital;
  const towards = cities.find((city) => city.name === capital)?.name ?? cities[0]?.name;
  if (towards === undefined) return [];
  const from: Flow = outline.coast.length > 0 ? { coast: true } : 'any';
  const classes = ['helicopter', 'fast-jet', 'cruise-missile'].filter((id) =>
    reference.intruders.some((intruder) => intruder.id === id),
  );
  if (classes.length === 0) return [];
  return [
    writeComment(
      `count is the number of aircraft in one raid; no report states one, so a flight of ${raidSize} is assumed`,
    ),
    ...listLines(
      'intruders',
      classes.map((id) => ({ class: id, count: raidSize, from, towards })),
    ),
  ];
}

function caseFlow(entry: DraftCase): Flow {
  const { id, reading, variant, set } = entry;
  return reading === null ? { id, variant, set } : { id, reading, set };
}

function runFlow(options: DraftOptions): Flow {
  const seed = options.seed ?? defaultSeed;
  return options.precision === null ? { seed } : { precision: options.precision, seed };
}

function listLines(key: string, items: readonly Flow[]): readonly string[] {
  return items.length === 0 ? [] : [`${key}:`, ...items.map((item) => `  - ${writeFlow(item)}`)];
}

function finding(code: FindingCode, severity: Finding['severity'], message: string): Finding {
  return { code, severity, file: null, line: null, column: null, path: null, message };
}
