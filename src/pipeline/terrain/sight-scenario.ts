import { areaKey } from '../../domain/area.ts';
import type { Case, Scenario } from '../../domain/case.ts';
import type { Finding, FindingCode } from '../../domain/finding.ts';
import type { Host } from '../../domain/host.ts';
import type { UnitGroup } from '../../domain/posture.ts';
import { supportOf } from '../../domain/support.ts';
import type { GroupSight, TerrainChoice, TerrainGrid, TerrainUse } from '../../domain/terrain.ts';
import { terrainOf } from '../../domain/terrain-of.ts';
import type { World } from '../../domain/world.ts';
import { canonicalJson } from '../../kernel/text/canonical-json.ts';
import { type SweepView, sweepRays, sweepReferencePlane } from '../../kernel/view/index.ts';
import { eyeM, placements, refraction, viewAreas } from './view-areas.ts';

/** A scenario whose groups know how much they see, and what results say of it; `terrain` null = the earth is smooth. */
export interface Sighted {
  readonly scenario: Scenario;
  readonly terrain: TerrainUse | null;
}

/** What groups see, by everything that it depends on. */
export type KeptSights = Map<string, GroupSight>;

/** Ranges without an end, and ranges that no weapon has, are looked at as far as this, metres. Source: the horizon of 30 km height lies at 714 km. */
const farthestM = 500_000;

/**
 * Takes the views of every group of the cases that have terrain, once for each group and its areas, and gives them to the groups; those of a finished run have them. Returns findings and null when
 * heights are missing or know none of the ground; a file that knows a part of it is a warning that says how much. `host` may take the views of mode fast; the bits are the same.
 * Views that are in `kept` are not taken again, others are added to it.
 */
export function sightScenario(
  scenario: Scenario,
  world: World,
  terrain: TerrainGrid | undefined,
  host: Pick<Host, 'sweepView'> = {},
  kept: KeptSights = new Map(),
): { readonly sighted: Sighted | null; readonly findings: readonly Finding[] } {
  const choice = terrainOf(scenario.cases);
  if (choice === null || isSighted(scenario))
    return { sighted: { scenario, terrain: null }, findings: [] };
  if (terrain === undefined || terrain.file !== choice.file) {
    const message = `environment.terrain names ${choice.file}, and its heights did not come with the scenario: the command line reads the file that lies beside the scenario, the page the one that is chosen where a scenario is opened; terrain: none is a smooth earth`;
    return { sighted: null, findings: [makeFinding('E_TERRAIN_MISSING', message)] };
  }
  const sweeps: Readonly<Record<TerrainChoice['mode'], SweepView>> = {
    fast: host.sweepView ?? sweepReferencePlane,
    accurate: sweepRays,
  };
  const sights = new Map<string, GroupSight>();
  const altitudesM = listAltitudes(scenario.cases);
  const { seed } = scenario.run;
  for (const { group, reachM } of listViewers(scenario.cases).values()) {
    const key = canonicalJson([
      ...[terrain.sha256, choice.mode, scenario.territory, scenario.perimeter, seed],
      ...[nameOf(group), reachM, altitudesM],
    ]);
    const viewers = { group: group.id, areas: group.areas, reachM, altitudesM };
    const seen =
      kept.get(key) ?? viewAreas(viewers, world, terrain, { sweep: sweeps[choice.mode], seed });
    kept.set(key, seen);
    sights.set(nameOf(group), seen);
  }
  const use = describeUse(terrain, choice, [...sights.values()]);
  const findings = findUncovered(use);
  if (findings.some(({ severity }) => severity === 'error')) return { sighted: null, findings };
  return {
    sighted: {
      scenario: giveSights(scenario, (group) => sights.get(nameOf(group))),
      terrain: use,
    },
    findings,
  };
}

/** Gives the groups of a finished run's scenario what the run found that they see, so that its trials can be run again without the elevation file. */
export function giveStoredSights(scenario: Scenario, terrain: TerrainUse | undefined): Scenario {
  const names = [...listViewers(scenario.cases).keys()];
  return giveSights(scenario, (group) => terrain?.groups[names.indexOf(nameOf(group))]);
}

function giveSights(
  scenario: Scenario,
  find: (group: UnitGroup) => GroupSight | undefined,
): Scenario {
  const give = (each: Case): Case =>
    each.terrain === undefined
      ? each
      : {
          ...each,
          groups: each.groups.map((group) => {
            const seen = find(group);
            return seen === undefined ? group : { ...group, seen };
          }),
        };
  return { ...scenario, cases: scenario.cases.map(give) };
}

function isSighted({ cases }: Scenario): boolean {
  return cases.every(
    ({ terrain, groups }) =>
      terrain === undefined || groups.every((group) => group.seen !== undefined),
  );
}

/** Names groups that look alike: of one id, in the same areas. */
function nameOf({ id, areas }: UnitGroup): string {
  return JSON.stringify([id, ...areas.map(({ area, share }) => [areaKey(area), share])]);
}

/** Lists groups with the farthest reach that any case gives them. */
function listViewers(
  cases: readonly Case[],
): ReadonlyMap<string, { readonly group: UnitGroup; readonly reachM: number }> {
  const viewers = new Map<string, { readonly group: UnitGroup; readonly reachM: number }>();
  for (const each of cases) {
    if (each.terrain === undefined) continue;
    for (const group of each.groups) {
      const [, high] = supportOf(group.envelope.rangeM.quantity.distribution);
      const known = viewers.get(nameOf(group))?.reachM ?? 0;
      viewers.set(nameOf(group), { group, reachM: Math.max(known, Math.min(high, farthestM)) });
    }
  }
  return viewers;
}

/** Altitudes of all cases with terrain but 0, ascending. */
function listAltitudes(cases: readonly Case[]): readonly number[] {
  const all = cases.filter((each) => each.terrain !== undefined).flatMap((each) => each.altitudesM);
  return [...new Set(all)].filter((altitudeM) => altitudeM > 0).sort((a, b) => a - b);
}

function describeUse(
  terrain: TerrainGrid,
  { mode }: TerrainChoice,
  groups: readonly GroupSight[],
): TerrainUse {
  const { file, sha256, columns, rows, voids } = terrain;
  return {
    ...{ file, sha256, mode, cells: columns * rows, voids },
    ...{ placements, eyeM, refraction, groups },
  };
}

function findUncovered({ file, groups }: TerrainUse): Finding[] {
  const shares = groups.map(({ placesCovered }) => placesCovered);
  const all = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  if (all === 1) return [];
  const parts = groups
    .filter(({ placesCovered }) => placesCovered < 1)
    .map(({ group, placesCovered }) => `${group} ${percent(placesCovered)}`);
  const covered = `${file} knows the ground of this share of the places where posts may stand: ${parts.slice(0, 8).join(', ')}`;
  return [
    all === 0
      ? makeFinding(
          'E_TERRAIN_AREA',
          `${covered}; give a file that reaches over the areas of the posts`,
        )
      : makeFinding('W_TERRAIN_PART', `${covered}; the others have a smooth earth`),
  ];
}

function percent(share: number): string {
  const tenths = Math.floor(share * 1000) / 10;
  return `${tenths} %`;
}

function makeFinding(code: FindingCode, message: string): Finding {
  const severity = code.startsWith('E_') ? 'error' : 'warning';
  return {
    ...{ code, severity, message },
    file: null,
    line: null,
    column: null,
    path: 'environment.terrain',
  };
}
