import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ViewName } from '../../src/web/state/page-state.ts';
import { encodeShared } from '../../src/web/state/shared.ts';

/** Few trials, so that a run takes seconds; the same for page and command line. */
export const fewTrials = 64;

/** The two reports of the example. */
export const exampleReports = ['courier.txt', 'gazette.txt'].map((name) => ({
  name,
  text: readFileSync(
    fileURLToPath(new URL(`../../examples/reports/${name}`, import.meta.url)),
    'utf8',
  ),
}));

/** The fragment that opens the page with texts and few trials. */
export async function fragmentOf(
  texts: readonly { readonly name: string; readonly text: string }[],
  view: ViewName = 'verdicts',
): Promise<string> {
  const code = await encodeShared({
    ...{ texts, corrections: [], yaml: null, view },
    settings: { asOf: null, territory: null, seed: null, trials: fewTrials },
  });
  return `#s=${code}`;
}

/** The fragment that opens the page with a scenario file, and trials for the runs of the page. */
export async function yamlFragment(yaml: string, trials: number = fewTrials): Promise<string> {
  const code = await encodeShared({
    ...{ texts: [], corrections: [], yaml, view: 'start' },
    settings: { asOf: null, territory: null, seed: null, trials },
  });
  return `#s=${code}`;
}
