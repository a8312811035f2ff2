import type { AltitudeAccount, TrialAccount } from '../../../pipeline/replay-trial.ts';
import { writeInteger, writeMetres, writeNumber, writeShare } from '../../../publish/format.ts';
import { useTexts } from '../../texts/use-texts.ts';

interface Props {
  readonly account: TrialAccount;
  readonly posture: string;
  readonly altitudeM: number;
  readonly intruder: string;
}

/** The numbers that one world has: what nobody knows, how many there are, what that shows. Counts, shares, lengths and times, no places. */
export function TrialNumbers({ account, posture, altitudeM, intruder }: Props) {
  const texts = useTexts().trial;
  const shown = account.postures
    .find(({ id }) => id === posture)
    ?.altitudes.find((one) => one.altitudeM === altitudeM && one.k === 1);
  return (
    <section aria-label={texts.numbers} className="trial-numbers">
      <h2>{texts.numbers}</h2>
      <p className="note">{texts.onePossible(account.trial)}</p>
      <Groups account={account} />
      {shown !== undefined && <Shown shown={shown} />}
      <Unknowns account={account} of={[`posture.${posture}.`, `intruder.${intruder}.`]} />
    </section>
  );
}

function Groups({ account }: Pick<Props, 'account'>) {
  const { groupHead } = useTexts().trial;
  return (
    <table>
      <thead>
        <tr>
          {groupHead.map((word) => (
            <th key={word} scope="col">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {account.groups.map(({ id, system, claimed, claimedUnit, inPlace, ready }) => (
          <tr key={id}>
            <th scope="row">{system}</th>
            <td>
              {writeInteger(claimed)} <small>{claimedUnit}</small>
            </td>
            <td>{writeInteger(inPlace)}</td>
            <td>{writeInteger(ready)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Shown({ shown }: { readonly shown: AltitudeAccount }) {
  const texts = useTexts().trial;
  const names = texts.shownNames;
  const { area, border, belt, points, crossings } = shown;
  const rows: readonly (readonly [string, string])[] = [
    [names.area, writeShare(area.share)],
    [names.guarded, writeShare(border.guardedShare)],
    ...(border.gaps === null ? [] : [[names.gaps, writeInteger(border.gaps)] as const]),
    ...(border.longestGapM === null
      ? []
      : [[names.longest, `${writeInteger(border.longestGapM / 1000)}\u00a0km`] as const]),
    ...(belt === null ? [] : [[names.belt, belt.holds ? texts.yes : texts.no] as const]),
    [names.points, texts.ofAll(writeInteger(points.covered), writeInteger(points.of))],
    ...(crossings?.classes ?? []).map(
      (one) =>
        [
          `${names.engaged}: ${one.name}`,
          texts.ofAll(writeInteger(one.engaged), writeInteger(one.flown)),
        ] as const,
    ),
  ];
  return (
    <>
      <h3>
        {texts.shown} ({writeMetres(shown.altitudeM)})
      </h3>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name} className="pair">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** What a raid hangs on; the others are folded away. */
const decisive = /\.(count|ready|rangeM|killProbability|reactionS|reloadS|speedMps|spacingS)$/;

function Unknowns({
  account,
  of,
}: Pick<Props, 'account'> & {
  /** Beginnings of the paths that come first. */
  readonly of: readonly string[];
}) {
  const texts = useTexts().trial;
  const { unknowns } = account;
  const first = unknowns.filter(
    ({ path }) => decisive.test(path) && of.some((start) => path.startsWith(start)),
  );
  return (
    <>
      {first.length > 0 && <UnknownTable unknowns={first} />}
      <details>
        <summary>{texts.allUnknowns(unknowns.length)}</summary>
        <UnknownTable unknowns={unknowns} />
        <p className="note">{texts.fixed(account.fixedNumbers)}</p>
      </details>
    </>
  );
}

function UnknownTable({ unknowns }: Pick<TrialAccount, 'unknowns'>) {
  const texts = useTexts().trial;
  return (
    <table>
      <thead>
        <tr>
          {texts.unknownHead.map((word) => (
            <th key={word} scope="col">
              {word}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {unknowns.map(({ path, label, value, unit }) => (
          <tr key={path}>
            <th scope="row">{label}</th>
            <td>{write(value, unit)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );

  function write(value: number, unit: string): string {
    const word = texts.units[unit] ?? '';
    if (word === '%') return writeShare(value);
    const figure = writeNumber(value, Math.abs(value) < 10 ? 2 : Math.abs(value) < 1000 ? 1 : 0);
    return word === '' ? figure : `${figure}\u00a0${word}`;
  }
}
