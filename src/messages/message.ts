/** The languages that messages to people are written in. */
export type Lang = 'zh-CN' | 'en';

/**
 * What a message tells of. The command line maps it to an exit code:
 * `usage` 2 (arguments, workspace, configuration, pack), `inputs` 3, `output` 4 (rendering, writing),
 * `locked` 5, `internal` 1; `warning` and `info` are no faults.
 */
export type MessageKind =
  | 'usage'
  | 'inputs'
  | 'output'
  | 'locked'
  | 'internal'
  | 'warning'
  | 'info';

/** One entry of the catalogue: what happened, where, what to do, in both languages. */
export interface MessageEntry {
  readonly kind: MessageKind;
  readonly zh: (params: never) => string;
  readonly en: (params: never) => string;
}

/** A part of the catalogue, one per stage. */
export type MessageTable = Readonly<Record<string, MessageEntry>>;

/** Makes an entry whose two languages take the same parameters. */
export function entry<P>(
  kind: MessageKind,
  zh: (params: P) => string,
  en: (params: NoInfer<P>) => string,
): { readonly kind: MessageKind; readonly zh: typeof zh; readonly en: (params: P) => string } {
  return { kind, zh, en };
}
