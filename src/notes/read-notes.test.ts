import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { notesFrom, notesIn, png } from './test-support.ts';

const HIGHLIGHT = `---
kind: 亮点
department: 渠道营业厅
supplied_by: 渠道综合岗
month: 2009-07
---
# 车城厅试行缴费引导岗
上午高峰增设**一名**引导员，王小明（13300001234）提议。
![缴费引导台](pic/guide.jpg "7月22日 车城厅")
`;

function whereIn(params: unknown): string {
  const { file = '', line = '' } = params as { readonly file?: string; readonly line?: number };
  return `${file.replace('notes/2009-07/', '')}:${line}`;
}

describe('notes in Markdown', () => {
  it('become highlights with masked texts and checked pictures, one supplier a file', async () => {
    const { notes, warnings } = await notesFrom(
      {
        '2009-07/亮点-渠道.md': HIGHLIGHT,
        '2009-07/亮点-10000号.md': '---\nkind: highlight\n---\n# 二\n正文',
        '2009-07/pic/guide.jpg': png(40, 30),
      },
      { names: ['王小明'] },
    );
    expect(warnings).toEqual([]);
    expect(notes.received).toEqual(['highlights']);
    const [second, first] = notes.highlights;
    expect(second).toMatchObject({ title: '二', department: null, paragraphs: ['正文'] });
    expect(first).toMatchObject({
      title: '车城厅试行缴费引导岗',
      department: '渠道营业厅',
      place: { file: 'notes/2009-07/亮点-渠道.md', line: 7 },
      paragraphs: ['上午高峰增设一名引导员，王**（133****1234）提议。'],
      pictures: [{ format: 'png', width: 40, height: 30, caption: '7月22日 车城厅' }],
    });
  });

  it('become projects whose days are read in all usual forms', async () => {
    const { notes, warnings } = await notesFrom({
      '2009-07/TOP项目.md': `———
kind：TOP项目
project：　装移机退单治理
owner: 综合调度组
status: 滞后          # 按期 | 滞后
milestones: [{name: 地址库清理, due: 2009/7/20, done: 7月27日}, {name: 预占规则上线, due: 2009-08-10}, {name: 推广, due: 下旬}]
———
本月清理媒体箱地址。**下步**：退单两次以上的定单专人跟到竣工。
`,
    });
    expect(notes.projects).toMatchObject([
      {
        project: '装移机退单治理',
        status: 'late',
        milestones: [
          { due: { date: '2009-07-20' }, done: { date: '2009-07-27', text: '7月27日' } },
          { due: { date: '2009-08-10' }, done: null },
          { due: { date: null, text: '下旬' } },
        ],
        progress: ['本月清理媒体箱地址。'],
        next: ['退单两次以上的定单专人跟到竣工。'],
      },
    ]);
    expect(warnings).toEqual([expect.stringContaining('TOP项目.md:6 日期「下旬」认不出')]);
  });

  it('become comments that keep their references, and cases with their parts', async () => {
    const { notes, warnings } = await notesFrom({
      '2009-07/评语.md': `---
kind: 评语
by: 客服部分析岗
---
## ehome.e8_trend 替换
E8本月{{ehome.repeat_rate brand=E8}}，联系13300001234。
## adsl.volume（追加）
7月有四天强降雨。
`,
      '2009-07/案例.md': `---
kind: 案例
case: NGCC0000000311
type: 催缴停机
units: 现业公众客户部，渠道营业厅
judged: 有理由
masked: 自动
customer: 李大江
---
## 经过
客户李大江事先说明由家人代缴。
①先查②后改
## 问题
规定只看日期。
## 处理
当日复机。
## 改进
8月20日前加一栏。
`,
    });
    expect(warnings).toEqual([]);
    expect(notes.comments).toMatchObject([
      {
        slide: 'ehome.e8_trend',
        mode: 'replace',
        place: { line: 5 },
        paragraphs: ['E8本月{{ehome.repeat_rate brand=E8}}，联系133****1234。'],
      },
      { slide: 'adsl.volume', mode: 'append' },
    ]);
    expect(notes.cases).toMatchObject([
      {
        caseId: 'NGCC0000000311',
        units: ['现业公众客户部', '渠道营业厅'],
        judged: '有理由',
        parts: [
          { part: 'course', paragraphs: ['客户李**事先说明由家人代缴。', '①先查②后改'] },
          { part: 'problem' },
          { part: 'handling' },
          { part: 'improvement' },
        ],
      },
    ]);
  });

  it('tell every fault with its file and line and use what is right', async () => {
    const { notes, messages } = await notesFrom({
      '2009-07/1.md': '---\nkind: 通报\n---\n文',
      '2009-07/2.md': '---\nkind: 亮点\n# 没有收尾',
      '2009-07/亮点-3.md': `---
kind: 亮点
colour: red
month: 2009-06
---
# 长
${'很长'.repeat(61)}<b>粗</b>
![a](../../../etc/passwd) ![b](无.png) ![c](字.png) ![d](大.png)
`,
      '2009-07/字.png': 'not a picture',
      '2009-07/大.png': png(9000, 9000),
      '2009-07/亮点-4.md': '没有front matter',
      '2009-07/评语.md': '---\nkind: 评语\n---\n没有页\n## a.b\n文\n## c.d 追加\n',
      '2009-07/案例.md': '---\nkind: 案例\njudged: 不知\n---\n## 结论\n文',
      '2009-07/说明.docx': 'PK',
      '2009-07/~$临时.md': 'x',
    });
    expect(messages.map(({ code, params }) => [code, whereIn(params)])).toEqual([
      ['notes.unknown_kind', '1.md:2'],
      ['notes.unclosed_front_matter', '2.md:1'],
      ['notes.html', '亮点-3.md:7'],
      ['notes.kind_by_name', '亮点-4.md:1'],
      ['notes.unknown_file', '说明.docx:'],
      ['notes.front_matter', '亮点-3.md:3'],
      ['notes.other_month', '亮点-3.md:4'],
      ['notes.picture', '亮点-3.md:7'],
      ['notes.picture', '亮点-3.md:7'],
      ['notes.picture', '亮点-3.md:7'],
      ['notes.picture', '亮点-3.md:7'],
      ['notes.too_long', '亮点-3.md:6'],
      ['notes.front_matter', '案例.md:3'],
      ['notes.unknown_part', '案例.md:5'],
      ['notes.missing_parts', '案例.md:1'],
      ['notes.without_slide', '评语.md:4'],
      ['notes.no_mode', '评语.md:5'],
      ['notes.empty', '评语.md:7'],
    ]);
    const whys = messages.flatMap(({ code, params }) =>
      code === 'notes.picture' ? [params.why] : [],
    );
    expect(whys).toEqual(['outside', 'absent', 'no_picture', 'too_many_pixels']);
    expect(notes.highlights.map(({ title }) => title)).toEqual(['长', null]);
    expect(notes.cases).toHaveLength(1);
  });

  it('are left out with a warning where they are no text: in another encoding, binary, too long', async () => {
    const front = '---\nkind: 亮点\n---\n';
    const { notes, messages } = await notesFrom({
      '2009-07/亮点1.md': Buffer.concat([
        Buffer.from(front),
        Buffer.from([0x31, 0xff, 0xff, 0x0a]),
      ]),
      '2009-07/亮点2.md': `${front}甲\0乙`,
      '2009-07/亮点3.md': `${front}${'甲'.repeat(200_001)}`,
    });
    expect(notes.highlights).toEqual([]);
    expect(messages.map(({ code }) => code)).toEqual([
      'notes.encoding',
      'notes.no_text',
      'notes.no_text',
    ]);
  });

  it('are none where nothing was handed in', async () => {
    const { notes, warnings } = await notesFrom({});
    expect([notes.received, notes.highlights, warnings]).toEqual([[], [], []]);
  });
});

describe('notes of which a name is in another encoding', () => {
  it.each([
    ['a file', '2009-07', 'c1c12e6d64'],
    ['a folder', '2009-07', 'bec9'],
  ])('are told of %s, and the others are read', async (what, month, hex) => {
    const { folder, ...read } = notesIn({ [`${month}/亮点.md`]: HIGHLIGHT });
    const path = Buffer.concat([
      Buffer.from(join(folder, 'notes', month, '/')),
      Buffer.from(hex, 'hex'),
    ]);
    if (what === 'a file') writeFileSync(path, HIGHLIGHT);
    else {
      mkdirSync(path);
      writeFileSync(Buffer.concat([path, Buffer.from('/a.md')]), HIGHLIGHT);
    }
    const { notes, messages } = await read.now();
    expect(notes.highlights).toHaveLength(1);
    expect(messages.map(({ code }) => code)).toContain('notes.name_encoding');
  });
});
