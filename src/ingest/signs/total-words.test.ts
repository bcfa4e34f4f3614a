import { describe, expect, it } from 'vitest';
import { openBench } from '../test-support.ts';
import { isNoSum, isTotalClass, isTotalWord } from './total-words.ts';

const WORDS = ['合计', '小计', '总计', '共计', '总数', 'Total', '合計', '小計', '總計'];
const AROUND: readonly ((word: string) => string)[] = [
  (word) => word,
  (word) => `【${word}】`,
  (word) => `（${word}）`,
  (word) => `[${word}]`,
  (word) => `「${word}」`,
  (word) => `${word}：`,
  (word) => `${word}:`,
  (word) => `**${word}**`,
  (word) => `--${word}--`,
  (word) => `${word}(3)`,
  (word) => `${word}（件）`,
  (word) => `${word}：3件`,
  (word) => `${word}：1,234.5 元`,
  (word) => `【${word}】：12户`,
  (word) => [...word].join('\u3000'),
  (word) => ` ${[...word].join('  ')} `,
];

it.each(WORDS)('%s is a total, whatever stands around it', (word) => {
  const missed = AROUND.map((around) => around(word)).filter((cell) => !isTotalWord(cell));
  expect(missed).toEqual([]);
});

it.each([
  'Σ',
  '∑',
  'Σ：3',
  '合计3件',
  '共 3 件',
  '安岳小计：5',
  '安岳-合计',
  '安岳 最大值',
  '标准偏差',
  'Grand Total:',
  'Sub-Total',
  '全市',
])('%s is a total', (cell) => expect(isTotalWord(cell)).toBe(true));

it.each([
  'E8',
  '全市通',
  '会计',
  'SUM20090701',
  'TOTAL5',
  'ZD0901',
  '统计局',
  '总机服务',
  '',
  '3件',
  '共享',
  '13300001234',
  '小计划',
])('%s is none', (cell) => expect(isTotalWord(cell)).toBe(false));

it('words for all classes are short', () => {
  expect(['合計', '【全部】', '不分', 'All', 'Σ'].map(isTotalClass)).toEqual(Array(5).fill(true));
  expect(['安岳合计', '分公司', '有', ''].map(isTotalClass)).toEqual(Array(4).fill(false));
});

it('counts and means are no sums, however they are written', () => {
  expect(isNoSum(['安岳 計數', '3'])).toBe(true);
  expect(isNoSum(['【平均值】', '3'])).toBe(true);
  expect(isNoSum(['【合计】', '3'])).toBe(false);
});

describe('a total row of an export', () => {
  const HEADER = '单号,分公司,受理时间,归档时间';
  it.each(['【合计】', '合計', '合计：3件', '合计(3)', 'Σ', '总　计', '小計', 'Total:'])(
    'is known by %s',
    async (word) => {
      await using bench = await openBench();
      await bench.put('障碍.csv', [HEADER, 'A,安岳,2009-07-10,', `${word},,,1`].join('\n'));
      const { files, quarantine } = await bench.run();
      expect(files[0]?.account).toMatchObject({ accepted: 1, total: 1, quarantined: 0 });
      expect(quarantine).toEqual([]);
    },
  );
});
