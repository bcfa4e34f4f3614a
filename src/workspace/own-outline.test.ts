import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inWords } from '../messages/catalogue.ts';
import { Fault } from '../messages/fault.ts';
import { loadWorkspace } from './load-workspace.ts';
import { LEAST_CONFIG, workspaceFolder } from './test-support.ts';

const CITY = LEAST_CONFIG.replace('pack: ziyang', 'pack: city');
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

function deckOf(outline: string) {
  const folder = workspaceFolder(`${CITY}${outline}`);
  mkdirSync(join(folder, 'pic'));
  writeFileSync(join(folder, 'pic', 'a.png'), PICTURE);
  const { sections, slides } = loadWorkspace({ folder }).pack;
  return {
    sections: sections.map(({ number, title }) => `${number} ${title}`),
    numbers: new Map(slides.map(({ id, number }) => [id, number])),
    slides,
  };
}

function problemsOf(outline: string): string {
  try {
    deckOf(outline);
  } catch (cause) {
    if (cause instanceof Fault)
      return cause.problems.map((one) => inWords(one, 'zh-CN')).join('\n');
    throw cause;
  }
  return '';
}

describe('an outline of the workspace', () => {
  it('hides slides and chapters, and numbers what is left without gaps', () => {
    const { sections, numbers } = deckOf('outline: { hide: [faults, overview.changes] }');
    expect(sections.slice(0, 3)).toEqual(['一 总体情况', '二 投诉与考核', '三 客户感知']);
    expect(numbers.has('fault.volume')).toBe(false);
    expect(numbers.has('faults')).toBe(false);
    expect(numbers.get('overview.hot_issues')).toBe('1.4');
    expect(numbers.get('complaint.overview')).toBe('2.1');
    // Slides under one number stay under one.
    expect([numbers.get('callback.result'), numbers.get('callback.branches')]).toEqual([
      '3.2',
      '3.2',
    ]);
  });

  it('never hides with a chapter that data did not come', () => {
    const { slides } = deckOf('outline: { hide: [network] }');
    expect(slides.some(({ when }) => when === 'not_provided')).toBe(true);
  });

  it('renames, a chapter with its divider', () => {
    const { sections, slides } = deckOf(
      'outline: { rename: { faults: 装维, fault.daily: 每日障碍 } }',
    );
    expect(sections[1]).toBe('二 装维');
    expect(slides.find(({ id }) => id === 'faults')?.title).toBe('装维');
    expect(slides.find(({ id }) => id === 'fault.daily')?.title).toBe('每日障碍');
  });

  it('moves slides and chapters; a slide takes the chapter in which it stands then', () => {
    const { sections, slides, numbers } = deckOf(
      'outline: { move: [{ slide: care, before: faults }, { slide: vip.care, after: overview.board }] }',
    );
    expect(sections.slice(0, 3)).toEqual(['一 总体情况', '二 客户感知', '三 障碍与装移机']);
    expect(slides.find(({ id }) => id === 'vip.care')?.section).toBe('overview');
    expect([numbers.get('vip.care'), numbers.get('overview.branches')]).toEqual(['1.3', '1.4']);
    expect(numbers.get('fault.volume')).toBe('3.1');
  });

  it('adds chapters, into which slides of texts and pictures go', () => {
    const { sections, slides, numbers } =
      deckOf(`outline: { chapters: [{ id: own, title: 专项工作, after: complaints }] }
slides:
  - id: own.word
    section: own
    title: 一页话
    columns: [2, 1]
    blocks:
      - { kind: text, paragraphs: [这是我们的话] }
      - { kind: picture, column: 2, file: pic/a.png, caption: 现场 }
`);
    expect(sections[3]).toBe('四 专项工作');
    expect(slides.find(({ id }) => id === 'own.divider')?.layout).toBe('section');
    expect(numbers.get('own.word')).toBe('4.1');
    const picture = slides.find(({ id }) => id === 'own.word')?.blocks[1]?.block;
    expect(picture).toMatchObject({
      kind: 'picture',
      picture: { format: 'png', width: 1, height: 1 },
    });
  });

  it('names what is not there, with what is like it', () => {
    const words = problemsOf(`outline:
  hide: [fault.dayly]
  rename: { nothing.here: x }
  move: [{ slide: care, after: nowhere }, { slide: care }]
`);
    expect(words).toContain('写明 after 或 before 中的一个');
    const others = problemsOf(`outline:
  hide: [fault.dayly]
  rename: { nothing.here: x }
  move: [{ slide: care, after: nowhere }]
  chapters: [{ id: faults, title: x }, { id: more, title: y, after: none }]
`);
    expect(others).toMatch(/没有编号为「fault.dayly」的页或章节；是否为 fault.*fault.daily/);
    expect(others).toContain('「nothing.here」');
    expect(others).toContain('「nowhere」');
    expect(others).toContain('编号「faults」已经有了');
    expect(others).toContain('「none」');
  });

  it('counts chapters beyond ten in Chinese', () => {
    const chapters = [1, 2, 3, 4, 5, 6].map((at) => `{ id: own${at}, title: 专项${at} }`);
    const { sections } = deckOf(`outline: { chapters: [${chapters.join(', ')}] }`);
    expect(sections.slice(9, 12)).toEqual(['十 专项4', '十一 专项5', '十二 专项6']);
  });

  it('puts a chapter beside another, never inside it, and tells what cannot be moved', () => {
    const { sections, slides } = deckOf(
      'outline: { move: [{ slide: care, after: overview.summary }] }',
    );
    expect(sections.slice(0, 2)).toEqual(['一 总体情况', '二 客户感知']);
    const own = slides.flatMap(({ section }, at) => (section === 'overview' ? [at] : []));
    expect(own).toEqual(own.map((_, at) => (own[0] ?? 0) + at));
    expect(problemsOf('outline: { move: [{ slide: care, after: vip.care }] }')).toContain(
      '不能把「care」移到「vip.care」旁边',
    );
    expect(
      problemsOf(
        'outline: { hide: [fault.daily], move: [{ slide: vip.care, after: fault.daily }] }',
      ),
    ).toContain('不能把「vip.care」移到「fault.daily」旁边');
  });

  it('names a picture that cannot be shown', () => {
    const slide = (file: string) =>
      problemsOf(
        `slides:\n  - { id: own.x, section: overview, title: x, blocks: [{ kind: picture, file: ${file} }] }\n`,
      );
    expect(slide('pic/none.png')).toContain('读不了图片 pic/none.png');
    expect(slide('../a.png')).toContain('要放在工作区里');
    expect(slide('report.config.yaml')).toContain('不是能用的 PNG 或 JPEG');
  });
});
