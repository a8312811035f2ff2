import type { Check } from '../../domain/claim.ts';
import type { Territory } from '../../domain/reference.ts';
import { tagsIn, tagsOf } from '../passage.ts';
import type { ReadPlace } from '../read-places.ts';
import type { Facts } from '../triggers/trigger-facts.ts';
import type { CheckContext, ReadReport } from './check-context.ts';
import { claimsAt, countryName, spanIn } from './check-context.ts';
import { centreOf, compassWords, meanOctant, octantDistance, octantsOf } from './compass.ts';

const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);

/** What edges a country has in a direction: shares of its border and coast within 45 degrees of it. */
function edgesTowards(
  context: CheckContext,
  territory: Territory,
  octant: number,
): { readonly coastShare: number; readonly neighbours: readonly string[] } {
  const centre = centreOf(territory);
  if (centre === null) return { coastShare: 0, neighbours: [] };
  const facing = (lines: Territory['coast']): number =>
    octantsOf(lines, centre).reduce(
      (total, length, at) => total + (octantDistance(at, octant) === 0 ? length : 0),
      0,
    );
  const coast = facing(territory.coast);
  const borders = territory.borders
    .map((border) => ({ code: border.neighbour, length: facing(border.lines) }))
    .filter((one) => one.length > 0);
  const all = coast + sum(borders.map((one) => one.length));
  const neighbours = borders
    .filter((one) => one.length > all * 0.1)
    .map((one) => countryName(context.reference, one.code));
  return { coastShare: all === 0 ? 0 : coast / all, neighbours };
}

/** The directions in which most of a border lies, as words. */
function whereabouts(territory: Territory, neighbour: string): string {
  const centre = centreOf(territory);
  const border = territory.borders.find((one) => one.neighbour === neighbour);
  if (centre === null || border === undefined) return '';
  const octants = octantsOf(border.lines, centre);
  const total = sum(octants);
  const named = octants
    .map((length, at) => ({ length, at }))
    .filter((one) => one.length >= total * 0.2)
    .sort((a, b) => b.length - a.length);
  return named
    .slice(0, 3)
    .map((one) => compassWords[one.at])
    .join(' and ');
}

function facingWords(edges: {
  readonly coastShare: number;
  readonly neighbours: readonly string[];
}): string {
  if (edges.coastShare >= 0.8) return 'coast';
  return [...edges.neighbours, ...(edges.coastShare >= 0.1 ? ['coast'] : [])].join(', ');
}

function checkBorder(
  context: CheckContext,
  one: ReadReport,
  facts: Facts,
  place: ReadPlace,
): Check | null {
  const { reference } = context;
  const report = one.read.passage.report.id;
  const claims = claimsAt(one, place.start, place.end);
  const claim = one.claims[Number((claims[0] ?? '').slice(report.length + 2)) - 1];
  const named = place.place.name;
  const owner =
    place.owner !== null && place.owner !== named
      ? place.owner
      : claim?.actor != null && claim.actor !== named && facts.systems.length > 0
        ? claim.actor
        : context.focus;
  const territory = owner === null ? null : reference.territory(owner);
  if (territory === null || territory.borders.length + territory.coast.length === 0) return null;
  const home = countryName(reference, territory.code);
  const spans = [spanIn(report, place.start, place.end)];
  const isCountry = reference.countries.some((country) => country.code === named);
  if (
    isCountry &&
    named !== territory.code &&
    !territory.borders.some((border) => border.neighbour === named)
  ) {
    return {
      kind: 'geography',
      severity: 'error',
      claims,
      spans,
      message: `“${place.place.text}”: ${home} and ${countryName(reference, named)} share no land border.`,
    };
  }
  const octant = compassWords.indexOf(place.direction as (typeof compassWords)[number]);
  const centre = centreOf(territory);
  if (octant < 0 || centre === null) return null;
  const edges = edgesTowards(context, territory, octant);
  if (isCountry) {
    const lines = territory.borders.find((border) => border.neighbour === named)?.lines ?? [];
    const middle = meanOctant(lines, centre);
    const share = octantsOf(lines, centre).map((length, at) =>
      octantDistance(at, octant) === 0 ? length : 0,
    );
    if (
      middle === null ||
      octantDistance(middle, octant) <= 1 ||
      sum(share) > sum(octantsOf(lines, centre)) * 0.25
    )
      return null;
    return {
      kind: 'geography',
      severity: 'error',
      claims,
      spans,
      message: `“${place.place.text}”: ${countryName(reference, named)} lies ${whereabouts(territory, named)} of ${home}; what lies ${compassWords[octant]} of it is ${facingWords(edges)}.`,
    };
  }
  if (edges.coastShare < 0.8) return null;
  return {
    kind: 'geography',
    severity: 'info',
    claims,
    spans,
    message: `“${place.place.text}”: the ${compassWords[octant]} of ${home} is coast; no country borders it there.`,
  };
}

