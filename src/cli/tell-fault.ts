import { inWords, kindOf, type Message, message } from '../messages/catalogue.ts';
import { Fault } from '../messages/fault.ts';
import { libraryWords, stackOf } from '../messages/library-words.ts';
import type { Lang } from '../messages/message.ts';
import { exitCodeOf } from './exit-codes.ts';

/** What an error prints, what the program ends with, and the code of its message: expected ones in words, others in one line unless `debug`. */
export function tellFault(
  thrown: unknown,
  lang: Lang,
  debug: boolean,
): { readonly text: string; readonly code: number; readonly said: string } {
  const error = firstOf(thrown);
  const sign = lang === 'en' ? 'error: ' : '错误：';
  if (error instanceof Fault) {
    const lines = [
      `${sign}${inWords(error.said, lang)}`,
      ...error.problems
        .filter((one) => one !== error.said)
        .map((problem) => `  - ${inWords(problem, lang)}`),
    ];
    if (debug) lines.push(...stacksOf(error), ...stacksOf(error.cause));
    return { text: `${lines.join('\n')}\n`, code: exitCodeOf(error.kind), said: error.said.code };
  }
  const text = libraryWords(error) || (error instanceof Error ? error.name : '?');
  const said =
    ofMachine(error) ??
    message(isOfBrowser(error) ? 'cli.browser_error' : 'cli.internal', { text });
  const lines = [`${sign}${inWords(said, lang)}`];
  if (debug) lines.push(...stacksOf(error));
  return { text: `${lines.join('\n')}\n`, code: exitCodeOf(kindOf(said.code)), said: said.code };
}

/** What went wrong first: what failed while things were put away after it is told by the cleanup. */
function firstOf(error: unknown): unknown {
  return error instanceof SuppressedError ? firstOf(error.suppressed) : error;
}

/** What the browser's library throws by itself, between our calls, when the browser dies or does not answer. */
const BROWSER_ERRORS = ['ProtocolError', 'TargetCloseError', 'ConnectionClosedError'];

function isOfBrowser(error: unknown): boolean {
  return error instanceof Error && BROWSER_ERRORS.includes(error.name);
}

/** What the system says when the disk, the memory or a permission is at fault and not the program. */
const OF_MACHINE: ReadonlySet<string> = new Set(
  'ENOSPC EDQUOT EROFS EIO EMFILE ENFILE ENOMEM EACCES EPERM ELOOP EBUSY ETXTBSY ESTALE ETIMEDOUT ENOENT ENOTDIR ENAMETOOLONG ENODEV ENXIO'.split(
    ' ',
  ),
);
/** What the database says of the same; it has no codes of its own. */
const OF_STORE =
  /No space left on device|Out of Memory Error|IO Error|could not allocate|failed to (?:allocate|pin|offload)/i;

/** The fault of the machine that an error tells of which none of our parts took for one; null for any other error. */
function ofMachine(error: unknown): Message | null {
  if (!(error instanceof Error)) return null;
  if (isSystemError(error)) {
    const { code, syscall, path = null } = error;
    if (syscall === 'uv_cwd') return message('cli.folder_gone', undefined);
    return OF_MACHINE.has(code) ? message('cli.machine', { path, code, what: syscall }) : null;
  }
  if (!OF_STORE.test(error.message)) return null;
  const code = /No space left/i.test(error.message)
    ? 'ENOSPC'
    : /memory|allocate|failed to/i.test(error.message)
      ? 'ENOMEM'
      : 'EIO';
  return message('cli.machine', { path: null, code, what: 'DuckDB' });
}

function isSystemError(
  error: Error,
): error is Error & { code: string; syscall: string; path?: string } {
  return (
    'code' in error &&
    typeof error.code === 'string' &&
    'syscall' in error &&
    typeof error.syscall === 'string'
  );
}

function stacksOf(error: unknown): readonly string[] {
  const stack = stackOf(error);
  return stack === null ? [] : [stack];
}
