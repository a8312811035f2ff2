import { Command, Option } from 'commander';
import { type Language, languages } from '../domain/language.ts';
import { say, sayLines } from '../publish/texts.ts';
import { version } from '../version.ts';
import type { ServeFlags } from './commands/serve.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import {
  formatNames,
  parseAddress,
  parseDate,
  parseFormats,
  parsePort,
  parsePrecision,
  parseSeed,
  parseText,
  parseTimeout,
  parseTrial,
  parseTrials,
  parseWorkers,
} from './options.ts';
import { type Interruption, openShell, type Shell } from './shell.ts';
import { translateHelp } from './translate-help.ts';

/** Flags that every command takes. */
interface CommonFlags {
  readonly quiet?: boolean;
  readonly color: boolean;
  readonly lang?: Language;
}

/** The command line and, once it was parsed, what its command returned. */
export interface Program {
  readonly command: Command;
  readonly exitCode: () => ExitCode;
}

/** Runs a command with its arguments and flags. */
type Step = (shell: Shell, names: readonly string[], flags: object) => Promise<ExitCode>;

/** Makes an action of a step: opens the shell as the flags say and keeps the exit code. */
type Act = (step: Step) => (...values: unknown[]) => Promise<void>;

/** Builds the command line. Each command's code is loaded only when it runs, so that `--help` answers at once. */
export function buildProgram(interruption: Interruption): Program {
  let exitCode: ExitCode = exitCodes.fine;
  const act: Act =
    (step) =>
    async (...values) => {
      const self = values[values.length - 1] as Command;
      const flags = self.optsWithGlobals<CommonFlags>();
      const shell = openShell(
        { quiet: flags.quiet === true, color: flags.color, language: flags.lang ?? null },
        interruption,
      );
      exitCode = await step(shell, self.args, flags);
    };
  const command = new Command('skyproof')
    .description(
      'Reads public reports of a claimed air defence and tests whether the claimed shield would hold.',
    )
    .usage('<command> [options]')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', say('print help'))
    .helpCommand('help [command]', say('print help for a command'))
    .option('--quiet', 'print results and findings only, no progress and no notes')
    .option('--no-color', 'print without colour')
    .option('--debug', 'print the stack of an internal error')
    .addOption(
      new Option(
        '--lang <language>',
        'language of what is printed and of pages (default: that of the reports, else English)',
      ).choices(languages),
    )
    .configureHelp({ showGlobalOptions: true })
    // main.ts prints what is wrong, in one line and safe for the screen.
    .configureOutput({ outputError: () => {} })
    .addHelpText('after', () => sayLines(examples))
    .exitOverride();
  for (const add of [addAssess, addRead, addDraft, addRun, addMerge, addSweep, addPublish])
    add(command, act);
  for (const add of [addCatalogue, addValidate, addVerify, addReplay, addDiff, addSchema, addServe])
    add(command, act);
  for (const add of [addWorker, addBackup, addRestore]) add(command, act);
  translateHelp(command);
  return { command, exitCode: () => exitCode };
}

const reportArgument =
  'text files (.txt, .md), HTML pages (.html), folders of them, or - for standard input';
const folderArgument = 'the output folder of a run';
const seedFlag =
  'seed of the random numbers: 0 to 2^53 - 1, or 0x and 14 hex digits up to 0x1fffffffffffff (default: 1)';
const formatFlag = `export as well, names with commas between them: ${formatNames.join(', ')}`;
const claimsFlag = 'use these claims (the form of `read --json`, corrected by hand)';

const examples = `
Examples:
  skyproof assess report1.txt report2.txt     assess two reports, write ./skyproof-…/index.html
  skyproof read report.txt --json             claims with their place in the text
  skyproof draft report.txt --out my.yaml     a scenario to edit, then: skyproof run my.yaml
  skyproof catalogue igla-s                   what is known of a system, and from where
  skyproof publish my-run --format all        every format that the folder can be exported in
  skyproof verify my-run --rerun              does the folder say what the run found, and is it found again
  skyproof read -- -odd-name.txt              -- ends the options: what follows are names

Exit codes: 0 fine, 1 a check failed, 2 bad usage, 3 bad input, 4 precision not reached,
70 internal error, 130 and 143 interrupted.`;

function addAssess(program: Command, act: Act): void {
  const command = program
    .command('assess')
    .summary('the main job: reports in, page and verdicts out')
    .description(
      'Reads reports, drafts a scenario from their claims, bounds and simulates it, writes a page with tables and a map, and prints the verdicts.',
    )
    .argument('<report...>', reportArgument);
  addScenarioFlags(command);
  addReportFlags(command);
  addSimulateFlags(command);
  command.action(
    act(async (shell, names, flags) =>
      (await import('./commands/assess.ts')).assess(shell, names, flags),
    ),
  );
}

