import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { contrast, difference, type Sight } from '../color/color.ts';
import type { Report } from '../pack/declare/problems.ts';
import type { FontFiles, Theme, ThemeColor } from '../pack/theme-types.ts';
import type { RawTheme } from './theme-schema.ts';

/** Contrast to the paper that letters need, and what lines and shades need (WCAG 2.2, 1.4.3 and 1.4.11). */
export const LEAST_CONTRAST = { letters: 4.5, shapes: 3 } as const;
/** Distance in CIE L*a*b* from which two colours are told apart at a glance. */
export const LEAST_DIFFERENCE = 15;

const LETTERS: readonly ThemeColor[] = ['ink', 'muted', 'brand', 'good', 'bad', 'warn'];
const SHAPES: readonly ThemeColor[] = [
  'accent',
  'neutral',
  'series1',
  'series2',
  'series3',
  'series4',
];
/** Colours that stand beside each other and mean different things. */
const APART: readonly (readonly ThemeColor[])[] = [
  ['good', 'bad', 'warn'],
  ['series1', 'series2', 'series3', 'series4'],
];
const SIGHTS: readonly Sight[] = ['usual', 'protanopia', 'deuteranopia'];

const LARGEST_LOGO = 1_000_000;

/** Gives the absolute path that a name of the configuration stands for; null when it leads where it may not. */
type Place = (name: string) => string | null;

/** The pack's theme with the workspace's colours, typeface and logo; files are looked for by `place`. */
export function resolveTheme(raw: RawTheme, base: Theme, place: Place, report: Report): Theme {
  const given = Object.entries(raw.colors).flatMap(([name, color]) =>
    color === undefined ? [] : [[name, color] as const],
  );
  const colors = withBrandInCharts({ ...base.colors, ...Object.fromEntries(given) }, raw.colors);
  if (given.length > 0) {
    for (const { colors: names, zh, en } of colorProblems(colors)) {
      const field = names.find((name) => raw.colors[name] !== undefined) ?? names[0] ?? 'paper';
      report(['colors', field], zh, en);
    }
  }
  const files = raw.fonts === null ? null : fontFiles(raw.fonts, place, report);
  const logo = raw.logo === null ? null : logoUrl(raw.logo, place, report);
  return {
    colors,
    fonts: {
      family: raw.fonts?.family ?? base.fonts.family,
      // Whoever names a typeface has it on the machines where the report is shown.
      office: raw.fonts?.family ?? base.fonts.office,
      files,
    },
    logo: logo ?? base.logo ?? null,
    presentation:
      raw.presentation === null ? null : fileIn(place, raw.presentation, ['presentation'], report),
  };
}

/** What is drawn first in charts; of the brand's colour where only that is given. */
const OF_BRAND: readonly ThemeColor[] = ['accent', 'series1'];

/** Charts in the colour of a brand of one's own, as far as it can be read and told from what stands beside it. */
function withBrandInCharts(colors: Theme['colors'], given: RawTheme['colors']): Theme['colors'] {
  const free = OF_BRAND.filter((name) => given[name] === undefined);
  if (given.brand === undefined || free.length === 0) return colors;
  const branded = { ...colors, ...Object.fromEntries(free.map((name) => [name, colors.brand])) };
  const beside: readonly ThemeColor[] = ['good', 'bad', 'warn', 'series2', 'series3', 'series4'];
  const isApart = beside.every((name) =>
    SIGHTS.every((sight) => difference(colors.brand, colors[name], sight) >= LEAST_DIFFERENCE),
  );
  return isApart && contrast(colors.brand, colors.paper) >= LEAST_CONTRAST.shapes
    ? branded
    : colors;
}

