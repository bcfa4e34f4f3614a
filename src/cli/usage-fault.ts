import type { CommanderError } from 'commander';
import { type Fault, fault } from '../messages/fault.ts';

/** Puts what commander found wrong into our own words; the names it quotes are kept. */
export function usageFault(error: CommanderError): Fault {
  const [name = '', given = ''] = [...error.message.matchAll(/'([^']*)'/g)].map(
    (match) => match[1] ?? '',
  );
  switch (error.code) {
    case 'commander.unknownCommand':
      return fault('cli.unknown_command', { name });
    case 'commander.unknownOption':
      return fault('cli.unknown_option', { name });
    case 'commander.missingMandatoryOptionValue':
      return fault('cli.option_missing', { name });
    case 'commander.optionMissingArgument':
      return fault('cli.option_without_value', { name });
    case 'commander.invalidArgument': {
      const known = /Allowed choices are (.*)\.$/.exec(error.message)?.[1]?.split(', ') ?? [];
      return fault('cli.bad_choice', { name, given, known });
    }
    default:
      return fault('cli.bad_usage', {
        text: error.message.replace(/^error: /, '').split('\n')[0] ?? '',
      });
  }
}
