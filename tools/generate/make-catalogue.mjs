import { isGrade, makeDate, makeQuantity } from './quantity.mjs';

/** Unit that each figure of a system is stated in. */
const systemFigures = {
  minRangeM: 'm',
  rangeM: 'm',
  floorM: 'm',
  ceilingM: 'm',
  targetSpeedMps: 'm/s',
  missileSpeedMps: 'm/s',
  killProbability: 'probability',
  reactionS: 's',
  readyRounds: 'count',
  reloadS: 's',
  channels: 'count',
  crew: 'count',
};
const intruderFigures = { speedMps: 'm/s', altitudeM: 'm' };
const categories = ['manpads', 'sam', 'gun'];
const kinds = ['helicopter', 'fixed-wing', 'drone', 'cruise-missile'];

/**
 * Turns the parameter files into system and intruder records, each sorted by id.
 * @param {{ name: string, file: ReturnType<typeof import('./read-data.mjs').readData> }[]} files name without `.yaml`
 * @param {Record<string, readonly string[]>} designations forms by system id
 */
export function makeCatalogue(files, designations, context, findings) {
  const systems = [];
  const intruders = [];
  for (const { name, file } of files) {
    const entry = file.value;
    if (entry === null) continue;
    const complain = (path, message) => findings.push(file.finding(path, message));
    if (entry.id !== name) complain(['id'], `id is ${entry.id}; the file is named ${name}`);
    if (typeof entry.name !== 'string') complain(['name'], 'name is missing');
    if (entry.type === 'system') systems.push(makeSystem(entry, designations, context, complain));
    else if (entry.type === 'intruder') intruders.push(makeIntruder(entry, context, complain));
    else complain(['type'], `type is ${entry.type}; valid: system, intruder`);
  }
  return { systems, intruders };
}

function makeSystem(entry, designations, context, complain) {
  if (!categories.includes(entry.category))
    complain(['category'], `category is one of ${categories.join(', ')}`);
  if (typeof entry.runnable !== 'boolean') complain(['runnable'], 'runnable is true or false');
  const figures = makeFigures(entry, systemFigures, context, complain);
  for (const needed of entry.runnable ? ['rangeM', 'ceilingM'] : []) {
    if (entry.figures?.[needed] === undefined)
      complain(['runnable'], `${entry.id}: a system without ${needed} cannot be run`);
  }
  return {
    id: entry.id,
    name: entry.name,
    category: entry.category,
    designations: designations[entry.id] ?? [],
    figures,
    published: (entry.published ?? []).map((row, index) =>
      makePublished(entry.id, row, index, context, complain),
    ),
    runnable: entry.runnable,
    note: entry.note ?? '',
  };
}

function makeIntruder(entry, context, complain) {
  if (!kinds.includes(entry.kind)) complain(['kind'], `kind is one of ${kinds.join(', ')}`);
  const figures = makeFigures(entry, intruderFigures, context, complain);
  for (const needed of Object.keys(intruderFigures)) {
    if (figures[needed] === undefined) complain(['figures'], `${entry.id}: ${needed} is missing`);
  }
  return {
    id: entry.id,
    name: entry.name,
    kind: entry.kind,
    speedMps: figures.speedMps,
    altitudeM: figures.altitudeM,
  };
}

function makeFigures(entry, allowed, context, complain) {
  const figures = {};
  for (const [figure, stated] of Object.entries(entry.figures ?? {})) {
    const unit = allowed[figure];
    if (unit === undefined) {
      complain(
        ['figures', figure],
        `${figure} is no figure; valid: ${Object.keys(allowed).join(', ')}`,
      );
      continue;
    }
    const quantity = makeQuantity(stated, {
      ...context,
      id: `${entry.id}.${figure}`,
      unit,
      complain: (message) => complain(['figures', figure], message),
    });
    if (quantity !== null) figures[figure] = quantity;
  }
  return figures;
}

function makePublished(id, row, index, { sources }, complain) {
  const path = ['published', index];
  const source = sources[row.source];
  const refuse = (message) => complain(path, `${id}, published ${row.figure}: ${message}`);
  if (systemFigures[row.figure] === undefined) refuse('no such figure');
  if (typeof row.value !== 'string') refuse('value is a text');
  if (source === undefined) refuse(`source ${row.source} is not listed in the sources`);
  if (!isGrade(row.grade)) refuse('grade is missing; valid: A-F followed by 1-6');
  else if (source !== undefined && row.grade[0] !== source.reliability) {
    refuse(`grade ${row.grade} does not fit a source of reliability ${source.reliability}`);
  }
  return {
    figure: row.figure,
    value: row.value,
    source: {
      kind: 'fact',
      id: `${id}.${row.figure}`,
      title: source?.title ?? '',
      address: source?.address ?? null,
      date: makeDate(row.date, refuse),
      grade: row.grade,
      reason: null,
    },
  };
}
