import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { guideDeskPicture } from '../fixtures/generator/picture.ts';
import { runInProcess } from './support/in-process.ts';
import { openPdf } from './support/open-pdf.ts';
import { ownPackWith } from './support/other-pack.ts';
import {
  contentsOf,
  type TinyWorkspace,
  tickets,
  tinyWorkspace,
} from './support/tiny-workspace.ts';
import { type RunFile, readJson } from './support/written-file.ts';

const MONTH = '2009-07';

/** A workspace whose month has a missed target, so that findings have something to say. */
function readyWorkspace(): TinyWorkspace {
  const workspace = tinyWorkspace();
  workspace.addTickets(MONTH, [
    ...tickets(MONTH, '东区', 60, 30),
    ...tickets(MONTH, '西区', 60, 30),
  ]);
  return workspace;
}

function generate({ folder }: TinyWorkspace, ...more: readonly string[]) {
  const asked = ['generate', '--month', MONTH, '--workspace', folder, '--format', 'pdf'];
  return runInProcess([...asked, ...more]);
}

const warningsOf = ({ out }: TinyWorkspace) =>
  readJson<RunFile>(join(out, MONTH, 'run.json')).warnings;

async function deckText({ out }: TinyWorkspace): Promise<string> {
  const { pages } = await openPdf(join(out, MONTH, 'report.pdf'));
  return pages.map(({ text }) => text).join('\n');
}

