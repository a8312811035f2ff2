import type { Assessment, Results } from '../../domain/results.ts';
import { writeInteger, writeMetres, writeShare } from '../format.ts';
import { say, texts } from '../texts.ts';

/** Says in sentences whether hills are in the figures, and how. */
export function describeGround({ terrain }: Results['run']): readonly string[] {
  if (terrain === undefined) return [texts.page.ground.smooth];
  const { file, sha256, placements, groups } = terrain;
  const covered = groups.reduce((sum, { placesCovered }) => sum + placesCovered, 0) / groups.length;
  return [
    texts.page.ground.over(file, sha256, writeInteger(placements)),
    ...(covered < 1 ? [texts.page.ground.covered(writeShare(covered))] : []),
  ];
}

/** Lists what a run with terrain looked over and what its groups see, as names and values; empty over a smooth earth. */
export function listGround({
  results: { run },
  scenario,
}: Pick<Assessment, 'results' | 'scenario'>): readonly (readonly [string, string])[] {
  const { terrain } = run;
  if (terrain === undefined) return [];
  const { file, mode, cells, eyeM, refraction, groups } = terrain;
  const facts = texts.page.repeat.facts;
  const settings = texts.page.ground.settings(mode, writeInteger(cells), `${eyeM} m`, refraction);
  const names = new Map(
    scenario.cases.flatMap((each) => each.groups.map((group) => [group.id, say(group.systemName)])),
  );
  return [
    [facts.terrain, `${file}: ${settings}`],
    ...groups.map(({ group, altitudesM, share }): readonly [string, string] => [
      `${facts.seen}, ${names.get(group) ?? group}`,
      altitudesM
        .map((altitudeM, a) =>
          texts.page.ground.seen(writeShare(share[a]?.at(-1) ?? 0), writeMetres(altitudeM)),
        )
        .join(', '),
    ]),
  ];
}
