import type { Command } from 'commander';
import { say } from '../publish/texts.ts';

/** Puts every text of the help into the language that is set: what the commands say of themselves, and commander's own words. */
export function translateHelp(command: Command): void {
  command.description(say(command.description()));
  command.summary(say(command.summary()));
  for (const argument of command.registeredArguments)
    argument.description = say(argument.description);
  for (const option of command.options) option.description = say(option.description);
  command.configureHelp({
    ...command.configureHelp(),
    styleTitle: (title) => say(title),
    optionDescription: (option) => {
      const more = [
        ...(option.argChoices === undefined
          ? []
          : [`${say('choices')}: ${option.argChoices.join(', ')}`]),
        ...(option.defaultValue === undefined || typeof option.defaultValue === 'boolean'
          ? []
          : [
              `${say('default')}: ${option.defaultValueDescription ?? JSON.stringify(option.defaultValue)}`,
            ]),
      ];
      return more.length === 0 ? option.description : `${option.description} (${more.join(', ')})`;
    },
  });
  for (const one of command.commands) translateHelp(one);
}