function addRead(program: Command, act: Act): void {
  const command = program
    .command('read')
    .summary('claims and contradictions as a table')
    .description(
      'Reads reports and prints their claims, and the contradictions among them and with geography, dates and arithmetic.',
    )
    .argument('<report...>', reportArgument);
  addReportFlags(command);
  command
    .option('--json', 'print JSON')
    .action(
      act(async (shell, names, flags) =>
        (await import('./commands/read.ts')).read(shell, names, flags),
      ),
    );
}

function addDraft(program: Command, act: Act): void {
  const command = program
    .command('draft')
    .summary('a scenario file from reports, every number with its source')
    .description(
      'Reads reports and writes the scenario file that `assess` would simulate, to be edited and run.',
    )
    .argument('<report...>', reportArgument);
  addScenarioFlags(command);
  addReportFlags(command);
  command
    .option('--out <file>', 'write to this file (default: print)', parseText)
    .option('--force', 'overwrite a file that holds something else')
    .option('--json', 'print JSON instead of YAML')
    .action(
      act(async (shell, names, flags) =>
        (await import('./commands/draft.ts')).draft(shell, names, flags),
      ),
    );
}

function addRun(program: Command, act: Act): void {
  const command = program
    .command('run')
    .summary('simulate a scenario file, no reports needed')
    .description('Simulates a scenario file as it is; flags take the place of its values.')
    .argument('<scenario.yaml>', 'a scenario file, or - for standard input');
  addScenarioFlags(command);
  addSimulateFlags(command);
  command.option(
    '--shard <i/n>',
    'run one of n shards, for `merge`; auto = from Slurm or Kubernetes',
    parseText,
  );
  command.action(
    act(async (shell, [name = ''], flags) =>
      (await import('./commands/run.ts')).run(shell, name, flags),
    ),
  );
}

function addMerge(program: Command, act: Act): void {
  const command = program
    .command('merge')
    .summary('put the shards of a run together')
    .description(
      'Puts the folders that `run --shard i/n` wrote together into one finished run, with the digest that one machine would have got.',
    )
    .argument('<folder...>', 'the folders of all shards, in any order');
  addOutputFlags(command);
  addWorkerFlags(command);
  command.action(
    act(async (shell, names, flags) =>
      (await import('./commands/merge.ts')).merge(shell, names, flags),
    ),
  );
}

function addSweep(program: Command, act: Act): void {
  program
    .command('sweep')
    .summary('a study: one scenario with numbers varied, one table')
    .description(
      'Runs a scenario at many points over counts, readiness, ranges, probabilities, crews and times, and writes one Parquet table with a row for each scenario, measure and altitude. Finished parts are kept: the same command goes on after a stop.',
    )
    .argument('<study.yaml>', 'a study file, or - for standard input')
    .option(
      '--out <folder>',
      'write here (default: ./skyproof-study-<hash of the inputs>)',
      parseText,
    )
    .option('--force', 'write into a folder that holds other files')
    .option('--json', 'print the summary as JSON')
    .option('--workers <number>', 'threads (default: one a core)', parseWorkers)
    .option(
      '--shard <i/n>',
      'run one of n shards into the folder that all share; auto = from Slurm or Kubernetes',
      parseText,
    )
    .option('--allow-long', 'run even if it is estimated to take more than an hour')
    .action(
      act(async (shell, [name = ''], flags) =>
        (await import('./commands/sweep.ts')).sweep(shell, name, flags),
      ),
    );
}

function addPublish(program: Command, act: Act): void {
  program
    .command('publish')
    .summary('rebuild the page and tables of a finished run, or export it')
    .description(
      'Rebuilds the page, the tables and the map of a finished run from its data files, and exports it in other formats. What was exported once stays in the folder.',
    )
    .argument('<folder>', folderArgument)
    .option('--format <names>', formatFlag, parseFormats)
    .option(
      '--raw-csv',
      'leave texts in tables as they are; without it those that a spreadsheet would take for formulas get an apostrophe',
    )
    .action(
      act(async (shell, [name = ''], flags) =>
        (await import('./commands/publish.ts')).publish(shell, name, flags),
      ),
    );
}

function addCatalogue(program: Command, act: Act): void {
  program
    .command('catalogue')
    .summary('weapon systems and intruders: figures, sources, grades')
    .description(
      'Prints the catalogue, or every figure of one system or intruder with its source and Admiralty grade.',
    )
    .argument('[system]', 'an id, a name or a designation, e.g. SA-24')
    .option('--json', 'print JSON')
    .action(
      act(async (shell, [name], flags) =>
        (await import('./commands/catalogue.ts')).catalogue(shell, name, flags),
      ),
    );
}

