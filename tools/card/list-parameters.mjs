/**
 * Lists every default figure: systems, intruders, assumptions, inventories, highest ground, in the order of the files.
 * @param {object} catalogue what `readCatalogue` gives
 * @returns {{ group: string, name: string, value: string, unit: string, source: string, date: string, grade: string }[]} grade: Admiralty, or
 * `assumption`; source: the publication, or the reason of an assumption
 */
export function listParameters({ systems, intruders, assumptions, inventories, highestGround }) {
  const records = [
    ...systems.map((each) => [each.name, Object.entries(each.figures)]),
    ...intruders.map(({ name, speedMps, altitudeM }) => [
      name,
      Object.entries({ speedMps, altitudeM }),
    ]),
    ['Where a report says nothing', Object.entries(assumptions)],
    ...inventories.map(({ country, system, count }) => [
      `Inventory, ${country}`,
      [[system, count]],
    ]),
    ...Object.entries(highestGround).map(([country, quantity]) => [
      `Highest ground, ${country}`,
      [['height', quantity]],
    ]),
  ];
  return records.flatMap(([group, figures]) =>
    figures.map(([name, quantity]) => ({ group, name, ...describe(quantity) })),
  );
}

function describe({ distribution, unit, source }) {
  const isAssumption = source.kind === 'assumption';
  return {
    value: describeDistribution(distribution),
    unit,
    source: isAssumption ? source.reason : cite(source),
    date: isAssumption ? '' : (source.date ?? 'n.d.'),
    grade: isAssumption ? 'assumption' : source.grade,
  };
}

const cite = ({ title, address }) => (address === null ? title : `[${title}](${address})`);

function describeDistribution(distribution) {
  switch (distribution.kind) {
    case 'fixed':
      return number(distribution.value);
    case 'uniform':
      return `${number(distribution.low)} to ${number(distribution.high)}`;
    case 'triangular':
    case 'pert':
      return `${number(distribution.low)} to ${number(distribution.high)}, most likely ${number(distribution.mode)}`;
    case 'normal':
      return `${number(distribution.mean)} ± ${number(distribution.sd)}`;
    case 'lognormal':
      return `median ${number(distribution.median)}, 95 % below ${number(distribution.p95)}`;
    case 'beta':
      return `beta(${number(distribution.a)}, ${number(distribution.b)})`;
    case 'discrete':
      return distribution.values.map(number).join(' or ');
    default:
      throw new Error(`no words for a distribution ${distribution.kind}`);
  }
}

/** Thousands in groups; decimals as they are. */
function number(value) {
  const [before, after] = String(value).split('.');
  const grouped = before.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return after === undefined ? grouped : `${grouped}.${after}`;
}
