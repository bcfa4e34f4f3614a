import type { Reporter } from './effects.ts';

/** A reporter of one of several pieces of work. */
export interface Turn {
  readonly reporter: Reporter;
  /** Says that nothing more comes of it. */
  end(): void;
}

type Telling = (reporter: Reporter) => void;

/**
 * Reporters for pieces of work that go on side by side, each in front of one of `reporters`: what the first says is told
 * at once, what the others say once all before them have ended, so that a run says the same however fast each was.
 */
export function inTurn(reporters: readonly Reporter[]): readonly Turn[] {
  const held: Telling[][] = reporters.map(() => []);
  const ended = new Set<number>();
  let current = 0;
  const tell = (at: number, telling: Telling): void => {
    if (at === current && reporters[at]) telling(reporters[at]);
    else held[at]?.push(telling);
  };
  return reporters.map((_, at) => ({
    reporter: {
      stageStarted: (stage) => tell(at, (to) => to.stageStarted(stage)),
      stageEnded: (report) => tell(at, (to) => to.stageEnded(report)),
      warn: (warning) => tell(at, (to) => to.warn(warning)),
    },
    end: () => {
      ended.add(at);
      while (ended.has(current)) {
        current += 1;
        const next = reporters[current];
        if (next) for (const telling of held[current] ?? []) telling(next);
      }
    },
  }));
}