function addValidate(program: Command, act: Act): void {
  program
    .command('validate')
    .summary('test the model against closed forms and past claims')
    .description(
      'Runs every closed-form check and prints expected against got, then forecasts past claims with a known outcome and scores the forecasts; exit code 1 if a check fails. A forecast that went wrong is printed and fails nothing.',
    )
    .addOption(
      new Option('--backtests', 'the past claims alone; takes seconds').conflicts([
        'quick',
        'workers',
      ]),
    )
    .option('--quick', '100,000 trials a check in place of a million')
    .option(
      '--trials <number>',
      'this many trials a check; with --backtests, for each forecast that is simulated',
      parseTrials,
    )
    .option('--seed <number>', seedFlag, parseSeed)
    .option('--workers <number>', 'threads (default: one a core)', parseWorkers)
    .option('--json', 'print JSON')
    .action(
      act(async (shell, _names, flags) =>
        (await import('./commands/validate.ts')).validate(shell, flags),
      ),
    );
}

function addVerify(program: Command, act: Act): void {
  program
    .command('verify')
    .summary('hash the files of a run or study again, or compute all of it again')
    .description(
      'Hashes the files of a run or study again and compares them with its manifest; with --rerun simulates the stored scenario or study with the recorded seed and options and compares digests. Exit code 1 if a file or the digest differs, 3 if the folder is neither.',
    )
    .argument('<folder>', folderArgument)
    .option('--rerun', 'simulate again and compare digests; takes as long as the run did')
    .option('--workers <number>', 'threads for --rerun (default: one a core)', parseWorkers)
    .option('--json', 'print JSON')
    .action(
      act(async (shell, [name = ''], flags) =>
        (await import('./commands/verify.ts')).verify(shell, name, flags),
      ),
    );
}

function addReplay(program: Command, act: Act): void {
  program
    .command('replay')
    .summary('one trial of a run, step by step, in words')
    .description(
      'Runs one trial of a finished run again and says what was drawn, how many units stood and were ready, and what the world showed: counts, shares and elapsed times, no places.',
    )
    .argument('<folder>', folderArgument)
    .requiredOption('--trial <number>', 'which trial, 0 to 2^32 - 1', parseTrial)
    .option('--case <id>', 'which case of the scenario', parseText, 'base')
    .option('--json', 'print JSON')
    .action(
      act(async (shell, [name = ''], flags) =>
        (await import('./commands/replay.ts')).replay(
          shell,
          name,
          flags as { trial: number; case: string },
        ),
      ),
    );
}

function addDiff(program: Command, act: Act): void {
  program
    .command('diff')
    .summary('two runs side by side')
    .description(
      'Compares two finished runs: what changed in the input (reports, numbers with their sources, seed, trials, as-of date, version), and what in the result (verdicts, bounds, digest). Exit code 0 whether or not they differ, 3 if a folder is no run.',
    )
    .argument('<older>', folderArgument)
    .argument('<newer>', 'the output folder of another run')
    .option('--all', 'print every changed row, not only changed words and parted intervals')
    .option('--json', 'print JSON')
    .action(
      act(async (shell, [older = '', newer = ''], flags) =>
        (await import('./commands/diff.ts')).diff(shell, older, newer, flags),
      ),
    );
}

function addSchema(program: Command, act: Act): void {
  program
    .command('schema')
    .description('print the JSON Schema of the scenario file, for editors')
    .action(act(async (shell) => (await import('./commands/schema.ts')).schema(shell)));
}

function addServe(program: Command, act: Act): void {
  program
    .command('serve')
    .summary('the page, and an API for long runs, history and sharing')
    .description(
      'Opens the page: paste reports, read verdicts, move what nobody knows, all in your browser. Beside it an API creates, lists, watches, cancels and shares runs, which are kept in PostgreSQL (DATABASE_URL) or in a folder. For this machine alone, unless --host says otherwise.',
    )
    .option('--port <number>', 'port on this machine, 0 = any that is free', parsePort, 4173)
    .option('--host <address>', 'address of this machine to listen on', parseText, '127.0.0.1')
    .option(
      '--address <url...>',
      'under which address browsers come, e.g. https://skyproof.example; needed with another --host',
      parseAddress,
    )
    .option(
      '--data <folder>',
      'where runs are kept without DATABASE_URL',
      parseText,
      './skyproof-data',
    )
    .option('--no-api', 'the page alone')
    .action(
      act(async (shell, _, flags) =>
        (await import('./commands/serve.ts')).serve(shell, flags as ServeFlags),
      ),
    );
}

