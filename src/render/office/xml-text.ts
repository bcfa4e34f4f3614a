/** What no XML part may hold: control characters but tab and line feed, and noncharacters. */
const SUSPECT = /[\p{Cc}\uFFFE\uFFFF]/gu;

/** Text that a part of a presentation can hold: control characters left out, lone surrogates replaced. */
export function cleanText(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, '\n');
  const kept = lines.replaceAll(SUSPECT, (char) => (char === '\n' || char === '\t' ? char : ''));
  return kept.toWellFormed();
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Clean text as the content of an element or an attribute. */
export function xml(text: string): string {
  return cleanText(text).replaceAll(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}

/** CSS pixels in the units of drawings; 914,400 to the inch. */
export function emu(pixels: number): number {
  return Math.round(pixels * 9525);
}

/** A colour of the theme as parts write it, without #. */
export function hex(color: string): string {
  return color.replace('#', '').toUpperCase();
}
