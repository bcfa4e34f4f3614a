import { inWords, kindOf, type Message, message } from '../messages/catalogue.ts';
import type { Lang } from '../messages/message.ts';
import type { Reporter } from '../report/effects.ts';

/** Where the command line writes; the product on `out`, everything else on `err`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly errIsTerminal: boolean;
}

/** A reporter that also remembers what it was told, for `run.json`. */
export interface TerminalReporter extends Reporter {
  readonly warnings: readonly Message[];
  /** Prints what went wrong with a piece of work that others do not depend on. */
  fail(error: Message): void;
  /** Prints what is only to be known, unless the run is to be quiet. */
  tell(info: Message): void;
}

/** Prints stages with counts and times: rewritten in place on a terminal, plain lines elsewhere; what is only to be known like stages, warnings always. */
export function terminalReporter(terminal: Terminal, lang: Lang, quiet: boolean): TerminalReporter {
  const warnings: Message[] = [];
  const inPlace = terminal.errIsTerminal && !quiet;
  return {
    warnings,
    fail(error) {
      terminal.err(`${lang === 'en' ? 'error: ' : '错误：'}${inWords(error, lang)}\n`);
    },
    tell(info) {
      if (!quiet) terminal.err(`${inWords(info, lang)}\n`);
    },
    stageStarted(stage) {
      if (inPlace) terminal.err(inWords(message('cli.stage_started', { stage }), lang));
    },
    stageEnded({ stage, counts, milliseconds }) {
      if (quiet) return;
      const seconds = (milliseconds / 1000).toFixed(1);
      const line = inWords(message('cli.stage', { stage, counts, seconds }), lang);
      terminal.err(`${inPlace ? '\r\u001b[K' : ''}${line}\n`);
    },
    warn(warning) {
      warnings.push(warning);
      if (quiet && kindOf(warning.code) === 'info') return;
      const sign = lang === 'en' ? 'warning: ' : '注意：';
      terminal.err(`${inPlace ? '\r\u001b[K' : ''}${sign}${inWords(warning, lang)}\n`);
    },
  };
}

/**
 * A reporter of one of several reports: it remembers its own warnings and hands on those that no report before it told; of
 * its stages nothing is printed.
 */
export function partReporter(whole: TerminalReporter, told: Set<string>): TerminalReporter {
  const warnings: Message[] = [];
  return {
    warnings,
    tell: (info) => whole.tell(info),
    fail: (error) => whole.fail(error),
    stageStarted: () => undefined,
    stageEnded: () => undefined,
    warn(warning) {
      warnings.push(warning);
      const key = JSON.stringify(warning);
      if (told.has(key)) return;
      told.add(key);
      whole.warn(warning);
    },
  };
}