function addWorker(program: Command, act: Act): void {
  program
    .command('worker')
    .summary('run what others asked a server for')
    .description(
      'Takes runs from the database that DATABASE_URL names (PostgreSQL) and works on them until it is stopped; any number of workers, on any machine, share the work. Stopped or killed, it loses no more than the blocks under way.',
    )
    .option('--workers <number>', 'runs at a time, each in a process of its own', parseWorkers, 1)
    .action(
      act(async (shell, _, flags) =>
        (await import('./commands/worker.ts')).worker(shell, flags as { readonly workers: number }),
      ),
    );
}

function addBackup(program: Command, act: Act): void {
  const command = program
    .command('backup')
    .summary('write everything a server keeps into one file')
    .description(
      'Writes every run with its input, files, events and share key into one file, from PostgreSQL (DATABASE_URL) or the embedded database. Either may restore it.',
    )
    .requiredOption('--out <file>', 'write to this file, which must not exist', parseText);
  addDataFlag(command);
  command.action(
    act(async (shell, _, flags) =>
      (await import('./commands/backup.ts')).backup(
        shell,
        flags as { readonly out: string; readonly data: string },
      ),
    ),
  );
}

function addRestore(program: Command, act: Act): void {
  const command = program
    .command('restore')
    .summary('read a backup into an empty database')
    .description(
      'Reads a file that `backup` wrote into an empty database. A file that is torn or was changed is refused before anything is written.',
    )
    .argument('<file>', 'a file that `backup` wrote');
  addDataFlag(command);
  command.action(
    act(async (shell, [name = ''], flags) =>
      (await import('./commands/backup.ts')).restore(
        shell,
        name,
        flags as { readonly data: string },
      ),
    ),
  );
}

/** The flag that says where the embedded database lies. */
function addDataFlag(command: Command): void {
  command.option(
    '--data <folder>',
    'folder of the embedded database, where DATABASE_URL is not set',
    parseText,
    './skyproof-data',
  );
}

/** Flags of the commands that read reports; four of them speak for a single report whose text does not say it. */
function addReportFlags(command: Command): void {
  command
    .option('--claims <file>', claimsFlag, parseText)
    .addOption(
      new Option(
        '--reader <who>',
        'rules, or rules and a language model (llm), to which the reports are then sent (default: rules)',
      ).choices(['rules', 'llm']),
    )
    .option(
      '--llm-url <address>',
      'an OpenAI-compatible server, e.g. http://127.0.0.1:11434/v1; a key is taken from SKYPROOF_LLM_KEY',
      parseText,
    )
    .option('--llm-model <name>', 'which model of that server', parseText)
    .option('--llm-timeout <seconds>', 'how long one answer may take (default: 120)', parseTimeout)
    .option('--title <text>', 'title of the report, where its text gives none', parseText)
    .option('--publisher <name>', 'publisher of the report, where its text gives none', parseText)
    .option('--date <date>', 'date of the report, YYYY-MM-DD, where its text gives none', parseDate)
    .option('--address <url>', 'web address of the report, where its text gives none', parseText);
}

/** Flags that become part of the scenario. */
function addScenarioFlags(command: Command): void {
  command
    .option('--as-of <date>', 'leave out evidence dated later, YYYY-MM-DD', parseDate)
    .option('--territory <code>', 'whose air defence it is, ISO 3166 alpha-3, e.g. VEN', parseText)
    .option('--seed <number>', seedFlag, parseSeed)
    .option(
      '--precision <number>',
      'half-width of the 95 % interval to reach, 0.0001 to 0.5',
      parsePrecision,
    );
}

/** Flags of the commands that simulate. */
function addSimulateFlags(command: Command): void {
  addOutputFlags(command);
  addWorkerFlags(command);
  command
    .option(
      '--trials <number>',
      'this many trials for every row, in place of the stopping rule',
      parseTrials,
    )
    .option('--allow-long', 'run even if it is estimated to take more than an hour');
}

/** Flags that say where results go. */
function addOutputFlags(command: Command): void {
  command
    .option('--out <folder>', 'write here (default: ./skyproof-<hash of the inputs>)', parseText)
    .option('--force', 'write into a folder that holds other files')
    .option('--format <names>', formatFlag, parseFormats)
    .option('--json', 'print results as JSON; without --out nothing is written')
    .option('--all', 'print every row: all variants, each altitude by itself');
}

/** Flags that say what runs the trials; no result depends on them. */
function addWorkerFlags(command: Command): void {
  command
    .option('--workers <number>', 'threads (default: one a core)', parseWorkers)
    .option('--processes', 'child processes in place of threads: a crash of one costs one block');
}
