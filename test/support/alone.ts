import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a test cannot do in a process that it shares: replace modules or time, or change the process itself. */
const MARKS: readonly RegExp[] = [
  /\bvi\s*\.\s*(?:mock|unmock|doMock|hoisted|spyOn|stub\w+|useFakeTimers|setSystemTime|resetModules)\b/,
  /\bprocess\s*\.\s*(?:chdir|umask)\s*\(/,
  /\bprocess\s*\.\s*(?:env|exitCode|execArgv|argv|title)(?:\s*\.\s*\w+|\s*\[[^\]]*\])?\s*(?:\?\?|\|\|)?=(?![=>])/,
  /\bdelete\s+process\s*\.\s*env\b/,
  /\b(?:Object|Reflect)\s*\.\s*(?:assign|defineProperty|set)\s*\(\s*(?:process|globalThis)\b/,
  /\bglobalThis(?:\s*\.\s*\w+|\s*\[[^\]]*\])\s*=(?![=>])/,
  /\b(?:Array|String|Number|Date|Object|Promise)\s*\.\s*prototype\s*\.\s*\w+\s*=(?![=>])/,
];

/** Whether the text of a test file says that it changes what its process shares, so that it needs one to itself. */
export function needsOwnProcess(source: string): boolean {
  return MARKS.some((mark) => mark.test(source));
}

/** The test files of a project, parted into those that may share a process and those that may not; paths from its folder. */
export function partedTests(
  project: string,
  include: readonly string[],
  exclude: readonly string[] = [],
): { readonly shared: readonly string[]; readonly alone: readonly string[] } {
  const left = new Set(globSync([...exclude], { cwd: project }));
  const files = globSync([...include], { cwd: project }).filter((file) => !left.has(file));
  const isAlone = (file: string) => needsOwnProcess(readFileSync(join(project, file), 'utf8'));
  return {
    shared: files.filter((file) => !isAlone(file)),
    alone: files.filter(isAlone),
  };
}
