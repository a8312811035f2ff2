import type { Measure } from '../../../domain/measure.ts';
import { writeChance, writeInteger, writeNumber, writeShare } from '../../../publish/format.ts';
import type { Overview } from '../../engine/overview.ts';
import {
  baseRows,
  heightsOf,
  nameHeight,
  namePosture,
  sayHeight,
} from '../../parts/chart/base-rows.ts';
import { type ChartModel, mostSeries, mostTrials, pointOf } from '../../parts/chart/chart-model.ts';
import type { PageTexts } from '../../texts/en.ts';

type Intruder = Overview['intruders'][number];

/** Mean share of a raid that gets through, by class and height; null where raids were not measured. */
export function raidChart(overview: Overview, words: PageTexts['charts']): ChartModel | null {
  const posture = overview.mainPosture;
  const leakers = baseRows(overview, 'raid', 'leakers', posture);
  const noLeak = baseRows(overview, 'raid', 'no-leak', posture);
  const classes = overview.intruders.filter(({ id }) => leakers.some((row) => row.intruder === id));
  if (classes.length === 0) return null;
  const heights = heightsOf(leakers);
  const of = ({ id }: Intruder): readonly Measure[] =>
    leakers.filter((row) => row.intruder === id).toSorted((a, b) => b.altitudeM - a.altitudeM);
  const name = (altitudeM: number): string => nameHeight(altitudeM, words.ground);
  const label = (each: Intruder): string => words.raid.name(each.name, writeInteger(each.count));
  const series = classes.slice(0, mostSeries).map((each) => ({
    label: label(each),
    points: of(each).map((row) =>
      pointOf(row, { at: name(row.altitudeM), key: row.altitudeM }, 100 / each.count),
    ),
  }));
  const source = words.source(namePosture(overview, posture), writeInteger(mostTrials(series)));
  return {
    ...{ id: 'raids', title: words.raid.title, kind: 'rows', most: 100, series },
    sentence: writeSentence(classes, of, words),
    caption: `${words.intervals} ${words.raid.condition} ${source}`,
    ...{ valueTitle: words.raid.axis, atTitle: words.height, names: heights.map(name) },
    columns: ['height_m', 'share_through_percent'],
    tableHead: words.raid.head,
    tableRows: classes.flatMap((each) =>
      of(each).map((row) => {
        const none = noLeak.find(
          (one) => one.intruder === each.id && one.altitudeM === row.altitudeM,
        );
        return [
          ...[label(each), name(row.altitudeM), writeNumber(row.estimate, 2)],
          row.interval.map((end) => writeNumber(end, 2)).join('–'),
          none === undefined ? '–' : writeChance(none.estimate, none.interval),
        ];
      }),
    ),
  };
}

function writeSentence(
  classes: readonly Intruder[],
  of: (each: Intruder) => readonly Measure[],
  words: PageTexts['charts'],
): string {
  const all = classes
    .flatMap((each) => of(each).map((row) => ({ each, row, share: row.estimate / each.count })))
    .sort((a, b) => b.share - a.share);
  const [most, least] = [all[0], all.at(-1)];
  if (most === undefined || least === undefined) return '';
  const end = ({ each, row, share }: typeof most) => ({
    ...{ name: each.name, height: sayHeight(row.altitudeM, words) },
    ...{ share: writeShare(share), count: writeInteger(each.count) },
  });
  return words.raid.sentence(end(most), end(least));
}
