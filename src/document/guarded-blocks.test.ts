import { expect, it } from 'vitest';
import { inWords, type Message } from '../messages/catalogue.ts';
import { outcomeOf } from '../metrics/test-support.ts';
import type { BlockSpec } from '../pack/outline/types.ts';
import { buildDocument } from './build-document.ts';
import { contextOf, rate, slideOf } from './model/test-support.ts';

const table: BlockSpec = {
  kind: 'table',
  title: '各分公司',
  rows: ['branch'],
  across: null,
  total: true,
  acrossTotal: false,
  top: null,
  columns: [{ metric: rate.id, only: {}, show: 'value', setBy: null, label: null }],
};

it('a block that cannot be built costs itself: a callout in its place, and all that is known of it told', () => {
  const outcome = outcomeOf(rate, [
    [{}, 2, 25],
    [{ branch: '安岳' }, 2, 25],
  ]);
  const warnings: Message[] = [];
  const whole = contextOf([rate], [outcome]);
  const document = buildDocument({
    ...whole,
    pack: { ...whole.pack, slides: [slideOf(table, { kind: 'note', text: '仍在' })] },
    say: (name, facts) => {
      if (name.startsWith('row.'))
        throw new TypeError("Cannot read properties of undefined ('王小明')");
      return whole.say(name, facts);
    },
    warn: (one) => warnings.push(one),
  });
  expect(document.slides[0]?.blocks.map(({ block }) => block)).toMatchObject([
    { kind: 'callout', tone: 'bad', text: expect.stringContaining('table 各分公司') },
    { kind: 'note', text: '仍在' },
  ]);
  const [told] = warnings.filter(({ code }) => code === 'deck.block_failed');
  if (!told) throw new Error('nothing was told');
  const words = inWords(told, 'zh-CN');
  for (const piece of ['2009-07', '1.1 一页', 'table 各分公司', '指标 m', 'Cannot read'])
    expect(words).toContain(piece);
  expect(words).not.toContain('王小明');
});
