import { inWords } from './catalogue.ts';
import { Fault } from './fault.ts';

/** Runs what must fail as expected and gives its fault; fails the test when nothing or something else is thrown. */
export function faultFrom(run: () => unknown): Fault {
  try {
    run();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** The problems that a fault lists, in words. */
export function problemsOf(fault: Fault, lang: 'zh-CN' | 'en' = 'en'): readonly string[] {
  return fault.problems.map((problem) => inWords(problem, lang));
}
