import { describe, expect, it } from 'vitest';
import { gb18030, workbook } from '../ingest/test-support.ts';
import { notesFrom } from './test-support.ts';

const PLAN_HEAD = '编号,部门,事项,衡量标准,责任人岗位,时限,来源要点,完成情况,完成日期,佐证';
const ISSUE_HEAD =
  '编号,发现月,来源,现象,影响,根因,个案状态,根因状态,牵头单位,配合单位,要求,时限,最近进展,更新月';

describe('plans', () => {
  it("become the next month's check-list, and what is not done goes on", async () => {
    const june = [
      PLAN_HEAD,
      'P1,综合调度组,甲,,,2009-07-20,,已完成,7月18日,通报',
      'P2,综合调度组,乙,,,2009/7/20,,完成,2009-07-25,',
      'P3,10000号,丙,,,7月31日,,未完成,,',
      'P4,10000号,丁,,,2009-08-31,,,,',
      'P5,10000号,戊,,,2009-07-10,,,,',
    ].join('\n');
    const july = [
      PLAN_HEAD,
      'P3,10000号,丙（改）,,,2009-08-15,,进行中,,',
      'P4,10000号,丁,,,2009-08-31,,,,',
      'P6,渠道,己,,,月底,,,,',
    ];
    const { notes, warnings } = await notesFrom({
      '2009-06/计划.csv': gb18030(june),
      '2009-07/计划-渠道.xlsx': await workbook({ 一: july.map((line) => line.split(',')) }),
    });
    expect(notes.checklist.map(({ id, progress, isLate }) => [id, progress, isLate])).toEqual([
      ['P1', 'done', false],
      ['P2', 'done', true],
      ['P3', 'open', false],
      ['P4', 'unfilled', false],
      ['P5', 'unfilled', false],
    ]);
    expect(notes.plans.map(({ id, carriedFrom, due }) => [id, carriedFrom, due?.text])).toEqual([
      ['P3', '2009-06', '8月15日'],
      ['P4', '2009-06', '8月31日'],
      ['P6', null, '月底'],
      ['P5', '2009-06', '7月10日'],
    ]);
    expect(warnings).toEqual([
      expect.stringContaining('计划-渠道.xlsx#一:4 日期「月底」认不出'),
      expect.stringContaining('上月计划「P4」'),
      expect.stringContaining('上月计划「P5」'),
    ]);
  });
});

describe('hot issues', () => {
  it('are aged to the end of the month and listed while open or when closed in it', async () => {
    const rows = [
      ISSUE_HEAD,
      'H1,2009-05-31,投诉,旧,,,未解决,整改中,综调,,,2009-07-20,王小明家已装机,2009-07',
      'H2,2009-07,投诉,新装定单多次退回,,,已办结,整改中,综调,,,2009-08-15,会签,2009-07',
      'H3,2009-04,投诉,早已办结,,,已办结,已整改,综调,,,,,2009-05',
      'H4,2009-06-01,投诉,本月办结,,,已办结,已整改,综调,,,,已闭环,2009-07',
      'H5,2009-08-02,投诉,下月的事,,,处理中,未开始,综调,,,,,2009-08',
      'H6,不知,投诉,没有日期,,,已办结,整改中,综调,,,,仍未恢复,2009-07',
    ].join('\n');
    const { notes, warnings } = await notesFrom({ 'hot_issues.csv': rows }, { names: ['王小明'] });
    expect(
      notes.hotIssues.map((one) => [
        one.id,
        one.age,
        one.isAgeEstimated,
        one.isOverdue,
        one.isContradicted,
      ]),
    ).toEqual([
      ['H1', 61, false, true, true],
      ['H4', 60, false, false, false],
      ['H2', 30, true, false, false],
      ['H6', null, false, false, true],
    ]);
    expect(notes.hotIssues[0]).toMatchObject({ caseState: '未解决', latest: '王**家已装机' });
    expect(warnings).toEqual([
      expect.stringContaining('「H1」个案状态为「未解决」，进展却写「王**家已装机」'),
      expect.stringContaining('日期「不知」认不出'),
      expect.stringContaining('「H6」个案状态为「已办结」'),
    ]);
  });

  it('tell a file without a header, without a column, unreadable or in the wrong place', async () => {
    const { notes, warnings } = await notesFrom({
      '2009-07/计划.csv': '编号,事项\nP1,甲\nP1,\n',
      '2009-07/措施.csv': '甲,乙\n1,2\n',
      '2009-07/计划2.csv': '编号,事项,时限\n"P1,甲',
      '2009-07/hot_issues.csv': ISSUE_HEAD,
    });
    expect(notes.plans.map(({ id, due }) => [id, due])).toEqual([
      ['P1', null],
      ['P1', null],
    ]);
    expect(warnings.map((text) => text.replaceAll('notes/2009-07/', ''))).toEqual([
      expect.stringMatching(/^hot_issues.csv 未采用：热点问题各月共用/),
      '计划.csv 缺少「时限」这一列',
      '计划.csv 第 3 条没有填「事项」',
      expect.stringMatching(/^计划2.csv 第 2 条没有采用：.*引号/),
      '计划.csv:3 编号「P1」重复，两条都列出；编号不能重复使用',
      expect.stringMatching(/^措施.csv 找不到表头/),
    ]);
  });
});

describe('measures', () => {
  it('come out of Markdown and spreadsheets', async () => {
    const { notes } = await notesFrom({
      '2009-07/措施.csv': '问题,措施,责任单位,时限\n退单多,两次升级,综合调度组,2009-08-15\n',
      '2009-07/措施-客服.md':
        '---\nkind: 措施\nunit: 客服部\ndue: 8月20日\nslide: ehome.repeat\n---\n## 重复多\n1、抽听\n2、回访\n',
    });
    expect(
      notes.measures.map(({ problem, text, unit, due }) => [problem, text, unit, due?.text]),
    ).toEqual([
      ['重复多', '抽听', '客服部', '8月20日'],
      ['重复多', '回访', '客服部', '8月20日'],
      ['退单多', '两次升级', '综合调度组', '8月15日'],
    ]);
  });
});
