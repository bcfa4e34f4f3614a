import { type PageSize, sizes } from '../../deck/geometry.ts';
import type { FontFace } from '../../fonts/fonts.ts';
import type { Theme } from '../../pack/theme-types.ts';

/** The page's style sheet: embedded fonts, the paper, the theme and the deck's sizes as variables, the pack's styles. */
export function styleSheet(
  theme: Theme,
  styles: string,
  faces: readonly FontFace[],
  page: PageSize,
): string {
  const family = cssValue(theme.fonts.family);
  const fonts = faces.map(
    ({ weight, dataUrl }) =>
      `@font-face{font-family:"${family}";font-weight:${weight};src:url(${dataUrl}) format("truetype");${EM_BOX}}`,
  );
  const variables = [
    `--family:"${family}"`,
    ...Object.entries(theme.colors).map(([name, color]) => `--${name}:${cssValue(color)}`),
    `--width:${length(page.width)}`,
    `--height:${length(page.height)}`,
    ...Object.entries(sizes).map(
      ([name, size]) => `--${kebab(name)}:${isFactor(name) ? size : `${size}px`}`,
    ),
  ];
  const paper = `@page{size:${inches(page.width)} ${inches(page.height)};margin:0}`;
  const sheet = [...fonts, paper, `:root{${variables.join(';')}}`, styles].join('\n');
  // Nothing in it may end the element that it stands in.
  return sheet.replaceAll('</', '<\\/');
}

/**
 * The ideographic em box (880 above, 120 below the baseline) as the letters' height: Chinese stands in
 * the middle of its line, and nothing of a letter counts as over a tight line's room.
 */
const EM_BOX = 'ascent-override:88%;descent-override:12%;line-gap-override:0%';

/** Line heights of running text are factors of the letter's size, all else are lengths. */
function isFactor(name: string): boolean {
  return (
    name === 'textLine' || name === 'leadLine' || name === 'tableLine' || name === 'contentsLine'
  );
}

/** A little less than the paper, so that rounding never begins another page. */
function length(pixels: number): string {
  return `${Math.floor(pixels * 10) / 10}px`;
}

function inches(pixels: number): string {
  return `${(pixels / 96).toFixed(4)}in`;
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** A value from a pack, without what could end its declaration. */
function cssValue(text: string): string {
  return text.replaceAll(/["'\\;{}<>]/g, '');
}
