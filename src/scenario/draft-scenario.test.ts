import { expect, test } from 'vitest';
import { createReference } from '../atlas/reference.ts';
import type { Claim, ClaimedPlace, ClaimedQuantity, ClaimKind, Reading } from '../domain/claim.ts';
import type { Report } from '../domain/report.ts';
import { structuralVariants } from '../domain/structural-variant.ts';
import { draftScenario } from './draft-scenario.ts';
import { readScenario } from './read-scenario.ts';

const reference = createReference();
const options = { asOf: '2025-10-23', territory: null, seed: null, precision: null };

interface Said {
  readonly kind: ClaimKind;
  readonly text: string;
  readonly system?: Claim['system'];
  readonly quantity?: ClaimedQuantity;
  readonly place?: readonly ClaimedPlace[];
  readonly actor?: string | null;
  readonly hedge?: Claim['hedge'];
  readonly date?: string;
}

function quantity(text: string, part: Partial<ClaimedQuantity>): ClaimedQuantity {
  return { low: null, high: null, value: null, unit: null, approx: 'exact', text, ...part };
}

function place(kind: ClaimedPlace['kind'], name: string): ClaimedPlace {
  return { kind, name, text: name };
}

function makeReading(said: Readonly<Record<string, readonly Said[]>>): {
  reading: Reading;
  reports: readonly Report[];
} {
  const reports: Report[] = [];
  const claims: Claim[] = [];
  for (const [id, list] of Object.entries(said)) {
    let text = '';
    list.forEach((entry, i) => {
      const start = text.length;
      text += `${entry.text}. `;
      claims.push({
        id: `${id}#c${i + 1}`,
        report: id,
        span: { start, end: start + entry.text.length },
        kind: entry.kind,
        speaker: null,
        hedge: entry.hedge ?? 'asserted',
        actor: entry.actor === undefined ? 'VEN' : entry.actor,
        system: entry.system ?? null,
        quantity: entry.quantity ?? null,
        place: entry.place ?? [],
        date: entry.date ?? null,
      });
    });
    reports.push({
      id,
      name: `${id}.txt`,
      title: null,
      publisher: null,
      date: null,
      address: null,
      sha256: '0',
      text,
      sentences: [],
      titleSpan: null,
      language: 'en',
    });
  }
  const heads = reports.map((report) => ({
    id: report.id,
    title: null,
    publisher: null,
    date: null,
    sha256: '0',
    characters: report.text.length,
  }));
  const nothing = { relations: [], checks: [], origins: [], corrected: [] };
  return { reading: { reports: heads, claims, ...nothing }, reports };
}

const igla = { id: 'igla-s', text: 'Igla-S', alternatives: [] };
const sa2 = { id: 's-75', text: 'SA-2', alternatives: ['igla-s', 'manpads'] };
const fiveThousand = quantity('5,000', { value: 5000, unit: 'system' });
const thousands = quantity('thousands of', { low: 2000, unit: 'operator', approx: 'vague' });
const fiveKm = quantity('up to 5 kilometers', { high: 5, unit: 'kilometre', approx: 'at-most' });

const shield = makeReading({
  first: [
    { kind: 'possession', text: 'has 5,000 Igla-S', system: igla, quantity: fiveThousand },
    {
      kind: 'deployment',
      text: 'in key regions',
      system: igla,
      place: [place('region', 'key regions')],
    },
    {
      kind: 'personnel',
      text: 'thousands of SA-2 operators',
      system: sa2,
      quantity: thousands,
      place: [place('country', 'VEN')],
    },
    { kind: 'effect', text: 'a "continuous shield" along: the entire territory #1', system: null },
    { kind: 'threat', text: 'the U.S. plans an attack', actor: 'USA' },
  ],
  second: [
    { kind: 'possession', text: 'possesses 5,000 units', system: igla, quantity: fiveThousand },
    {
      kind: 'deployment',
      text: 'along corridors, near cities, along the border',
      system: igla,
      place: [
        place('corridor', 'air corridors'),
        place('cities', 'major cities'),
        place('border', 'COL'),
      ],
    },
    {
      kind: 'capability',
      text: 'a range of up to 5 kilometers',
      system: igla,
      quantity: fiveKm,
      actor: null,
    },
    { kind: 'contingency', text: 'reserve MANPADS', hedge: 'reported' },
  ],
});

