import { inWords, message } from '../messages/catalogue.ts';
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
  const lines = [`${sign}${inWords(message('cli.internal', { text }), lang)}`];
  if (debug) lines.push(...stacksOf(error));
  return { text: `${lines.join('\n')}\n`, code: 1 };
}

function stacksOf(error: unknown): readonly string[] {
  const stack = stackOf(error);
  return stack === null ? [] : [stack];
}