function checkCoast(context: CheckContext, one: ReadReport, place: ReadPlace): Check | null {
  const owner = place.owner ?? context.focus;
  const territory = owner === null ? null : context.reference.territory(owner);
  const octant = compassWords.indexOf(place.direction as (typeof compassWords)[number]);
  const centre = territory === null ? null : centreOf(territory);
  if (territory === null || octant < 0 || centre === null) return null;
  const octants = octantsOf(territory.coast, centre);
  const near = octants.map((length, at) => (octantDistance(at, octant) <= 1 ? length : 0));
  if (sum(near) > 0) return null;
  const home = countryName(context.reference, territory.code);
  return {
    kind: 'geography',
    severity: 'error',
    claims: claimsAt(one, place.start, place.end),
    spans: [spanIn(one.read.passage.report.id, place.start, place.end)],
    message: `“${place.place.text}”: ${home} has no coast in the ${compassWords[octant]}.`,
  };
}

/** `a neighboring nation` said of two countries without a common border. */
function checkNeighbours(context: CheckContext, one: ReadReport, facts: Facts): Check[] {
  const { reference, focus } = context;
  const { sentence, passage } = facts;
  const territory = focus === null ? null : reference.territory(focus);
  if (territory === null || focus === null || territory.borders.length === 0) return [];
  const out: Check[] = [];
  for (const tag of tagsOf(sentence, 'neighbourWord')) {
    if (tagsIn(sentence, 'countryNoun', tag.to, tag.to + 2).length === 0) continue;
    const groups = ['country', 'demonym', 'capital', 'institution'] as const;
    const codes = [
      ...groups.flatMap((group) => tagsOf(sentence, group).map((other) => other.value)),
      ...(one.read.people.mentions[sentence.index] ?? []).map(
        (mention) => mention.person.country ?? '',
      ),
    ];
    const others = [...new Set(codes)].filter((code) => code !== '' && code !== focus);
    const stranger = others[0];
    if (
      stranger === undefined ||
      others.some((code) => territory.borders.some((border) => border.neighbour === code))
    )
      continue;
    const [first, last] = [passage.words[tag.from], passage.words[tag.to]];
    if (first === undefined || last === undefined) continue;
    out.push({
      kind: 'geography',
      severity: 'warning',
      claims: claimsAt(one, first.start, last.end),
      spans: [spanIn(passage.report.id, first.start, last.end)],
      message: `“${passage.text.slice(first.start, last.end)}”: ${countryName(reference, stranger)} and ${countryName(reference, focus)} share no land border and are not neighbours.`,
    });
  }
  return out;
}

/** Holds places against the outlines: borders and coasts in the wrong direction, neighbours that are none. */
export function checkGeography(context: CheckContext): Check[] {
  const out: Check[] = [];
  for (const one of context.reports) {
    for (const facts of one.read.facts) {
      for (const place of facts.places) {
        if (place.place.kind !== 'border' && place.place.kind !== 'coast') continue;
        const check =
          place.place.kind === 'border'
            ? checkBorder(context, one, facts, place)
            : checkCoast(context, one, place);
        if (check !== null) out.push(check);
      }
      out.push(...checkNeighbours(context, one, facts));
    }
  }
  return out;
}
