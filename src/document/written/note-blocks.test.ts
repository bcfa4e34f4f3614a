import { describe, expect, it } from 'vitest';
import { notesFrom, png } from '../../notes/test-support.ts';
import type { NoteBlockSpec } from '../../pack/outline/note-blocks.ts';
import type { Block, Slide, TableBlock } from '../model/types.ts';
import { noteBlocks } from './note-blocks.ts';
import { notedSlides } from './noted-slides.ts';
import { contextOf, slideOf } from './test-support.ts';

const PLANS = '编号,部门,事项,衡量标准,责任人岗位,时限,来源要点,完成情况,完成日期,佐证\n';

async function contextFrom(files: Parameters<typeof notesFrom>[0]) {
  return contextOf((await notesFrom(files)).notes);
}

function texts(block: Block | undefined): readonly (readonly string[])[] {
  if (block?.kind !== 'table') throw new Error(`no table but ${block?.kind}`);
  const heads = (block satisfies TableBlock).columns.map(({ label }) => label);
  return [heads, ...block.rows.map(({ cells }) => cells.map(({ display }) => display))];
}

function built(blocks: readonly Block[] = []): Slide {
  const { id, layout, number, title, columns } = slideOf([]);
  const placed = blocks.map((block) => ({ column: 0, block }));
  return {
    id,
    layout,
    section: null,
    number,
    title,
    headline: null,
    columns,
    blocks: placed,
    footer: null,
  };
}

