#!/usr/bin/env node
import { CommanderError } from 'commander';
import { say, sayLines, setLanguage } from '../publish/texts.ts';
import { version } from '../version.ts';
import { findLanguage } from './choose-language.ts';
import { BadInput, BadUsage } from './errors.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { cleanText } from './output/clean-text.ts';
import { printFindings } from './output/findings.ts';
import { buildProgram, type Program } from './program.ts';
import { listenForSignals, openShell } from './shell.ts';

// A reader that stops reading (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? exitCodes.fine : exitCodes.internal);
});

process.exitCode = await main(process.argv);

/** Runs one command line and returns what the process ends with. */
async function main(argv: readonly string[]): Promise<ExitCode> {
  const language = findLanguage(argv);
  if (language !== null) await setLanguage(language);
  const program = buildProgram(listenForSignals());
  try {
    await program.command.parseAsync([...argv]);
    return program.exitCode();
  } catch (error) {
    return explain(error, argv, program);
  }
}

function explain(error: unknown, argv: readonly string[], program: Program): ExitCode {
  const colour = !argv.includes('--no-color');
  const shell = openShell(
    { quiet: false, color: colour },
    { isCancelled: () => false, exitCode: () => exitCodes.interrupted, guard: () => () => {} },
  );
  if (error instanceof BadInput) {
    printFindings(shell, error.findings);
    return exitCodes.badInput;
  }
  if (error instanceof BadUsage) {
    shell.warn(`error: ${say(cleanText(error.message))}\n`);
    return exitCodes.badUsage;
  }
  if (error instanceof CommanderError) return explainUsage(error, shell.warn, program);
  const message = error instanceof Error ? error.message : String(error);
  shell.warn(
    `internal error: ${cleanText(message)} (skyproof ${version}, node ${process.version}); please report it with the command line and, if you can, the input${argv.includes('--debug') ? '' : '; --debug prints the stack'}\n`,
  );
  if (argv.includes('--debug') && error instanceof Error) {
    shell.warn(`${(error.stack ?? '').split('\n').map(cleanText).join('\n')}\n`);
  }
  return exitCodes.internal;
}

/** Says in one line what is wrong with the command line; what the user typed may hold anything, so it is made safe for the screen. */
function explainUsage(
  error: CommanderError,
  warn: (text: string) => void,
  program: Program,
): ExitCode {
  if (error.exitCode === 0) return exitCodes.fine;
  // Help that was printed for lack of a command needs no further word.
  if (error.code === 'commander.help') return exitCodes.badUsage;
  const names = program.command.commands.map((command) => command.name());
  const hint =
    error.code === 'commander.unknownCommand'
      ? `${say('commands')}: ${names.join(', ')}`
      : say('`skyproof help <command>` lists the options of a command');
  warn(`${sayLines(cleanText(error.message).replace(/\.$/, ''))}; ${hint}\n`);
  return exitCodes.badUsage;
}
