import { inWords, kindOf, type Message, message } from '../messages/catalogue.ts';
import type { Lang } from '../messages/message.ts';
import type { Reporter } from '../report/effects.ts';

/** Where the command line writes; the product on `out`, everything else on `err`. */
export interface Terminal {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly errIsTerminal: boolean;
  /** Where a program reads what people would: one event a line in place of the text on `err`; null for people. */
  readonly log?: Log | null;
}

/** Takes one event; its time is added. */
export type Log = (event: { readonly event: string } & Readonly<Record<string, unknown>>) => void;

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
  const { log } = terminal;
  if (log) return loggingReporter(log, lang, {});
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

/** A reporter for programs: every event with its facts and its words; `about` says of which report. */
function loggingReporter(
  log: Log,
  lang: Lang,
  about: Readonly<Record<string, string>>,
): TerminalReporter {
  const warnings: Message[] = [];
  const said = (event: string, one: Message) =>
    log({ event, ...about, code: one.code, text: inWords(one, lang) });
  return {
    warnings,
    fail: (error) => said('fault', error),
    tell: (info) => said('info', info),
    stageStarted: (stage) => log({ event: 'stage_started', ...about, stage }),
    stageEnded: ({ stage, counts, milliseconds }) =>
      log({ event: 'stage', ...about, stage, counts, milliseconds: Math.round(milliseconds) }),
    warn(warning) {
      warnings.push(warning);
      said(kindOf(warning.code) === 'info' ? 'info' : 'warning', warning);
    },
  };
}

/**
 * A reporter of one of several reports: it remembers its own warnings and hands on those that no report before it told; of
 * its stages nothing is printed. Programs are told everything, with the report's name.
 */
export function partReporter(
  { log }: Terminal,
  lang: Lang,
  whole: TerminalReporter,
  { report, told }: { readonly report: string; readonly told: Set<string> },
): TerminalReporter {
  if (log) return loggingReporter(log, lang, { report });
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