/** A PNG that says it is so large, of so many bytes. */
function claimedPng(width: number, height: number, size: number): Uint8Array {
  const bytes = Buffer.alloc(size);
  bytes.set(guideDeskPicture().subarray(0, 16));
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

describe('an outline that contradicts itself', () => {
  const slide = { id: 'own.slide', section: 'indicators', number: '2.9', title: '自己的一页' };
  const table = { kind: 'table', rows: ['branch'], columns: [{ metric: 'my.hasten_rate' }] };

  test('in the workspace is told with line and field, everything at once, and nothing is written', async () => {
    const workspace = readyWorkspace();
    workspace.configure({
      slides: [
        { ...slide, blocks: [{ ...table, column: 3 }] },
        {
          ...slide,
          id: 'own.other',
          section: 'nowhere',
          blocks: [{ ...table, rows: ['service'] }],
        },
        { ...slide, id: 'mobile.composition', after: 'no.such.slide', blocks: [table] },
        { ...slide, blocks: [{ kind: 'trend', series: [{ metric: 'no.such.metric' }] }] },
      ],
    });
    const before = contentsOf(workspace.folder);
    const { code, stdout, stderr } = await generate(workspace);
    expect(code, stderr).toBe(2);
    expect(stdout).toBe('');
    for (const words of [
      'slides[1].blocks[1].column：这一页只有 1 栏',
      'slides[2].section：没有名为「nowhere」的章节',
      '没有按「service」计算',
      '没有名为「no.such.slide」的页',
      '没有名为「no.such.metric」的指标',
      '页编号「mobile.composition」重复',
      '页编号「own.slide」重复',
    ]) {
      expect(stderr).toContain(words);
    }
    expect(stderr).toMatch(/report\.config\.yaml:\d+ slides/u);
    expect(contentsOf(workspace.folder)).toEqual(before);
  });

  test('in the pack is told with the line of outline.yaml', async () => {
    const workspace = readyWorkspace();
    ownPackWith(
      workspace.folder,
      'outline.yaml',
      '  - id: mobile.composition\n',
      '  - id: adsl.volume\n',
    );
    const { code, stderr } = await generate(workspace);
    expect(code, stderr).toBe(2);
    expect(stderr).toMatch(
      /报告模板 ziyang 有 1 处错误：\s+.*outline\.yaml:\d+ slides\[\d+\]\.id：编号重复/u,
    );
  });
});

describe('a phrase of the pack', () => {
  const MISSED = '  finding.target_missed: "';

  test('that names what its finding lacks is told, its sentence left out, and the report made', async () => {
    const workspace = readyWorkspace();
    ownPackWith(workspace.folder, 'phrases.yaml', MISSED, `${MISSED}{{weather}}，`);
    const { code, stderr } = await generate(workspace);
    expect(code, stderr).toBe(0);
    const failed = warningsOf(workspace).filter(
      ({ code: one }) => one === 'findings.phrase_failed',
    );
    expect(failed.map(({ text }) => text)).toEqual([
      expect.stringMatching(/句式 finding\.target_missed 用不上（要点 .*my\.hasten_rate.*weather/u),
    ]);
    expect(stderr).toContain('该要点未写入报告，请改 phrases.yaml');
    const text = await deckText(workspace);
    expect(text).not.toMatch(/\{\{|undefined|weather/u);
    expect(text).toContain('未达标');
  });

  test.each([
    ['is not well-formed', MISSED, '{{#if value}}', 'finding.target_missed 写法有误'],
    [
      'every slide needs and that lacks a fact',
      '  footer.source: "',
      '{{weather}}',
      'footer.source 用不上：',
    ],
  ])('that %s stops the run and is named', async (_, phrase, broken, words) => {
    const workspace = readyWorkspace();
    ownPackWith(workspace.folder, 'phrases.yaml', phrase, `${phrase}${broken}`);
    const { code, stdout, stderr } = await generate(workspace);
    expect(code, stderr).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(`phrases.yaml 的句式 ${words}`);
    expect(contentsOf(workspace.out)).toEqual({});
  });
});

test('the short edition of a pack that marks no slide is the full one, and that is said', async () => {
  const workspace = readyWorkspace();
  const short = ['--edition', 'brief'];
  const marked = await generate(workspace, ...short);
  expect(marked.code, marked.stderr).toBe(0);
  expect(marked.stderr).not.toContain('brief: true');
  const line = '  - id: mobile.composition\n';
  ownPackWith(workspace.folder, 'outline.yaml', line, line);
  for (const name of ['ziyang/outline.yaml', 'base/slides.yaml']) {
    const file = join(workspace.folder, 'packs', name);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/^ +brief: true\n/gm, ''));
  }
  const { code, stderr } = await generate(workspace, ...short);
  expect(code, stderr).toBe(0);
  expect(stderr).toContain('没有标 brief: true 的页，领导版与全量版相同');
});

describe('notes that cannot be used as they are', () => {
  const PICTURES = ['缺', '大', '像素', '坏'];

  test('leave a report with everything else, and a warning each with file and line', async () => {
    const workspace = readyWorkspace();
    const lines = PICTURES.map((name) => `![图](pic/${name}.png "说明")`);
    workspace.write(
      `notes/${MONTH}/亮点-图.md`,
      ['---\nkind: 亮点\n---', '# 引导岗', '上午增设引导员。', ...lines, ''].join('\n\n'),
    );
    workspace.write(`notes/${MONTH}/pic/大.png`, claimedPng(40, 30, 2_000_001));
    workspace.write(`notes/${MONTH}/pic/像素.png`, claimedPng(9000, 9000, 1000));
    workspace.write(`notes/${MONTH}/pic/坏.png`, 'GIF89a');
    workspace.write(
      `notes/${MONTH}/亮点-标记.md`,
      '---\nkind: 亮点\n---\n# <b>粗体</b>标题\n<script>alert(1)</script>与<img src="http://outside.test/x">照印。\n',
    );
    workspace.write(`notes/${MONTH}/杂谈.md`, '---\nkind: 杂谈\n---\n# 不该出现的标题\n正文\n');
    const { code, stderr } = await generate(workspace);
    expect(code, stderr).toBe(0);

    for (const words of [
      `notes/${MONTH}/亮点-图.md:9 图片「pic/缺.png」未采用：找不到这个文件`,
      `notes/${MONTH}/亮点-图.md:11 图片「pic/大.png」未采用：文件超过2MB`,
      `notes/${MONTH}/亮点-图.md:13 图片「pic/像素.png」未采用：超过2500万像素`,
      `notes/${MONTH}/亮点-图.md:15 图片「pic/坏.png」未采用：不是完好的PNG或JPEG图片`,
      `notes/${MONTH}/杂谈.md:2 不认识的种类「杂谈」，未采用`,
      '含HTML标记，报告里会原样印成文字',
    ]) {
      expect(stderr).toContain(words);
    }
    const told = warningsOf(workspace).map(({ code: one }) => one);
    expect(told.filter((one) => one === 'notes.picture')).toHaveLength(4);
    expect(told).toContain('notes.unknown_kind');

    const text = await deckText(workspace);
    for (const words of [
      '引导岗',
      '上午增设引导员。',
      '<b>粗体</b>标题',
      '<script>alert(1)</script>',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('不该出现的标题');
    const { pages } = await openPdf(join(workspace.out, MONTH, 'report.pdf'));
    expect(pages.flatMap(({ outside }) => outside)).toEqual([]);
  });
});
