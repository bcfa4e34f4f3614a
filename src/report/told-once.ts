import type { Reporter } from './effects.ts';

/** The same reporter for several formats of one report: what more than one of them warns of is told once. */
export function toldOnce(reporter: Reporter): Reporter {
  const told = new Set<string>();
  return {
    stageStarted: (stage) => reporter.stageStarted(stage),
    stageEnded: (report) => reporter.stageEnded(report),
    warn: (warning) => {
      const key = JSON.stringify(warning);
      if (told.has(key)) return;
      told.add(key);
      reporter.warn(warning);
    },
  };
}