function roundTrip(drafted: ReturnType<typeof draftScenario>) {
  const back = readScenario(drafted.yaml ?? '', 'draft.yaml', reference);
  expect(back.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  if (back.scenario === null) throw new Error('no scenario');
  return back.scenario;
}

test('a draft of two reports is read back with every claim, reading and variant', () => {
  const drafted = draftScenario(shield.reading, shield.reports, reference, options);
  expect(drafted.territory).toBe('VEN');
  expect(drafted.findings).toEqual([]);
  expect(drafted.yaml).toMatch(
    /^# Drafted by Skyproof from 2 report\(s\): first.txt, second.txt\n/,
  );
  const scenario = roundTrip(drafted);
  const base = scenario.cases[0];
  expect(
    base?.groups
      .slice(0, 2)
      .map((group) => [group.id, group.countUnit, group.count.quantity.distribution]),
  ).toEqual([
    ['igla-s', 'system', { kind: 'fixed', value: 5000 }],
    ['s-75', 'operator', { kind: 'uniform', low: 2000, high: 10000 }],
  ]);
  expect(base?.groups[0]?.count.quantity.source).toMatchObject({
    kind: 'claim',
    id: 'first#c1',
    title: 'has 5,000 Igla-S',
  });
  expect(base?.groups[0]?.envelope.rangeM.quantity.distribution).toEqual({
    kind: 'uniform',
    low: 5000,
    high: 6000,
  });
  expect(
    base?.groups[0]?.areas.map((area) => [area.area.kind, area.share, area.source.id]),
  ).toEqual([
    ['corridor', 1 / 3, 'second#c2'],
    ['cities', 1 / 3, 'second#c2'],
    ['border', 1 / 3, 'second#c2'],
  ]);
  expect(base?.postures.map((posture) => posture.id)).toEqual([
    'igla-s',
    's-75',
    'all-reported',
    'known-inventory',
  ]);
  expect(scenario.cases.map((entry) => `${entry.kind} ${entry.id}`)).toEqual([
    'base base',
    'reading missile',
    'reading launcher',
    'reading s-75-as-igla-s',
    'reading s-75-as-manpads',
    'variant as-first',
    'variant random',
    ...structuralVariants.map((name) => `variant ${name}`),
    'best best',
    'best best-missile',
    'best best-launcher',
    'best best-s-75-as-igla-s',
    'best best-s-75-as-manpads',
  ]);
  expect(scenario.run).toEqual({ seed: 1, precision: 0.02, precisionAsked: false });
});

test('people of a system that is read as another one join its crews, and nothing stays of the printed system', () => {
  const scenario = roundTrip(draftScenario(shield.reading, shield.reports, reference, options));
  const reading = scenario.cases.find((entry) => entry.id === 's-75-as-igla-s');
  const [first, second] = reading?.groups ?? [];
  expect(first?.crews?.operators.quantity.distribution).toEqual({
    kind: 'uniform',
    low: 2000,
    high: 10000,
  });
  expect(second?.count.quantity.distribution).toEqual({ kind: 'fixed', value: 0 });
  expect(reading?.postures.map((posture) => posture.id)).not.toContain('s-75');
});

test('each claim is asked as its kind demands, and an effect under five interpretations', () => {
  const scenario = roundTrip(draftScenario(shield.reading, shield.reports, reference, options));
  expect(
    scenario.questions.map((question) => `${question.claim} ${question.interpretation}`),
  ).toEqual([
    'first#c1 record',
    'first#c2 record',
    'first#c3 crews',
    'first#c4 area',
    'first#c4 border',
    'first#c4 belt',
    'first#c4 points',
    'first#c4 crossing',
    'first#c5 none',
    'second#c1 record',
    'second#c2 record',
    'second#c3 catalogue',
    'second#c4 reserves',
  ]);
  expect(scenario.questions[3]?.quote).toBe('a "continuous shield" along: the entire territory #1');
});

test('a designation that is printed again and again is no slip', () => {
  const often = Array.from({ length: 4 }, () => ({
    kind: 'possession' as const,
    text: 'has 5,000 Igla-S',
    system: { ...igla, alternatives: ['s-75', 'manpads'] },
    quantity: quantity('5,000', { value: 5000, unit: 'unit' }),
  }));
  const ids = (said: readonly Said[]) => {
    const { reading, reports } = makeReading({ r: said });
    return roundTrip(draftScenario(reading, reports, reference, options)).cases.map(
      (one) => one.id,
    );
  };
  expect(ids(often).filter((id) => id.startsWith('igla-s-as'))).toEqual([]);
  expect(ids(often.slice(1)).filter((id) => id.startsWith('igla-s-as'))).toEqual([
    'igla-s-as-s-75',
    'igla-s-as-manpads',
  ]);
});

test('no country in the claims is a finding that names the way out', () => {
  const { reading, reports } = makeReading({
    r: [
      {
        kind: 'possession',
        text: 'they have 5,000',
        system: igla,
        quantity: fiveThousand,
        actor: null,
      },
    ],
  });
  const drafted = draftScenario(reading, reports, reference, options);
  expect(drafted.yaml).toBeNull();
  expect(drafted.findings.map((finding) => finding.code)).toEqual(['E_TERRITORY_MISSING']);
  expect(
    draftScenario(reading, reports, reference, { ...options, territory: 'POL' }).territory,
  ).toBe('POL');
  expect(
    draftScenario(reading, reports, reference, { ...options, territory: 'XXX' }).findings[0]?.code,
  ).toBe('E_TERRITORY_UNKNOWN');
});

test('claims dated after the as-of date change nothing', () => {
  const late = makeReading({
    r: [
      {
        kind: 'possession',
        text: 'has 40 S-125',
        system: { id: 's-125', text: 'S-125', alternatives: [] },
        quantity: quantity('40', { value: 40, unit: 'launcher' }),
      },
      {
        kind: 'possession',
        text: 'has 5,000 Igla-S',
        system: igla,
        quantity: fiveThousand,
        date: '2026-01-05',
      },
    ],
  });
  const scenario = roundTrip(draftScenario(late.reading, late.reports, reference, options));
  expect(scenario.cases[0]?.postures[0]?.id).toBe('s-125');
  expect(JSON.stringify(scenario)).not.toContain('r#c2');
});

test('a landlocked country, other systems and other amounts draft as well, and denials give nothing', () => {
  const system = { id: 's-300vm', text: 'S-300', alternatives: [] };
  const tor = { id: 'tor-m2', text: 'Tor', alternatives: [] };
  const buk = { id: 'buk-m2e', text: 'Buk', alternatives: [] };
  const pantsir = { id: 'pantsir-s1', text: 'Pantsir', alternatives: [] };
  const { reading, reports } = makeReading({
    'r 1 "x"': [
      {
        kind: 'deployment',
        actor: 'CHE',
        text: 'about 20 systems around Bern and the coast',
        system,
        quantity: quantity('about 20', { value: 20, unit: 'system', approx: 'about' }),
        place: [place('city', 'Bern'), place('coast', 'coast'), place('border', 'JPN')],
      },
      {
        kind: 'possession',
        actor: 'CHE',
        text: 'dozens of Tor launchers',
        system: tor,
        quantity: quantity('dozens', { low: 24, unit: 'launcher', approx: 'vague' }),
      },
      { kind: 'possession', actor: 'CHE', text: 'some Buk', system: buk },
      {
        kind: 'possession',
        actor: 'CHE',
        text: 'no Pantsir',
        system: pantsir,
        hedge: 'denied',
        quantity: quantity('9', { value: 9, unit: 'system' }),
      },
      {
        kind: 'effect',
        actor: 'CHE',
        text: 'covers 80 percent',
        quantity: quantity('80 percent', { value: 80, unit: 'percent' }),
      },
    ],
  });
  const scenario = roundTrip(
    draftScenario(reading, reports, reference, { ...options, precision: 0.02, seed: 7 }),
  );
  const groups = scenario.cases[0]?.groups ?? [];
  expect(groups.map((group) => [group.system, group.count.quantity.distribution])).toEqual([
    ['s-300vm', { kind: 'uniform', low: 18, high: 22 }],
    ['tor-m2', { kind: 'uniform', low: 24, high: 120 }],
    ['buk-m2e', { kind: 'uniform', low: 1, high: 20 }],
  ]);
  expect(groups[0]?.areas.map((area) => area.area)).toEqual([
    { kind: 'cities', names: ['Bern'], largest: null, withinM: 10000 },
  ]);
  expect(scenario.questions.find((question) => question.interpretation === 'area')?.areaShare).toBe(
    0.8,
  );
  expect(scenario.run).toEqual({ seed: 7, precision: 0.02, precisionAsked: true });
});

test('hundreds of long claims stay inside the limits of the file and say what was left out', () => {
  const many = Array.from({ length: 300 }, (_, i) => ({
    kind: 'effect' as const,
    text: `${'щит \u2028'.repeat(100)}${i}`,
  }));
  const { reading, reports } = makeReading({
    r: [
      { kind: 'possession', text: 'has 5,000 Igla-S', system: igla, quantity: fiveThousand },
      ...many,
    ],
  });
  const drafted = draftScenario(reading, reports, reference, options);
  expect(drafted.findings.map((finding) => finding.code)).toEqual(['W_CLAIM_NO_SIMULATION']);
  expect(roundTrip(drafted).questions.length).toBeGreaterThan(150);
});

test('a designation that leaves the variant open is drafted with the catalogue and says which one was taken', () => {
  const patriot = {
    id: 'patriot',
    text: 'Patriot',
    alternatives: ['patriot-pac-2', 'patriot-pac-3'],
  };
  const { reading, reports } = makeReading({
    r1: [
      {
        kind: 'possession',
        text: 'Venezuela has eight Patriot batteries',
        system: patriot,
        quantity: quantity('eight', { value: 8, unit: 'battery' }),
      },
    ],
  });
  const drafted = draftScenario(reading, reports, reference, options);
  expect(drafted.yaml).toContain('system: patriot-pac-2');
  expect(drafted.yaml).toContain('"Patriot" leaves the variant open');
  expect(drafted.findings.map((finding) => finding.code)).toEqual(['W_CLAIM_VARIANT']);
});

test('a class of weapons that nothing counts is no further stock beside a model of it that is counted', () => {
  const igla = { id: 'igla-s', text: 'Igla-S', alternatives: [] };
  const portable = { id: 'manpads', text: 'MANPADS', alternatives: ['igla-s'] };
  const draftOf = (counted: readonly Said[]): string => {
    const placed = { kind: 'deployment', text: 'MANPADS stand at border outposts' } as const;
    const border = place('border', 'border outposts');
    const said = [...counted, { ...placed, system: portable, place: [border] }];
    const { reading, reports } = makeReading({ a: said });
    const { yaml, findings } = draftScenario(reading, reports, reference, options);
    expect(findings.map(({ code }) => code)).not.toContain('W_CLAIM_NO_SIMULATION');
    return yaml ?? '';
  };
  const own = (yaml: string): readonly string[] =>
    [...yaml.matchAll(/^ {2}- id: (igla-s|manpads)$/gm)].map(([, id]) => id as string);
  const count = quantity('5,000', { value: 5000, unit: 'system' });
  const text = 'The country has 5,000 Igla-S';
  expect(own(draftOf([{ kind: 'possession', text, system: igla, quantity: count }]))).toEqual([
    'igla-s',
  ]);
  // Uncounted models, or none, leave the class what it is.
  expect(own(draftOf([{ kind: 'possession', text: 'It has Igla-S', system: igla }]))).toEqual([
    ...['igla-s', 'manpads'],
  ]);
  expect(own(draftOf([]))).toEqual(['manpads']);
});

const pantsir = { id: 'pantsir-s1', text: 'Pantsir-S1', alternatives: [] };
const owned: readonly Said[] = [
  {
    ...{ kind: 'possession', text: 'Venezuela has 9,000 Igla-S', system: igla },
    quantity: quantity('9,000 Igla-S', { value: 9000, unit: 'missile' }),
  },
  {
    ...{ kind: 'possession', text: 'and 80 Pantsir-S1 launchers', system: pantsir },
    quantity: quantity('80 Pantsir-S1', { value: 80, unit: 'launcher' }),
  },
  {
    kind: 'possession',
    text: 'It has 5,000 Igla-S',
    system: igla,
    quantity: quantity('5,000', { value: 5000 }),
  },
];

/** Marks claims of report `a` as read by a language model alone. */
function byModel(numbers: readonly number[]): { reading: Reading; reports: readonly Report[] } {
  const made = makeReading({ a: owned });
  const claims = made.reading.claims.map(
    (claim, at): Claim =>
      numbers.includes(at + 1) ? { ...claim, id: `a#m${at + 1}`, by: 'model' } : claim,
  );
  return { ...made, reading: { ...made.reading, claims } };
}

test('what a language model alone read is judged and gives no number where the rules find a system', () => {
  const { reading, reports } = byModel([1, 2]);
  const { yaml } = draftScenario(reading, reports, reference, options);
  const { scenario } = readScenario(yaml ?? '', 'draft.yaml', reference);
  const groups = scenario?.cases[0]?.groups.map(({ id }) => id) ?? [];
  expect(groups.filter((id) => !id.startsWith('inventory-'))).toEqual(['igla-s']);
  expect(yaml).toContain('claimed: 5000');
  expect(yaml).not.toMatch(/claimed: 9000|claimed: 80|source: "claim:a#m/);
  expect(scenario?.questions.map((question) => question.claim)).toEqual(['a#c3', 'a#m1', 'a#m2']);
});

test('where the rules find none, the numbers of a language model say that they are its own', () => {
  const { reading, reports } = byModel([1, 2, 3]);
  const { yaml, territory } = draftScenario(reading, reports, reference, options);
  expect(territory).toBe('VEN');
  const counts = yaml?.split('\n').filter((line) => /^ {4}count: \{ claimed/.test(line));
  expect(counts?.length).toBeGreaterThan(0);
  for (const line of counts ?? [])
    expect(line).toMatch(
      /source: "claim:a#m\d", reason: "the claim was read by a language model alone"/,
    );
});
