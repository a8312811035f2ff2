import { isGrade, makeQuantity, makeSource } from './quantity.mjs';

const bases = new Set(['retrieved', 'snapshot', 'derived']);

/** Turns sources.yaml into a checked table of publications. */
export function makeSources(file, findings) {
  const sources = file.value ?? {};
  for (const [id, source] of Object.entries(sources)) {
    const complain = (message) => findings.push(file.finding([id], `${id}: ${message}`));
    if (typeof source.title !== 'string' || source.title === '') complain('a source has a title');
    if (source.address === undefined) complain('address is missing (null when there is none)');
    if (source.date === undefined) complain('date is missing (null when none is printed)');
    if (!/^[A-F]$/.test(source.reliability ?? '')) complain('reliability is A-F');
  }
  return sources;
}

/** Turns facts.yaml into fact records by id. */
export function makeFacts(file, sources, findings) {
  const facts = new Map();
  (file.value ?? []).forEach((entry, index) => {
    const complain = (message) =>
      findings.push(file.finding([index], `${entry.id ?? 'fact'}: ${message}`));
    if (typeof entry.id !== 'string') complain('id is missing');
    if (facts.has(entry.id)) complain('id stands twice');
    if (typeof entry.item !== 'string' || typeof entry.value !== 'string')
      complain('item and value are texts');
    if (!isGrade(entry.grade)) complain('grade is missing; valid: A-F followed by 1-6');
    if (entry.date === undefined) complain('date is missing (null when no source prints one)');
    if (!bases.has(entry.basis)) complain(`basis is one of ${[...bases].join(', ')}`);
    const cited = (entry.sources ?? []).map((id) => sources[id]);
    if (cited.length === 0) complain('cites no source');
    if (cited.includes(undefined)) complain('cites a source that is not listed');
    const known = cited.filter((source) => source !== undefined);
    const notes = [entry.basis === 'derived' ? 'derived' : null, entry.note ?? null].filter(
      (note) => note !== null,
    );
    facts.set(entry.id, {
      id: entry.id,
      item: entry.item,
      value: entry.value,
      low: entry.low ?? null,
      high: entry.high ?? null,
      unit: entry.unit ?? '',
      source: {
        kind: 'fact',
        id: entry.id,
        title: known.map((source) => source.title).join('; '),
        address: known.find((source) => source.address !== null)?.address ?? null,
        date: entry.date ?? null,
        grade: entry.grade,
        reason: notes.length === 0 ? null : notes.join('; '),
      },
    });
  });
  return facts;
}

/** Turns a list of counted holdings into inventory records. */
export function makeInventories(file, context, findings) {
  return (file.value ?? []).map((entry, index) => ({
    country: entry.country,
    system: context.system(entry.system, (message) =>
      findings.push(file.finding([index, 'system'], message)),
    ),
    count: makeQuantity(entry, {
      ...context,
      id: `${entry.country}.${entry.system}`,
      complain: (message) => findings.push(file.finding([index], message)),
    }),
  }));
}

/** Turns histories.yaml into system histories. */
export function makeHistories(file, context, findings) {
  return (file.value ?? []).map((entry, index) => {
    const complain = (message) =>
      findings.push(file.finding([index], `${entry.system}: ${message}`));
    if (entry.serviceYear === undefined || entry.designedIn === undefined) {
      complain('serviceYear and designedIn are stated (null when not known)');
    }
    return {
      system: context.system(entry.system, complain),
      serviceYear: entry.serviceYear ?? null,
      designedIn: entry.designedIn ?? null,
      source: makeSource(entry, { ...context, id: `${entry.system}.history` }, complain),
    };
  });
}

/** Turns assumptions.yaml into quantities by slug. */
export function makeAssumptions(file, context, findings) {
  return Object.fromEntries(
    Object.entries(file.value ?? {}).map(([slug, entry]) => [
      slug,
      makeQuantity(entry, {
        ...context,
        id: slug,
        complain: (message) => findings.push(file.finding([slug], message)),
      }),
    ]),
  );
}

/** Turns highest-ground.yaml into quantities by country code. */
export function makeHighestGround(file, context, findings) {
  return Object.fromEntries(
    (file.value ?? []).map((entry, index) => [
      entry.country,
      makeQuantity(entry, {
        ...context,
        id: `${entry.country}.highest-ground`,
        unit: 'm',
        complain: (message) => findings.push(file.finding([index], message)),
      }),
    ]),
  );
}
