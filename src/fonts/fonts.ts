import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';

/** The two weights that text is printed in. */
export type Weight = 400 | 700;

export interface TextStyle {
  readonly sizePx: number;
  readonly weight: Weight;
}

/** A font cut down to some text, as a `data:` URL of a TrueType file. */
export interface FontFace {
  readonly weight: Weight;
  readonly dataUrl: string;
}

/** The report's typeface: measures text as it will be printed, and gives what a page has to embed. */
export interface Fonts {
  /** Width in CSS pixels of one line of text; advances only, as printing uses no kerning. */
  measure(text: string, style: TextStyle): number;
  /** The characters that the typeface cannot print, each once, in order of appearance. */
  missingGlyphs(text: string): readonly string[];
  /** Both weights with the glyphs of `text` only. */
  subset(text: string): Promise<readonly FontFace[]>;
}

const FILES: Readonly<Record<Weight, string>> = {
  400: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  700: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
};

interface Face {
  readonly bytes: Buffer;
  readonly font: Font;
  /** Advance widths in em by code point; null where there is no glyph. */
  readonly advances: Map<number, number | null>;
  /** Widths in em of texts that were measured before: a layout asks for the same ones again and again. */
  readonly widths: Map<string, number>;
}

/** Texts whose widths are kept. */
const MOST_WIDTHS = 50_000;

/** Open from the first report of a process to the last. */
let usual: Promise<Fonts> | null = null;

/**
 * Opens a typeface in both weights, static Noto Sans SC unless `files` names others by absolute path;
 * glyphs are read when they are first asked for.
 */
export async function loadFonts(
  files: { readonly regular: string; readonly bold: string } | null = null,
): Promise<Fonts> {
  if (files !== null) return await openFonts(files);
  usual ??= openFonts(null);
  return await usual;
}

async function openFonts(
  files: { readonly regular: string; readonly bold: string } | null,
): Promise<Fonts> {
  const { resolve } = createRequire(import.meta.url);
  const [regular, bold] = await Promise.all([
    openFace(files?.regular ?? resolve(FILES[400])),
    openFace(files?.bold ?? resolve(FILES[700])),
  ]);
  const faces: Readonly<Record<Weight, Face>> = { 400: regular, 700: bold };
  return {
    measure: (text, { sizePx, weight }) => {
      return emsOf(faces[weight], text) * sizePx;
    },
    missingGlyphs: (text) =>
      [...new Set(text)].filter(
        (char) => isPrinted(char) && advanceOf(regular, char.codePointAt(0) ?? 0) === null,
      ),
    subset: (text) =>
      Promise.all(([400, 700] as const).map((weight) => cut(faces[weight], weight, text))),
  };
}

async function openFace(file: string): Promise<Face> {
  const bytes = await readFile(file);
  const font = create(bytes);
  if (!('glyphForCodePoint' in font)) throw new TypeError(`${file} is a font collection`);
  return { bytes, font, advances: new Map(), widths: new Map() };
}

function emsOf(face: Face, text: string): number {
  const known = face.widths.get(text);
  if (known !== undefined) return known;
  let em = 0;
  for (const char of text) em += advanceOf(face, char.codePointAt(0) ?? 0) ?? 1;
  if (face.widths.size >= MOST_WIDTHS) face.widths.clear();
  face.widths.set(text, em);
  return em;
}

function advanceOf(face: Face, codePoint: number): number | null {
  const known = face.advances.get(codePoint);
  if (known !== undefined) return known;
  const glyph = face.font.glyphForCodePoint(codePoint);
  const advance = glyph.id === 0 ? null : glyph.advanceWidth / face.font.unitsPerEm;
  face.advances.set(codePoint, advance);
  return advance;
}

/** Control characters and line ends need no glyph. */
function isPrinted(char: string): boolean {
  return !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(char);
}

async function cut(face: Face, weight: Weight, text: string): Promise<FontFace> {
  const { default: subsetFont } = await import('subset-font');
  const chars = [...new Set(text)].sort().join('');
  // Without layout features the browser uses the same advances as `measure`.
  const bytes = await subsetFont(face.bytes, chars, {
    targetFormat: 'truetype',
    keepFeatures: [],
    noHinting: true,
  });
  return { weight, dataUrl: `data:font/ttf;base64,${Buffer.from(bytes).toString('base64')}` };
}
