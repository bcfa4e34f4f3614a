import type { StageName } from '../messages/stages.ts';
import type { Reporter } from './effects.ts';

/** Runs a stage and tells how long it took and what it counted. */
export function stopwatch(reporter: Reporter, ticks: () => number) {
  return async <T>(
    stage: StageName,
    work: () => Promise<T>,
    counts: (result: T) => Readonly<Record<string, number>>,
  ): Promise<T> => {
    reporter.stageStarted(stage);
    const start = ticks();
    const result = await work();
    reporter.stageEnded({ stage, counts: counts(result), milliseconds: ticks() - start });
    return result;
  };
}
