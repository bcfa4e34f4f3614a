import type { FillPattern } from 'exceljs';
import { expect, test } from 'vitest';
import { contrast } from '../../color/color.ts';
import { sampleDocument } from '../../deck/test-support.ts';
import type { Theme, ThemeColor } from '../../pack/theme-types.ts';
import { readTheme } from '../html/test-support.ts';
import { openPackage } from '../office/test-support.ts';
import { looksOf } from './looks.ts';
import { renderXlsx } from './render-xlsx.ts';
import { sparklineExtension } from './sparklines.ts';
import { sampleInput } from './test-support.ts';

const NAMES = Object.keys(readTheme().colors) as readonly ThemeColor[];
/** A theme all of whose colours and letters are like no other. */
const OWN: Theme = {
  ...readTheme(),
  colors: Object.fromEntries(
    NAMES.map((name, at) => [name, `#${at.toString(16)}0A${(at + 16).toString(16)}7`]),
  ) as Theme['colors'],
  fonts: { family: 'Noto Sans SC', office: '仿宋' },
};

async function partsIn(theme: Theme): Promise<readonly (readonly [path: string, part: string])[]> {
  const bytes = await renderXlsx({ ...sampleInput(), document: sampleDocument(), theme });
  const { parts } = await openPackage(bytes);
  return [...parts].filter(([path]) => /styles\.xml$|worksheets\/sheet\d+\.xml$/.test(path));
}

const colorsIn = (parts: Awaited<ReturnType<typeof partsIn>>): ReadonlySet<string> =>
  new Set(parts.flatMap(([, part]) => part.match(/(?<=rgb=")FF[0-9A-F]{6}/g) ?? []));

test('cells and tabs have the colours and the typeface of the theme, and no others', async () => {
  const [own, usual] = [await partsIn(OWN), await partsIn(readTheme())];
  const kept = [...colorsIn(own)].filter((color) => colorsIn(usual).has(color));
  expect(kept).toEqual([]);
  for (const name of ['ink', 'muted', 'bad', 'line'] as const)
    expect([...colorsIn(own)], name).toContain(`FF${OWN.colors[name].slice(1).toUpperCase()}`);
  const styles = own.find(([path]) => path.endsWith('styles.xml'))?.[1] ?? '';
  const faces = styles.match(/(?<=<name val=")[^"]+/g) ?? [];
  expect(faces.filter((face) => face === '仿宋').length).toBeGreaterThan(5);
  expect(faces.filter((face) => /YaHei|微软雅黑/.test(face))).toEqual([]);
});

test('small lines are drawn in the colours of the theme', () => {
  const drawn = sparklineExtension('1', [{ cell: 'A1', range: 'B1:C1' }], looksOf(OWN));
  const used = new Set(drawn.match(/(?<=rgb="FF)[0-9A-F]{6}/g));
  const { series1, bad, ink } = OWN.colors;
  expect(used).toEqual(new Set([series1, bad, ink].map((color) => color.slice(1).toUpperCase())));
});

test('letters on shaded cells of the usual theme can be read', () => {
  const looks = looksOf(readTheme());
  const rgb = (argb: string | undefined): string => `#${argb?.slice(2)}`;
  for (const look of ['met', 'missed', 'edge', 'remark'] as const) {
    const { font, fill } = looks.ruleStyle(look, null);
    const back = (fill as FillPattern).bgColor?.argb;
    expect(contrast(rgb(font?.color?.argb), rgb(back)), look).toBeGreaterThan(4.5);
  }
});
