import { findSystem, nearestSystems } from '../../atlas/find-system.ts';
import { createReference } from '../../atlas/reference.ts';
import type { Quantity } from '../../domain/quantity.ts';
import type { IntruderRecord, Reference, SystemRecord } from '../../domain/reference.ts';
import type { Source } from '../../domain/source.ts';
import { describeDistribution } from '../../domain/support.ts';
import { BadUsage } from '../errors.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { cleanText } from '../output/clean-text.ts';
import { type PlainTable, writeTable } from '../output/table.ts';
import type { Shell } from '../shell.ts';

/** Prints the catalogue: all systems and intruder classes, or the figures of one with their sources and grades. */
export async function catalogue(
  shell: Shell,
  name: string | undefined,
  options: { readonly json?: boolean },
): Promise<ExitCode> {
  const reference = createReference();
  if (name === undefined) {
    const { systems, intruders, facts } = reference;
    if (options.json === true) shell.print(json({ systems, intruders, facts }));
    else shell.print(listAll(shell, reference));
    return exitCodes.fine;
  }
  const system = findSystem(reference, name);
  const wanted = name.trim().toLowerCase();
  const intruder =
    reference.intruders.find((one) => one.id === wanted || one.name.toLowerCase() === wanted) ??
    null;
  if (system !== null) {
    shell.print(options.json === true ? json(system) : describeSystem(shell, reference, system));
  } else if (intruder !== null) {
    shell.print(options.json === true ? json(intruder) : describeIntruder(shell, intruder));
  } else {
    const near = nearestSystems(reference, name);
    const hint =
      near.length > 0 ? `did you mean ${near.join(', ')}?` : '`skyproof catalogue` lists all';
    throw new BadUsage(`the catalogue holds no "${cleanText(name)}"; ${hint}`);
  }
  return exitCodes.fine;
}

function listAll(shell: Shell, reference: Reference): string {
  const systems: PlainTable = {
    head: ['system', 'name', 'category', 'range', 'ceiling', 'run'],
    rows: reference.systems.map((system) => [
      system.id,
      system.name,
      system.category,
      writeQuantity(system.figures.rangeM),
      writeQuantity(system.figures.ceilingM),
      system.runnable ? 'yes' : 'no: no range was retrieved',
    ]),
  };
  const intruders: PlainTable = {
    head: ['intruder', 'name', 'kind', 'speed', 'altitude'],
    rows: reference.intruders.map((one) => [
      ...[one.id, one.name, one.kind],
      ...[writeQuantity(one.speedMps), writeQuantity(one.altitudeM)],
    ]),
  };
  return `${writeTable(shell, systems)}\n${writeTable(shell, intruders)}\n\`skyproof catalogue <name>\` prints every figure with its source and grade.\n`;
}

function describeSystem(shell: Shell, reference: Reference, system: SystemRecord): string {
  const used: PlainTable = {
    head: ['figure', 'value', 'grade', 'source'],
    rows: Object.entries(system.figures).map(([figure, quantity]) => [
      figure,
      writeQuantity(quantity),
      quantity.source.grade,
      writeSource(quantity.source),
    ]),
  };
  const published: PlainTable = {
    head: ['published figure', 'value', 'grade', 'source'],
    rows: system.published.map(({ figure, value, source }) => [
      figure,
      value,
      source.grade,
      writeSource(source),
    ]),
  };
  const confusable = reference.designations
    .filter((entry) => entry.system === system.id)
    .flatMap((entry) => entry.confusable.map(({ system: other, why }) => `${other}: ${why}`));
  const parts = [
    `${shell.styleOut('bold', system.name)} (${system.id}, ${system.category})`,
    `also called: ${system.designations.join(', ')}`,
    ...(system.runnable ? [] : ['It is listed but not run: no range was retrieved from a source.']),
    ...(system.note === '' ? [] : [cleanText(system.note)]),
    ...confusable.map((line) => `confused with ${line}`),
    `\n${writeTable(shell, used)}`,
  ];
  if (published.rows.length > 0) parts.push(writeTable(shell, published));
  return `${parts.join('\n')}`;
}

function describeIntruder(shell: Shell, intruder: IntruderRecord): string {
  const figures = { speedMps: intruder.speedMps, altitudeM: intruder.altitudeM };
  const rows = Object.entries(figures).map(([figure, quantity]) => [
    figure,
    writeQuantity(quantity),
    quantity.source.grade,
    writeSource(quantity.source),
  ]);
  const head = ['figure', 'value', 'grade', 'source'];
  return `${shell.styleOut('bold', intruder.name)} (${intruder.id}, ${intruder.kind})\n\n${writeTable(shell, { head, rows })}`;
}

/** Writes a value with its unit; catalogue figures are in SI. */
function writeQuantity(quantity: Quantity | undefined): string {
  if (quantity === undefined) return 'not known';
  const { distribution, unit } = quantity;
  const words =
    distribution.kind === 'fixed' ? String(distribution.value) : describeDistribution(distribution);
  return unit === 'count' || unit === 'probability' || unit === 'share'
    ? words
    : `${words} ${unit}`;
}

function writeSource(source: Source): string {
  const parts = [source.title, source.date, source.address].filter((part) => part !== null);
  const reason = source.kind === 'assumption' && source.reason !== null ? `: ${source.reason}` : '';
  return `${source.kind === 'assumption' ? 'assumption, ' : ''}${parts.join(', ')}${reason}`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
