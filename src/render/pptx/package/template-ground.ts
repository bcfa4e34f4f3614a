import { contrast, mix } from '../../../color/color.ts';
import type { Theme } from '../../../pack/theme-types.ts';

/** Parts of a template that say what its slides lie on. */
export interface Grounds {
  readonly layout: string;
  readonly master: string;
  readonly theme: string;
}

/** Letters with less cannot be read, even large ones (WCAG 2.2, 1.4.3). */
const LEAST = 3;

/**
 * Whether the letters of a report can be read on a layout: those in the ink of the template and those that keep their own
 * colour, on its ground and on that of tables. Of a picture nothing is known but the colours that go with it.
 */
export function isReadable(grounds: Grounds, { colors }: Pick<Theme, 'colors'>): boolean {
  const inks = [named('tx1', grounds), colors.muted].filter((one) => one !== null);
  const papers = [...groundOf(grounds), ...[named('bg1', grounds)].filter((one) => one !== null)];
  const pairs = [
    ...inks.flatMap((ink) => papers.map((paper) => [ink, paper] as const)),
    ...inks.slice(0, 1).map((ink) => [ink, colors.panel] as const),
  ];
  return pairs.every(([ink, paper]) => contrast(ink, paper) >= LEAST);
}

/** All colours that the ground is filled with; none where it is a picture or not told. */
function groundOf(grounds: Grounds): readonly string[] {
  const own = [grounds.layout, grounds.master]
    .map((part) => /<p:bg\b[^>]*>([\s\S]*?)<\/p:bg>/.exec(part)?.[1])
    .find((ground) => ground !== undefined);
  if (own === undefined || own.includes('<a:blipFill')) return [];
  const colors =
    own.match(/<a:(srgbClr|sysClr|schemeClr|prstClr)\b[^>]*?(?:\/>|>[\s\S]*?<\/a:\1>)/g) ?? [];
  return colors.map((color) => colorIn(color, grounds)).filter((color) => color !== null);
}

/** A colour as XML has it, with what makes it lighter or darker; null for one that nobody told. */
function colorIn(color: string, grounds: Grounds): string | null {
  const plain = /<a:schemeClr\b[^>]*\bval="(\w+)"/.exec(color)?.[1];
  const base = plain === undefined ? fixed(color) : named(plain, grounds);
  if (base === null) return null;
  return [...color.matchAll(/<a:(lumMod|lumOff|shade|tint) val="(\d+)"/g)].reduce(
    (so, [, how, value]) => {
      const share = Math.min(1, Number(value) / 100_000);
      if (how === 'shade' || how === 'lumMod') return mix('#000000', so, share);
      return mix(so, '#ffffff', how === 'tint' ? 1 - share : share);
    },
    base,
  );
}

const PRESET: Readonly<Record<string, string>> = { black: '#000000', white: '#ffffff' };

function fixed(color: string): string | null {
  const value = /\b(?:lastClr|srgbClr val)="([0-9A-Fa-f]{6})"/.exec(color)?.[1];
  if (value !== undefined) return `#${value}`;
  return PRESET[/<a:prstClr val="(\w+)"/.exec(color)?.[1] ?? ''] ?? null;
}

/** A colour of the scheme by the name that slides have for it, which master or layout may give to another. */
function named(name: string, { layout, master, theme }: Grounds): string | null {
  const maps = [/<a:overrideClrMapping\b[^>]*>/.exec(layout), /<p:clrMap\b[^>]*>/.exec(master)];
  const place = maps
    .map((map) => new RegExp(`\\b${name}="(\\w+)"`).exec(map?.[0] ?? '')?.[1])
    .find((one) => one !== undefined);
  const part = new RegExp(`<a:${place ?? name}>([\\s\\S]*?)</a:${place ?? name}>`).exec(theme);
  return part === null ? null : fixed(part[1] ?? '');
}
