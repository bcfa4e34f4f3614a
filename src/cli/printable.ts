/** Text for a terminal: control characters, which a name of a file may hold, are left out; line feeds stay. */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, '');
}
