import { message } from '../../messages/catalogue.ts';
import type { NotePlace } from '../../notes/types.ts';
import type { DocumentContext } from '../model/context.ts';
import { quoteFigure } from './reference.ts';

const REFERENCE = /\{\{([^{}]*)\}\}|｛｛([^｛｝]*)｝｝/g;

/** A written text with its references resolved, and what of it the person typed. */
export interface Written {
  readonly text: string;
  /** The text without what the references gave. */
  readonly typed: string;
}

/** Puts figures where a text refers to them; what is not found is printed as such and warned of. */
export function written(given: string, place: NotePlace, context: DocumentContext): Written {
  const text = given.replace(REFERENCE, (_, plain?: string, wide?: string) => {
    const reference = (plain ?? wide ?? '').trim();
    const quoted = quoteFigure(reference, context);
    if (quoted.kind === 'found') return quoted.text;
    const { zh, en } = quoted;
    context.warn(message('notes.unknown_reference', { ...place, reference, zh, en }));
    return context.say('notes.not_found', {});
  });
  return { text, typed: given.replace(REFERENCE, '…') };
}

/** The texts of paragraphs, their references resolved. */
export function writtenAll(
  paragraphs: readonly string[],
  place: NotePlace,
  context: DocumentContext,
): readonly string[] {
  return paragraphs.map((paragraph) => written(paragraph, place, context).text);
}
