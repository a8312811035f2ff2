import { writeInteger, writeNumber, writeShare, writeShareRange } from '../../../publish/format.ts';
import type { Overview } from '../../engine/overview.ts';
import { baseRows, namePosture } from '../../parts/chart/base-rows.ts';
import { type ChartModel, mostSeries, mostTrials, pointOf } from '../../parts/chart/chart-model.ts';
import type { PageTexts } from '../../texts/en.ts';

/** Share of all posts that can fire at times after an alert, one series a posture; null where it was not measured. */
export function afterAlertChart(overview: Overview, words: PageTexts['charts']): ChartModel | null {
  const rows = baseRows(overview, 'readiness', 'ready-share', null).toSorted(
    (a, b) => (a.timeH ?? 0) - (b.timeH ?? 0),
  );
  if (rows.length === 0) return null;
  const postures = [...new Set(rows.map((row) => row.posture))];
  const of = (posture: string) => rows.filter((row) => row.posture === posture);
  const when = (timeH: number | null): string => writeTime(timeH ?? 0, words);
  const series = postures.slice(0, mostSeries).map((posture) => ({
    label: namePosture(overview, posture),
    points: of(posture).map((row) =>
      pointOf(row, { at: when(row.timeH), key: row.timeH ?? 0 }, 100),
    ),
  }));
  const lead = of(
    postures.includes(overview.mainPosture) ? overview.mainPosture : (postures[0] ?? ''),
  );
  const best = lead.reduce((most, row) => (row.estimate > most.estimate ? row : most));
  const told = [...new Set([lead[0], best, lead.at(-1)])].flatMap((row) => row ?? []);
  return {
    ...{ id: 'after-alert', title: words.afterAlert.title, kind: 'lines', most: 100, series },
    sentence: words.afterAlert.sentence(
      namePosture(overview, best.posture),
      told.map((row) => [writeShare(row.estimate), words.afterAlert.inWords(row.timeH ?? 0)]),
    ),
    caption: `${words.band} ${words.afterAlert.source(writeInteger(mostTrials(series)))}`,
    valueTitle: words.afterAlert.axis,
    ...{ atTitle: words.afterAlert.at, names: [...new Set(rows.map((row) => when(row.timeH)))] },
    columns: ['hours_after_alert', 'ready_percent'],
    tableHead: words.afterAlert.head,
    tableRows: postures.flatMap((posture) =>
      of(posture).map((row) => [
        ...[namePosture(overview, posture), when(row.timeH), writeShare(row.estimate)],
        writeShareRange(...row.interval),
      ]),
    ),
  };
}

/** Hours up to two days, then days. */
function writeTime(hours: number, { afterAlert }: PageTexts['charts']): string {
  if (hours === 0) return afterAlert.atAlert;
  return hours < 48
    ? afterAlert.hours(writeNumber(hours, 2))
    : afterAlert.days(writeNumber(hours / 24, 1));
}
