import { describe, expect, it } from 'vitest';
import { parseMarkdown } from './parse.ts';

const bold = (text: string) => ({ text, bold: true });
const plain = (text: string) => ({ text, bold: false });

describe('a note in Markdown', () => {
  it('has headings, paragraphs, bold, lists and pictures, each with its line', () => {
    const text = [
      '# 车城厅试行缴费引导岗',
      '上午高峰增设**引导员**，',
      '先问业务再分流。',
      '',
      '- 排队缩短',
      '- 下月推广',
      '![缴费引导台](pic/guide.jpg "7月22日 车城厅")',
    ].join('\n');
    expect(parseMarkdown(text, 5)).toEqual([
      { kind: 'heading', spans: [plain('车城厅试行缴费引导岗')], line: 5 },
      {
        kind: 'paragraph',
        spans: [plain('上午高峰增设'), bold('引导员'), plain('，先问业务再分流。')],
        line: 6,
      },
      {
        kind: 'list',
        items: [
          { mark: null, spans: [plain('排队缩短')] },
          { mark: null, spans: [plain('下月推广')] },
        ],
        line: 9,
      },
      {
        kind: 'picture',
        target: 'pic/guide.jpg',
        alt: '缴费引导台',
        caption: '7月22日 车城厅',
        line: 9,
      },
    ]);
  });

  it('survives being pasted from a word processor', () => {
    const text =
      '＃　标题\n　　第一段\t有“引号”。\n　　第二段1.5万户\n①先查\n② 后改\n（3）再看！［］\n！[图]（a b.png “说明”）';
    expect(parseMarkdown(text, 1)).toEqual([
      { kind: 'heading', spans: [plain('标题')], line: 1 },
      { kind: 'paragraph', spans: [plain('第一段 有“引号”。')], line: 2 },
      { kind: 'paragraph', spans: [plain('第二段1.5万户')], line: 3 },
      {
        kind: 'list',
        items: [
          { mark: '①', spans: [plain('先查')] },
          { mark: '②', spans: [plain('后改')] },
          { mark: '（3）', spans: [plain('再看！［］')] },
        ],
        line: 4,
      },
      { kind: 'picture', target: 'a b.png', alt: '图', caption: '说明', line: 4 },
    ]);
  });

  it('shows HTML and everything else as text', () => {
    const text = '<b>粗</b> [链接](http://x) a*b*c 2 ** 3\nnext line';
    expect(parseMarkdown(text, 1)).toEqual([
      {
        kind: 'paragraph',
        spans: [plain('<b>粗</b> [链接](http://x) a*b*c 2 ** 3 next line')],
        line: 1,
      },
    ]);
  });
});