/** What of a theme's colours cannot be read on its paper, or not be told apart by some readers. */
export function colorProblems(colors: Theme['colors']): readonly {
  readonly colors: readonly ThemeColor[];
  readonly zh: string;
  readonly en: string;
}[] {
  const least = (name: ThemeColor): number =>
    LETTERS.includes(name) ? LEAST_CONTRAST.letters : LEAST_CONTRAST.shapes;
  const pale = [...LETTERS, ...SHAPES].flatMap((name) => {
    const ratio = contrast(colors[name], colors.paper);
    const need = least(name);
    if (ratio >= need) return [];
    const shown = ratio.toFixed(1);
    return [
      {
        colors: [name, 'paper'] as const,
        zh: `${name} 与底色 paper 的对比只有 ${shown}，至少要 ${need}，请改深一些（底色深时改浅）`,
        en: `contrast of ${name} to paper is ${shown}, at least ${need} is needed; make it darker (lighter on dark paper)`,
      },
    ];
  });
  const alike = APART.flatMap((names) =>
    names.flatMap((first, index) =>
      names.slice(index + 1).flatMap((second) => {
        const sight = SIGHTS.find(
          (one) => difference(colors[first], colors[second], one) < LEAST_DIFFERENCE,
        );
        if (sight === undefined) return [];
        const who = {
          usual: '',
          protanopia: '红色盲读者看来',
          deuteranopia: '绿色盲读者看来',
        }[sight];
        return [
          {
            colors: [first, second] as const,
            zh: `${who}${first} 和 ${second} 分不清，请拉开色相或明暗`,
            en: `${first} and ${second} look alike (${sight} sight); set them further apart in hue or lightness`,
          },
        ];
      }),
    ),
  );
  return [...pale, ...alike];
}

function fontFiles(
  fonts: NonNullable<RawTheme['fonts']>,
  place: Place,
  report: Report,
): FontFiles | null {
  const files = (['regular', 'bold'] as const).map((name) => {
    const file = fileIn(place, fonts[name], ['fonts', name], report);
    if (file === null) return null;
    const tables = trueTypeTables(file);
    if (tables?.includes('glyf') && !tables.includes('fvar')) return file;
    report(
      ['fonts', name],
      '要用静态的 TrueType 字体文件（.ttf，不是可变字体、.otf 或 .ttc）',
      'a static TrueType file is needed (.ttf; no variable font, .otf or .ttc)',
    );
    return null;
  });
  const [regular, bold] = files;
  return regular && bold ? { regular, bold } : null;
}

/** The table names of a TrueType file; null for another kind of file. */
function trueTypeTables(file: string): readonly string[] | null {
  const head = Buffer.alloc(12 + 16 * 64);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, head, 0, head.length, 0);
  } finally {
    closeSync(handle);
  }
  if (head.readUInt32BE(0) !== 0x00010000) return null;
  const count = Math.min(64, head.readUInt16BE(4));
  return Array.from({ length: count }, (_, index) =>
    head.toString('latin1', 12 + 16 * index, 16 + 16 * index),
  );
}

function logoUrl(name: string, place: Place, report: Report): string | null {
  const file = fileIn(place, name, ['logo'], report);
  if (file === null) return null;
  if (statSync(file).size > LARGEST_LOGO) {
    report(['logo'], '标志文件超过 1 MB，请缩小', 'the logo is over 1 MB; make it smaller');
    return null;
  }
  const bytes = readFileSync(file);
  const kind = pictureKind(bytes);
  if (kind === null) {
    report(['logo'], '标志要用 PNG 或 JPEG 图片', 'the logo must be a PNG or JPEG picture');
    return null;
  }
  return `data:image/${kind};base64,${bytes.toString('base64')}`;
}

function pictureKind(bytes: Buffer): 'png' | 'jpeg' | null {
  if (bytes.subarray(0, 8).toString('hex') === '89504e470d0a1a0a') return 'png';
  return bytes.subarray(0, 3).toString('hex') === 'ffd8ff' ? 'jpeg' : null;
}

/** The absolute path of a file of the workspace; reports one that is outside of it or is not there. */
function fileIn(
  place: Place,
  name: string,
  path: readonly PropertyKey[],
  report: Report,
): string | null {
  const file = place(name);
  if (file === null) {
    report(
      path,
      '文件要放在工作区文件夹里，或把所在的文件夹写进 allow_paths',
      'the file must be inside the workspace folder, or its folder listed in allow_paths',
    );
    return null;
  }
  if (!existsSync(file) || !statSync(file).isFile()) {
    report(path, `工作区里没有文件 ${name}`, `the workspace has no file ${name}`);
    return null;
  }
  return file;
}
