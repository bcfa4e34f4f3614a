import { inWords, kindOf, message } from '../messages/catalogue.ts';
import { Fault } from '../messages/fault.ts';
import type { Lang } from '../messages/message.ts';
import { exitCodeOf } from './exit-codes.ts';

/** What an error prints and what the program ends with: expected ones in words, others in one line unless `debug`. */
export function tellFault(
  error: unknown,
  lang: Lang,
  debug: boolean,
): { readonly text: string; readonly code: number } {
  const sign = lang === 'en' ? 'error: ' : '错误：';
  if (error instanceof Fault) {
    const lines = [
      `${sign}${inWords(error.said, lang)}`,
      ...error.problems
        .filter((one) => one !== error.said)
        .map((problem) => `  - ${inWords(problem, lang)}`),
    ];
    if (debug && error.stack) lines.push(error.stack);
    if (debug && error.cause instanceof Error && error.cause.stack) lines.push(error.cause.stack);
    return { text: `${lines.join('\n')}\n`, code: exitCodeOf(error.kind) };
  }
  const text =
    error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error);
  const said = message(isOfBrowser(error) ? 'cli.browser_error' : 'cli.internal', { text });
  const lines = [`${sign}${inWords(said, lang)}`];
  if (debug && error instanceof Error && error.stack) lines.push(error.stack);
  return { text: `${lines.join('\n')}\n`, code: exitCodeOf(kindOf(said.code)) };
}

/** What the browser's library throws by itself, between our calls, when the browser dies or does not answer. */
const BROWSER_ERRORS = ['ProtocolError', 'TargetCloseError', 'ConnectionClosedError'];

function isOfBrowser(error: unknown): boolean {
  return error instanceof Error && BROWSER_ERRORS.includes(error.name);
}
