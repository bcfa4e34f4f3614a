import { safeText } from '../messages/safe-text.ts';

/** Text for a terminal: control characters, which a name of a file may hold, are spelled out; line feeds stay. */
export function printable(text: string): string {
  return safeText(text);
}
