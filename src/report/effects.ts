import type { Message } from '../messages/catalogue.ts';
import type { StageName } from '../messages/stages.ts';

/** The time of day, handed in so that nothing reads it in secret. */
export interface Clock {
  now(): Date;
}

/** How a stage went: name, what was counted, milliseconds. */
export interface StageReport {
  readonly stage: StageName;
  readonly counts: Readonly<Record<string, number>>;
  readonly milliseconds: number;
}

/** Where progress and warnings go; the command line prints, tests record. */
export interface Reporter {
  stageStarted(stage: StageName): void;
  stageEnded(report: StageReport): void;
  warn(warning: Message): void;
}
