import { inWords, message } from '../messages/catalogue.ts';
import type { Lang } from '../messages/message.ts';
import type { StageName } from '../messages/stages.ts';
import type { Reporter } from '../report/effects.ts';

/** What a run cost, taken down while it goes on. */
export interface Profile {
  /** Hands on what it is told, and takes down what stages cost. */
  readonly reporter: Reporter;
  /** Told when a metric was computed, or a pass that gave figures of several. */
  readonly onMetric: (metrics: readonly string[]) => void;
  /** A line for each stage and for the slowest metrics, these first. */
  told(lang: Lang): string;
}

const SLOWEST = 10;

/** `ticks` counts milliseconds; `mostMemory` gives the most bytes that the process held so far. */
export function profileOf(
  reporter: Reporter,
  ticks: () => number,
  mostMemory: () => number,
): Profile {
  const stages: {
    readonly stage: StageName;
    readonly seconds: string;
    readonly megabytes: string;
  }[] = [];
  const passes: { readonly metrics: readonly string[]; readonly milliseconds: number }[] = [];
  let since = 0;
  return {
    reporter: {
      stageStarted(stage) {
        since = ticks();
        reporter.stageStarted(stage);
      },
      stageEnded(report) {
        const seconds = (report.milliseconds / 1000).toFixed(2);
        const megabytes = (mostMemory() / 2 ** 20).toFixed(0);
        stages.push({ stage: report.stage, seconds, megabytes });
        reporter.stageEnded(report);
      },
      warn: (warning) => reporter.warn(warning),
    },
    onMetric(metrics) {
      const now = ticks();
      passes.push({ metrics, milliseconds: now - since });
      since = now;
    },
    told(lang) {
      const slowest = passes.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, SLOWEST);
      const lines = [
        ...slowest.map(({ metrics, milliseconds }) =>
          message('cli.profile_metric', { metrics, milliseconds: milliseconds.toFixed(0) }),
        ),
        ...stages.map((one) => message('cli.profile_stage', one)),
      ];
      return lines.map((line) => `${inWords(line, lang)}\n`).join('');
    },
  };
}
