import {
  inWords,
  kindOf,
  type Message,
  type MessageCode,
  type MessageParams,
  message,
} from './catalogue.ts';
import type { MessageKind } from './message.ts';

/**
 * An expected failure with a stable code. `problems` lists what was found, one message each,
 * when several things are wrong at once. The words are made by the command line.
 */
export class Fault extends Error {
  readonly said: Message;
  readonly problems: readonly Message[];
  readonly kind: MessageKind;

  constructor(said: Message, problems: readonly Message[] = [], cause?: unknown) {
    super(inWords(said, 'en'), cause === undefined ? undefined : { cause });
    this.name = 'Fault';
    this.said = said;
    this.problems = problems;
    this.kind = kindOf(said.code);
  }
}

/** Makes a {@link Fault} from a code and its parameters. */
export function fault<C extends MessageCode>(
  code: C,
  params: MessageParams<C>,
  more: { readonly problems?: readonly Message[]; readonly cause?: unknown } = {},
): Fault {
  return new Fault(message(code, params), more.problems ?? [], more.cause);
}
