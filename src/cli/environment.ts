import type { Lang } from '../messages/message.ts';
import type { Browsers } from '../render/pdf/pdf-browser.ts';
import type { Clock } from '../report/effects.ts';
import type { Cleanup } from './cleanup.ts';
import type { Terminal } from './terminal.ts';

/** Everything outside that a command touches, handed in so that tests can hand in their own. */
export interface CliEnvironment {
  readonly terminal: Terminal;
  readonly clock: Clock;
  /** The day on which the program was built: no clock that is right is before it. Null where nobody knows. */
  readonly builtOn: string | null;
  /** Milliseconds that only grow. */
  readonly ticks: () => number;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
  /** Where the system wants temporary files. */
  readonly tempRoot: string;
  readonly cleanup: Cleanup;
  /** Where its browser comes from; one of its own unless given. */
  readonly browsers?: Browsers;
  /** What tells this program from every other; null where it runs from its sources, and nothing is kept from run to run. */
  readonly programMark: string | null;
  /** Puts a question to whoever sits at the terminal; null where nobody does. */
  readonly ask: ((question: string) => Promise<string>) | null;
  /** Tells in which language the workspace wants what is still to be said. */
  readonly speak: (lang: Lang) => void;
}
