import type { MessageKind } from '../messages/message.ts';

/** What the program ends with, by kind of fault. */
export function exitCodeOf(kind: MessageKind): number {
  switch (kind) {
    case 'usage':
      return 2;
    case 'inputs':
      return 3;
    case 'output':
      return 4;
    case 'locked':
      return 5;
    case 'internal':
    case 'warning':
    case 'info':
      return 1;
  }
}

/** The report was written, but a metric is in error, or `--strict` and a data limit is passed. */
export const EXIT_REPORT_WITH_ERRORS = 6;

/** Ends by signal, as shells number them. */
export const EXIT_BY_SIGNAL = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
