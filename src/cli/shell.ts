import { styleText } from 'node:util';
import type { Language } from '../domain/language.ts';
import { sayLines } from '../publish/texts.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';

/** How a command learns that the user wants to stop. */
export interface Interruption {
  readonly isCancelled: () => boolean;
  /** 130 after Ctrl-C, 143 after SIGTERM. */
  readonly exitCode: () => ExitCode;
  /**
   * Runs `stop` at the first signal and `cleanUp` before an immediate end at the second; returns a function that takes both back.
   * While nothing is registered, the first signal ends the process at once.
   */
  readonly guard: (stop: () => void, cleanUp: () => void) => () => void;
}

/** The colours and weights that output uses. */
export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'green' | 'cyan';

/** What a command may do to the outside: print, colour, learn of signals. */
export interface Shell {
  /** Writes data to standard output as it is. */
  readonly print: (text: string) => void;
  /** Writes sentences to standard output, in the language that is set. */
  readonly tell: (text: string) => void;
  /** Writes findings to standard error, whatever the flags. */
  readonly warn: (text: string) => void;
  /** Writes a note to standard error unless `--quiet` is set. */
  readonly note: (text: string) => void;
  readonly quiet: boolean;
  /** True when standard error is a terminal: only then progress bars are drawn. */
  readonly hasProgress: boolean;
  /** Width of standard output in columns. */
  readonly columns: number;
  readonly styleOut: (style: Style, text: string) => string;
  readonly styleErr: (style: Style, text: string) => string;
  readonly interruption: Interruption;
  /** The language that was asked for; null = the command chooses. */
  readonly language: Language | null;
}

/** Opens the shell of this process. Colour only on a terminal, and never with `--no-color`, NO_COLOR or a dumb terminal. */
export function openShell(
  options: {
    readonly quiet: boolean;
    readonly color: boolean;
    readonly language?: Language | null;
  },
  interruption: Interruption,
): Shell {
  const { stdout, stderr, env } = process;
  const allowed = options.color && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  const styler = (stream: NodeJS.WriteStream) => (style: Style, text: string) =>
    allowed && stream.isTTY ? styleText(style, text) : text;
  return {
    print: (text) => void stdout.write(text),
    tell: (text) => void stdout.write(sayLines(text)),
    warn: (text) => void stderr.write(text),
    note: (text) => {
      if (!options.quiet) stderr.write(sayLines(text));
    },
    quiet: options.quiet,
    hasProgress: !options.quiet && stderr.isTTY === true && env['TERM'] !== 'dumb',
    columns: stdout.isTTY ? Math.max(60, stdout.columns) : 120,
    styleOut: styler(stdout),
    styleErr: styler(stderr),
    interruption,
    language: options.language ?? null,
  };
}

/** Listens for SIGINT and SIGTERM. The second signal, or the first while no run is on, ends the process at once. */
export function listenForSignals(): Interruption {
  let signal: 'SIGINT' | 'SIGTERM' | null = null;
  let guarded: { readonly stop: () => void; readonly cleanUp: () => void } | null = null;
  const exitCode = () => (signal === 'SIGTERM' ? exitCodes.terminated : exitCodes.interrupted);
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      const isFirst = signal === null;
      signal ??= name;
      if (isFirst && guarded !== null) {
        guarded.stop();
        return;
      }
      guarded?.cleanUp();
      process.exit(exitCode());
    });
  }
  return {
    isCancelled: () => signal !== null,
    exitCode,
    guard: (stop, cleanUp) => {
      guarded = { stop, cleanUp };
      return () => {
        guarded = null;
      };
    },
  };
}
