import { describe, expect, it } from 'vitest';
import type { SlideComment } from '../../notes/types.ts';
import type { Slide } from '../model/types.ts';
import { numbersIn } from './numbers.ts';
import { tellLostComments, withComments } from './slide-comments.ts';
import { contextOf } from './test-support.ts';

const slide: Slide = {
  id: 'ehome.e8',
  layout: 'content',
  section: null,
  number: null,
  title: 'E8走势',
  headline: 'E8未达标',
  columns: [1],
  blocks: [{ column: 0, block: { kind: 'note', id: 'n', text: '安岳9.14%（98户）' } }],
  footer: null,
};

function commentOf(mode: SlideComment['mode'], ...paragraphs: readonly string[]): SlideComment {
  return {
    place: { file: 'notes/2009-07/评语.md', line: 5 },
    slide: slide.id,
    mode,
    by: null,
    paragraphs,
  };
}

describe('a comment on a slide', () => {
  it('stands in the place of the headline with its first sentence, the rest below', () => {
    const said =
      'E8本月{{ehome.repeat_rate brand=E8}}，比市考核值高{{ehome.repeat_rate brand=E8 差距}}。率值最高的是安岳。';
    const context = contextOf({ comments: [commentOf('replace', said, '另议。')] });
    const { headline, blocks } = withComments(slide, [], context);
    expect(headline).toBe('E8本月7.26%，比市考核值高2.26个百分点');
    expect(blocks.at(-1)?.block).toMatchObject({
      kind: 'text',
      paragraphs: ['率值最高的是安岳。', '另议。'],
    });
    expect(context.warnings).toEqual([]);
  });

  it('appends, and a headline too long stands below', () => {
    const long = '很'.repeat(41);
    const context = contextOf({
      comments: [commentOf('append', '一句。'), commentOf('replace', long)],
    });
    const { headline, blocks } = withComments(slide, [], context);
    expect(headline).toBeNull();
    expect(blocks.slice(1).map(({ block }) => block)).toMatchObject([
      { paragraphs: ['一句。'] },
      { paragraphs: [long] },
    ]);
  });

  it('has its typed numbers compared with what the slide shows', () => {
    const context = contextOf({
      comments: [commentOf('append', '安岳98户占9.14%，7月21日10000号E8-2来电97户。')],
    });
    withComments(slide, [], context);
    expect(context.warnings).toEqual([expect.stringContaining('文中数字未核到：「97」')]);
  });

  it('is warned of when its slide is not there', () => {
    const context = contextOf({ comments: [{ ...commentOf('append', '文'), slide: 'no.such' }] });
    tellLostComments([slide], context);
    expect(context.warnings).toEqual([expect.stringContaining('没有编号或标题为「no.such」的页')]);
  });
});

describe('numbers of a text', () => {
  it.each([
    ['共1,033件，占97.36%，少3.5个', ['1,033', '97.36%', '3.5']],
    ['2009-07-20 8:30，2009年7月，7月3日至5日，第3名，TOP 3，E8-2，4G，12315，133****1234', []],
    ['８６４０单', ['8640']],
  ])('%s', (text, numbers) => expect(numbersIn(text)).toEqual(numbers));
});
