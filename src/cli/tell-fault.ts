import { inWords, kindOf, message } from '../messages/catalogue.ts';
import { Fault } from '../messages/fault.ts';
import { libraryWords, stackOf } from '../messages/library-words.ts';
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
    if (debug) lines.push(...stacksOf(error), ...stacksOf(error.cause));
    return { text: `${lines.join('\n')}\n`, code: exitCodeOf(error.kind) };
  }
  const text = libraryWords(error) || (error instanceof Error ? error.name : '?');
  const said = message(isOfBrowser(error) ? 'cli.browser_error' : 'cli.internal', { text });
  const lines = [`${sign}${inWords(said, lang)}`];
  if (debug) lines.push(...stacksOf(error));
  return { text: `${lines.join('\n')}\n`, code: exitCodeOf(kindOf(said.code)) };
}

/** What the browser's library throws by itself, between our calls, when the browser dies or does not answer. */
const BROWSER_ERRORS = ['ProtocolError', 'TargetCloseError', 'ConnectionClosedError'];

function isOfBrowser(error: unknown): boolean {
  return error instanceof Error && BROWSER_ERRORS.includes(error.name);
}

function stacksOf(error: unknown): readonly string[] {
  const stack = stackOf(error);
  return stack === null ? [] : [stack];
}
