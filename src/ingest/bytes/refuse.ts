import { type Fault, fault } from '../../messages/fault.ts';
import type { UnreadableWhy } from '../../messages/unreadable.ts';

/** Makes the fault of an input file; `at` names the part of it, `cause` is never printed. */
export type Refuse = (
  why: UnreadableWhy,
  at?: string | { readonly record: number },
  cause?: unknown,
) => Fault;

/** The {@link Refuse} of one file, named as in messages. */
export function refuserOf(path: string): Refuse {
  return (why, at, cause) =>
    fault('ingest.unreadable', { file: path, why, at: at ?? null }, { cause });
}
