/** What a scenario is made of when there are no reports. */
export interface CountryStart {
  /** ISO 3166 alpha-3. */
  readonly territory: string;
  /** Id in the catalogue. */
  readonly system: string;
  readonly count: number;
  /** ISO date; null = the newest fact's. */
  readonly asOf: string | null;
}

/** Writes the shortest scenario file: so many of one system, anywhere in one country. What it leaves out is assumed, and said. */
export function countryScenario({ territory, system, count, asOf }: CountryStart): string {
  const lines = [
    'skyproof: 1',
    ...(asOf === null ? [] : [`asOf: ${JSON.stringify(asOf)}`]),
    `territory: ${JSON.stringify(territory)}`,
    'posture:',
    `  - system: ${JSON.stringify(system)}`,
    `    count: ${Math.round(count)}`,
    '    where: [{ territory: true }]',
  ];
  return `${lines.join('\n')}\n`;
}
