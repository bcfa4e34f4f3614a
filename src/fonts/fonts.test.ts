import { create } from 'fontkit';
import { expect, test } from 'vitest';
import { loadFonts } from './fonts.ts';

const fonts = await loadFonts();

test('a Chinese character is one em wide and digits are all equally wide', () => {
  expect(fonts.measure('重复申告', { sizePx: 20, weight: 400 })).toBe(80);
  const digits = [...'0123456789'].map((digit) =>
    fonts.measure(digit, { sizePx: 10, weight: 700 }),
  );
  expect(new Set(digits).size).toBe(1);
  expect(fonts.measure('1.5%', { sizePx: 10, weight: 700 })).toBeGreaterThan(
    fonts.measure('1.5%', { sizePx: 10, weight: 400 }),
  );
});

test('characters without a glyph are named once; line ends and ordinary text are not', () => {
  expect(fonts.missingGlyphs('达标✕\n✕ ▲▼×≤8%「续」…')).toEqual(['✕']);
});

test('a subset is a TrueType font in both weights with the advances that were measured', async () => {
  const faces = await fonts.subset('重障率7.26%');
  expect(faces.map((face) => face.weight)).toEqual([400, 700]);
  for (const face of faces) {
    const bytes = Buffer.from(face.dataUrl.replace('data:font/ttf;base64,', ''), 'base64');
    expect(bytes.length).toBeLessThan(20_000);
    const font = create(bytes);
    if (!('glyphForCodePoint' in font)) throw new Error('a collection');
    expect(font.hasGlyphForCodePoint('障'.codePointAt(0) ?? 0)).toBe(true);
    expect(font.hasGlyphForCodePoint('告'.codePointAt(0) ?? 0)).toBe(false);
    const width = (font.layout('重障率7.26%').advanceWidth / font.unitsPerEm) * 20;
    expect(width).toBeCloseTo(fonts.measure('重障率7.26%', { sizePx: 20, weight: face.weight }), 6);
  }
});
