import { checkMessages } from './check.ts';
import { cliMessages } from './cli.ts';
import { clickhouseMessages } from './clickhouse.ts';
import { deckMessages } from './deck.ts';
import { deliverMessages } from './deliver.ts';
import { diffMessages } from './diff.ts';
import { doctorMessages } from './doctor.ts';
import { explainMessages } from './explain.ts';
import { findingsMessages } from './findings.ts';
import { historyMessages } from './history.ts';
import { ingestMessages } from './ingest.ts';
import { ingestFileMessages } from './ingest-files.ts';
import { initMessages } from './init.ts';
import { listsMessages } from './lists.ts';
import { maskedParams } from './masked-params.ts';
import type { Lang, MessageKind } from './message.ts';
import { metricsMessages } from './metrics.ts';
import { notesMessages } from './notes.ts';
import { outputMessages } from './output.ts';
import { packMessages } from './pack.ts';
import { previewMessages } from './preview.ts';
import { renderMessages } from './render.ts';
import { storeMessages } from './store.ts';
import { workspaceMessages } from './workspace.ts';

/** Every message that people read, Chinese first, English beside it. */
export const catalogue = {
  ...cliMessages,
  ...checkMessages,
  ...doctorMessages,
  ...workspaceMessages,
  ...packMessages,
  ...ingestMessages,
  ...ingestFileMessages,
  ...historyMessages,
  ...metricsMessages,
  ...findingsMessages,
  ...explainMessages,
  ...initMessages,
  ...listsMessages,
  ...notesMessages,
  ...clickhouseMessages,
  ...deckMessages,
  ...deliverMessages,
  ...diffMessages,
  ...previewMessages,
  ...renderMessages,
  ...outputMessages,
  ...storeMessages,
};

export type MessageCode = keyof typeof catalogue;

/** The parameters that the message with this code takes. */
export type MessageParams<C extends MessageCode> = Parameters<(typeof catalogue)[C]['zh']>[0];

/** A message not yet put into words: code and parameters, as stages hand it on. */
export type Message = {
  [C in MessageCode]: { readonly code: C; readonly params: MessageParams<C> };
}[MessageCode];

/** Makes a message; the compiler checks the parameters against the catalogue. */
export function message<C extends MessageCode>(code: C, params: MessageParams<C>): Message {
  return { code, params } as Message;
}

/** Puts a message into words, telephone numbers in its parameters masked. */
export function inWords(message: Message, lang: Lang): string {
  const entry = catalogue[message.code];
  const say = (lang === 'en' ? entry.en : entry.zh) as (params: Message['params']) => string;
  return say(maskedParams(message.params));
}

/** What the message tells of. */
export function kindOf(code: MessageCode): MessageKind {
  return catalogue[code].kind;
}
