import type { ThemeColor } from '../../../pack/theme-types.ts';
import { hex, xml } from '../../office/xml-text.ts';
import type { Dress } from '../pen.ts';

/** The colours of Office's scheme by the theme's, as its theme part and as shapes name them. */
const SCHEME: readonly (readonly [part: string, named: string, color: ThemeColor])[] = [
  ['dk1', 'tx1', 'ink'],
  ['lt1', 'bg1', 'paper'],
  ['dk2', 'tx2', 'brand'],
  ['lt2', 'bg2', 'panel'],
  ['accent1', 'accent1', 'series1'],
  ['accent2', 'accent2', 'series2'],
  ['accent3', 'accent3', 'series3'],
  ['accent4', 'accent4', 'series4'],
  ['accent5', 'accent5', 'accent'],
  ['accent6', 'accent6', 'bad'],
  ['hlink', 'hlink', 'brand'],
  ['folHlink', 'folHlink', 'muted'],
];

/** The theme part with the colours and the typeface of the report, East Asian and complex faces too. */
export function themePart(part: string, { theme, face }: Dress): string {
  const colors = SCHEME.map(
    ([name, , color]) => `<a:${name}><a:srgbClr val="${hex(theme.colors[color])}"/></a:${name}>`,
  );
  const name = xml(face);
  const faces = `<a:latin typeface="${name}"/><a:ea typeface="${name}"/><a:cs typeface="${name}"/>`;
  return part
    .replace(
      /<a:clrScheme[\s\S]*?<\/a:clrScheme>/,
      `<a:clrScheme name="Report">${colors.join('')}</a:clrScheme>`,
    )
    .replace(
      /<a:fontScheme[\s\S]*?<\/a:fontScheme>/,
      `<a:fontScheme name="Report"><a:majorFont>${faces}</a:majorFont><a:minorFont>${faces}</a:minorFont></a:fontScheme>`,
    );
}

/** Places of a scheme that mean the same in every theme; what is red in one may be green in another. */
const COMMON: readonly ThemeColor[] = [
  'ink',
  'paper',
  'brand',
  'series1',
  'series2',
  'series3',
  'series4',
];

/**
 * A part whose colours are those of the scheme where it has them, so that it follows when the theme is changed; `isForeign`
 * where the theme is not ours.
 */
export function withScheme(part: string, { theme }: Dress, isForeign: boolean): string {
  const names = new Map<string, string>();
  for (const [, named, color] of SCHEME) {
    if (isForeign && !COMMON.includes(color)) continue;
    const value = hex(theme.colors[color]);
    if (!names.has(value)) names.set(value, named);
  }
  return part.replaceAll(/<a:srgbClr val="([0-9A-F]{6})"\/>/g, (whole, value: string) => {
    const named = names.get(value);
    return named === undefined ? whole : `<a:schemeClr val="${named}"/>`;
  });
}
