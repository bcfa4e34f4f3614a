import { cpSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadFonts } from '../fonts/fonts.ts';
import { faultFrom, problemsOf } from '../messages/test-support.ts';
import { loadWorkspace } from './load-workspace.ts';
import { LEAST_CONFIG, workspaceFolder } from './test-support.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const BOLD = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
);

/** The field that a problem tells of: `file:line field: words`. */
const fieldOf = (problem: string): string | undefined => problem.split(/[ :]+/)[2];

test('a workspace changes page, edition, signatures, colours, typeface and logo; the rest stays as the pack has it', async () => {
  const folder = workspaceFolder(`${LEAST_CONFIG}
report: { page: A4横, edition: brief, signoff: { drafted: 分析岗 } }
theme:
  colors: { brand: '#5A1E3C' }
  fonts: { family: 分公司黑体, regular: fonts/a.ttf, bold: fonts/a.ttf }
  logo: logo.png
`);
  writeFileSync(join(folder, 'logo.png'), PNG);
  cpSync(BOLD, join(folder, 'fonts', 'a.ttf'));
  const { workspace, pack } = loadWorkspace({ folder });
  const signoff = { drafted: '分析岗', reviewed: null, issued: null };
  expect(workspace.report).toEqual({ page: 'A4', edition: 'brief', signoff });
  expect(pack.theme).toMatchObject({
    colors: { brand: '#5A1E3C', ink: '#16222F' },
    fonts: { family: '分公司黑体' },
    logo: `data:image/png;base64,${PNG.toString('base64')}`,
  });
  const [own, usual] = await Promise.all([loadFonts(pack.theme.fonts.files), loadFonts()]);
  const width = (fonts: typeof own) => fonts.measure('Wa', { sizePx: 10, weight: 400 });
  expect(width(own)).toBeGreaterThan(width(usual));
});

test('charts follow a brand that can be told from good, bad and the other lines', () => {
  const colorsWith = (colors: string) =>
    loadWorkspace({ folder: workspaceFolder(`${LEAST_CONFIG}\ntheme: { colors: ${colors} }\n`) })
      .pack.theme.colors;
  const usual = loadWorkspace({ folder: workspaceFolder(LEAST_CONFIG) }).pack.theme.colors;
  expect(colorsWith("{ brand: '#4B2E83' }")).toMatchObject({
    series1: '#4B2E83',
    accent: '#4B2E83',
  });
  expect(colorsWith("{ brand: '#4B2E83', series1: '#0B5CAD' }")).toMatchObject({
    series1: '#0B5CAD',
    accent: '#4B2E83',
  });
  // A red as of what is missed would say so of each line.
  const { series1, accent } = usual;
  expect(colorsWith("{ brand: '#921212' }")).toMatchObject({ series1, accent });
});

test('without a word about it the report is 16:9, whole, and looks as the pack says', () => {
  const { workspace, pack } = loadWorkspace({ folder: workspaceFolder(LEAST_CONFIG) });
  expect(workspace.report).toEqual({ page: '16:9', edition: 'full', signoff: null });
  expect(pack.theme).toMatchObject({ logo: null, fonts: { family: 'Noto Sans SC', files: null } });
});

test('what cannot be read, told apart or found is listed with its line, all at once', () => {
  const folder = workspaceFolder(`${LEAST_CONFIG}
theme:
  colors:
    muted: '#B8C0C8'
    warn: '#9A1212'
  fonts: { family: 黑体, regular: font.ttf, bold: ../b.ttf }
  logo: logo.svg
`);
  writeFileSync(join(folder, 'logo.svg'), '<svg/>');
  writeFileSync(join(folder, 'font.ttf'), 'OTTO is another kind of font');
  const problems = problemsOf(faultFrom(() => loadWorkspace({ folder })));
  expect(problems.map(fieldOf)).toEqual([
    'theme.colors.muted',
    'theme.colors.warn',
    'theme.fonts.regular',
    'theme.fonts.bold',
    'theme.logo',
  ]);
  const unknown = workspaceFolder(`${LEAST_CONFIG}
report: { page: A3 }
theme: { colours: {} }
`);
  const fields = problemsOf(faultFrom(() => loadWorkspace({ folder: unknown }))).map(fieldOf);
  expect(fields).toEqual(['report.page', 'theme.colours']);
});