describe('blocks of what people wrote', () => {
  it('show last month’s plans as a check-list and the next month’s by department', async () => {
    const context = await contextFrom({
      '2009-06/计划.csv': `${PLANS}P1,综调,甲,每日,岗,7月20日,,已完成,7月18日,通报
P2,综调,乙,,,7月20日,,完成,7月25日,
P3,客服,丙,,,7月31日,,因缺料未做,,
P4,客服,丁,,,8月31日,,进行中,,
P5,客服,戊,,,7月20日,,部分完成,,抽查7条不符`,
      '2009-07/计划.csv': `${PLANS}N1,客服,己,,,8月20日,,,,\nN2,综调,庚,,,8月5日,,,,\nN3,客服,辛{{adsl.fault_count}},,,8月10日,,,,`,
    });
    const [checklist] = noteBlocks({ kind: 'plan_checklist', title: null }, 's.1', context);
    expect(texts(checklist)).toEqual([
      ['编号', '部门', '事项', '衡量标准', '时限', '完成情况', '完成日期', '佐证'],
      ['P1', '综调', '甲', '每日', '7月20日', '完成', '7月18日', '通报'],
      ['P2', '综调', '乙', '—', '7月20日', '逾期完成', '7月25日', '—'],
      ['P3', '客服', '丙', '—', '7月31日', '未完成', '—', '因缺料未做'],
      ['P4', '客服', '丁', '—', '8月31日', '未到期', '—', '—'],
      ['P5', '客服', '戊', '—', '7月20日', '部分完成', '—', '抽查7条不符'],
    ]);
    const [plans] = noteBlocks({ kind: 'plans', title: null }, 's.2', context);
    expect(texts(plans).map((row) => row.slice(0, 3))).toEqual([
      ['部门', '事项', '时限'],
      ['客服', '戊（上月结转）', '7月20日'],
      ['客服', '丙（上月结转）', '7月31日'],
      ['客服', '辛10,316', '8月10日'],
      ['客服', '己', '8月20日'],
      ['客服', '丁（上月结转）', '8月31日'],
      ['综调', '庚', '8月5日'],
    ]);
    const spec = slideOf([{ kind: 'plan_checklist', title: null }]);
    expect(notedSlides(spec, built(), [], context)[0]?.headline).toBe(
      '5项完成2项，1项部分完成，1项未完成，1项未到期',
    );
  });

  it("show the days of plans from the month's end, and what is past its day back to it", async () => {
    const context = await contextFrom({
      '2009-07/计划.csv': `${PLANS}N1,客服,己,,,8月20日,,,,\nN2,综调,庚,,,7月20日,,,,\nN3,综调,辛,,,,,,,`,
    });
    const [strip] = noteBlocks({ kind: 'plans', title: null, show: 'strip' }, 's.1', context);
    expect(strip).toMatchObject({
      chart: {
        start: '2009-07-18',
        end: '2009-08-23',
        monthEnd: { day: '2009-07-31', label: '7月末' },
        items: [
          {
            label: 'N2 综调',
            display: '7月20日（已超期11天）',
            marks: [{ day: '2009-07-20', other: '2009-07-31', state: 'overdue' }],
          },
          { label: 'N1 客服', display: '8月20日', marks: [{ day: '2009-08-20', state: 'open' }] },
        ],
      },
    });
  });

  it('name in the foot the files that say so and who handed them in', async () => {
    const context = await contextFrom({
      '2009-07/亮点-渠道.md':
        '---\nkind: 亮点\ndepartment: 渠道营业厅\nsupplied_by: 综合岗\n---\n\n自助缴费机挪到门口。',
      '2009-07/亮点-客服.md': '---\nkind: 亮点\n---\n\n到期前提醒。',
    });
    const spec = slideOf([{ kind: 'highlights', title: null, show: 'texts' }]);
    const [slide] = notedSlides(spec, built(), [], context);
    expect(slide?.footer?.source).toBe('亮点-客服.md；亮点-渠道.md（渠道营业厅综合岗）');
    const none = slideOf([{ kind: 'plans', title: null }]);
    expect(notedSlides(none, built(), [], context)[0]?.footer).toBeNull();
  });

  it('show the days of last month’s plans, with the day that each was done', async () => {
    const context = await contextFrom({
      '2009-06/计划.csv': `${PLANS}P1,综调,甲,,,7月20日,,已完成,7月18日,\nP2,综调,乙,,,7月20日,,完成,7月25日,\nP3,客服,丙,,,7月21日,,部分完成,7月22日,\nP4,客服,丁,,,7月28日,,已完成,,`,
    });
    const spec = { kind: 'plan_checklist', title: null, show: 'strip' } as const;
    const [strip] = noteBlocks(spec, 's.1', context);
    const items =
      strip?.kind === 'chart' && strip.chart.type === 'schedule' ? strip.chart.items : [];
    expect(
      items.map(({ label, display, marks: [mark] }) => [label, display, mark?.state, mark?.other]),
    ).toEqual([
      ['P1 综调', '7月20日', 'done', null],
      ['P2 综调', '7月20日（晚5天）', 'late', '2009-07-25'],
      ['P3 客服', '7月21日（已超期10天）', 'overdue', '2009-07-31'],
      ['P4 客服', '7月28日', 'done', null],
    ]);
  });

  it('show the milestones of projects on their days, late ones led to the day that they were done', async () => {
    const base = await contextFrom({});
    const day = (date: string) => ({ date, text: date });
    const project = {
      place: { file: 'f', line: 1 },
      project: '退单治理',
      owner: null,
      status: null,
      progress: [],
      next: [],
      milestones: [
        { name: '清理', due: day('2009-07-20'), done: day('2009-07-27') },
        { name: '规则', due: day('2009-07-25'), done: null },
        { name: '上线', due: day('2009-08-10'), done: null },
        { name: '验收', due: null, done: null },
      ],
    };
    const context = { ...base, notes: { ...base.notes, projects: [project] } };
    const spec = { kind: 'top_projects', title: null, show: 'strip' } as const;
    const [strip] = noteBlocks(spec, 's.1', context as unknown as typeof base);
    expect(
      strip?.kind === 'chart' && strip.chart.type === 'schedule' ? strip.chart.items : [],
    ).toEqual([
      {
        label: '退单治理',
        display: '',
        marks: [
          { day: '2009-07-20', other: '2009-07-27', state: 'late', name: '清理（晚7天）' },
          { day: '2009-07-25', other: '2009-07-31', state: 'overdue', name: '规则（已超期6天）' },
          { day: '2009-08-10', other: null, state: 'open', name: '上线' },
        ],
      },
    ]);
    expect(noteBlocks(spec, 's.1', base)).toEqual([]);
  });

  it('show hot issues by age, and bars of their days', async () => {
    const context = await contextFrom({
      'hot_issues.csv': `编号,发现月,现象,个案状态,根因状态,时限,最近进展,更新月
H1,2009-07,新装定单多次退回,未解决,整改中,7月20日,已装机,2009-07
H2,2009-05-31,端口资料不一致,已办结,整改中,8月15日,会签,2009-07`,
    });
    const [table] = noteBlocks({ kind: 'hot_issues', title: null, show: 'table' }, 's.1', context);
    expect(texts(table)).toEqual([
      ['编号', '现象', '个案状态', '根因状态', '时限', '最近进展', '已挂天数'],
      ['H2', '端口资料不一致', '已办结', '整改中', '8月15日', '会签', '61'],
      ['H1', '新装定单多次退回', '未解决', '整改中', '7月20日（已超）', '已装机', '约30'],
    ]);
    expect(table).toMatchObject({ note: expect.stringContaining('H1的个案状态与进展文字不一致') });
    const [chart] = noteBlocks({ kind: 'hot_issues', title: null, show: 'ages' }, 's.2', context);
    expect(chart).toMatchObject({
      chart: {
        items: [
          { label: 'H2', value: 61, display: '61天', verdict: 'none' },
          { label: 'H1', value: 30, display: '约30天（已超时限）', verdict: 'none' },
        ],
      },
    });
  });

  it('show highlights, projects and measures, and give up a column without pictures', async () => {
    const files = {
      '2009-07/亮点.md': '---\nkind: 亮点\ndepartment: 渠道\n---\n# 引导岗\n正文\n![台](a.png)\n',
      '2009-07/TOP项目.md':
        '---\nkind: TOP项目\nproject: 退单治理\nstatus: 滞后\nmilestones: [{name: 清理, due: 7月20日, done: 7月27日}]\n---\n进展。**下步**：跟踪。',
      '2009-07/措施.md': '---\nkind: 措施\nunit: 客服部\nslide: a.b\n---\n- 抽听\n',
    };
    const specs: readonly NoteBlockSpec[] = [
      { kind: 'highlights', title: null, show: 'texts' },
      { kind: 'highlights', title: null, show: 'pictures' },
    ];
    const spec = slideOf(specs, { columns: [3, 2] });
    const slideFor = (context: ReturnType<typeof contextOf>) => {
      const blocks = specs.flatMap((one, column) =>
        noteBlocks(one, `s.${column}`, context).map((block) => ({ column, block })),
      );
      return notedSlides(spec, { ...built(), columns: [3, 2], blocks }, [], context)[0];
    };
    const context = await contextFrom({ ...files, '2009-07/a.png': png(4, 3) });
    expect(slideFor(context)?.blocks.map(({ block }) => block)).toMatchObject([
      { kind: 'case', parts: [{ head: '渠道', paragraphs: ['引导岗：正文'] }] },
      { kind: 'picture', width: 4, height: 3, caption: '台' },
    ]);
    expect(slideFor(await contextFrom(files))?.columns).toEqual([3]);
    expect(texts(noteBlocks({ kind: 'top_projects', title: null }, 's', context)[0])[1]).toEqual([
      '退单治理',
      '滞后',
      '清理 7月20日（7月27日完成）',
      '进展。',
      '跟踪。',
    ]);
    const measures = { kind: 'measures', title: null } as const;
    expect(texts(noteBlocks({ ...measures, slide: 'a.b' }, 's', context)[0])[1]).toEqual([
      '抽听',
      '客服部',
    ]);
    expect(noteBlocks({ ...measures, slide: 'c.d' }, 's', context)[0]).toMatchObject({
      kind: 'callout',
      tone: 'info',
    });
  });

  it('make a slide of each case', async () => {
    const told = (type: string) =>
      `---\nkind: 案例\nheadline: 先停后问\ntype: ${type}\nunits: [现业公众客户部]\njudged: 有理由\n---\n## 经过\n甲\n## 问题\n乙\n`;
    const context = await contextFrom({
      '2009-07/案例-1.md': told('停机'),
      '2009-07/案例-2.md': told('错装'),
    });
    const slides = notedSlides(slideOf([{ kind: 'cases' }]), built(), [], context);
    expect(slides.map(({ id, title, headline }) => [id, title, headline])).toEqual([
      ['s.1', '页：停机', '先停后问'],
      ['s.2', '页：错装', '先停后问'],
    ]);
    expect(slides[0]?.blocks.map(({ block }) => block)).toMatchObject([
      { kind: 'case', parts: [{ head: '经过', paragraphs: ['甲'] }, { head: '问题' }] },
      { kind: 'note', text: '责任单位：现业公众客户部　认定：有理由　' },
    ]);
  });

  it('say what was not received, or leave the slide out', () => {
    const context = contextOf();
    const block = { kind: 'cases' } as const;
    expect(noteBlocks(block, 's.1', context)).toEqual([
      { kind: 'callout', id: 's.1', tone: 'missing', text: '本月未收到典型案例' },
    ]);
    expect(notedSlides(slideOf([block]), built(), [], context)).toHaveLength(1);
    expect(notedSlides(slideOf([block], { when: 'notes' }), built(), [], context)).toEqual([]);
  });
});
