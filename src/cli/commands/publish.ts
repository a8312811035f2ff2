import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { refuseFormats } from '../make-exports.ts';
import { cleanText } from '../output/clean-text.ts';
import { type PublishOptions, publishFolder } from '../publish-folder.ts';
import type { Shell } from '../shell.ts';

/** Rebuilds the page, the tables and the map of a finished run, and exports it in the formats that are asked for; the results stay as they are. */
export async function publish(
  shell: Shell,
  name: string,
  options: PublishOptions,
): Promise<ExitCode> {
  refuseFormats(options.format, true);
  const published = await publishFolder(shell, name, options);
  if (published === null) return shell.interruption.exitCode();
  const { written, formats } = published;
  const also = formats.length === 0 ? '' : `; exported: ${formats.join(', ')}`;
  shell.tell(
    `written: ${cleanText(name.replace(/\/+$/, ''))}/index.html and ${written - 1} other files${also}\n`,
  );
  return exitCodes.fine;
}
