import { describe, expect, it } from 'vitest';
import { MONTH, outcomeOf } from '../../metrics/test-support.ts';
import { daysIn } from '../../notes/days.ts';
import {
  type CaseNote,
  type HotIssue,
  type Measure,
  type NoteDay,
  type Notes,
  noNotes,
  type Plan,
} from '../../notes/types.ts';
import { defaultFindings } from '../../pack/rules/findings-config.ts';
import { metricOf } from '../../pack/test-support.ts';
import { targetOf } from '../../workspace/test-support.ts';
import { contextOf, only } from '../test-support.ts';
import type { CaseColumn } from './context.ts';
import { noteContradicts } from './contradictions.ts';
import { goalIn } from './goals.ts';
import { areAlike, namesIn } from './links.ts';
import { noMeasure } from './no-measure.ts';
import { planGap } from './plan-gap.ts';
import { overdueItem, promiseUnplanned } from './promises.ts';

const rate = metricOf({
  id: 'r',
  name: '重复申告用户率',
  calculator: 'ratio',
  with: { numerator: 'on_time' },
  by: [['brand'], ['brand', 'branch']],
  better: 'lower',
  measure: '户',
});
const targets = [
  targetOf({
    metric: 'r',
    only: { brand: ['E8'] },
    setBy: 'city',
    judges: ['whole', 'branch'],
    limit: '5',
  }),
];
const goals = { at_most: ['不超过'], at_least: ['达到'], within: ['以内'] };
const place = { file: 'notes', line: 1 };
const day = (date: string): NoteDay => ({ date, text: date });

function measure(more: Partial<Measure>): Measure {
  const bare = { place, slide: null, problem: null, text: '', unit: null, due: null, check: null };
  return { ...bare, ...more };
}

function plan(more: Partial<Plan>): Plan {
  const bare: Plan = {
    place,
    id: 'P1',
    department: null,
    text: '',
    check: null,
    responsible: null,
    due: null,
    source: null,
    progress: 'unfilled',
    said: null,
    doneOn: null,
    evidence: null,
    isLate: false,
    carriedFrom: null,
  };
  return { ...bare, ...more };
}

/** A month in which 502 of 6,910 miss 5 %: 安岳 with 98 of 1,072, 简阳 with 113 of 1,700, 现业 keeping it. */
function month(
  written: Partial<Notes>,
  more: { cases?: Record<string, readonly CaseColumn[]>; anyue?: readonly [number, number] } = {},
) {
  const outcome = outcomeOf(
    rate,
    [
      [{ brand: 'E8' }, 502, 6910],
      [{ brand: 'E8', branch: '安岳' }, ...(more.anyue ?? ([98, 1072] as const))],
      [{ brand: 'E8', branch: '简阳' }, 113, 1700],
      [{ brand: 'E8', branch: '现业' }, 100, 4138],
      [{ brand: 'E8-2' }, 10, 700],
    ],
    { targets },
  );
  const notes = { ...noNotes(MONTH), received: ['measures', 'plans'] as const, ...written };
  const branches = ['安岳', '简阳', '乐至', '现业'];
  const context = contextOf({
    metrics: [[rate, outcome]],
    slides: { repeat: outcome.results.map(({ key }) => key) },
    written: {
      notes,
      unitOf: (text) => {
        const name = namesIn(text ?? '', [...branches, '综调组'])[0];
        return name === undefined ? null : { name, branch: branches.includes(name) ? name : null };
      },
      caseRecords: new Map(Object.entries(more.cases ?? {})),
    },
  });
  return { ...context, config: { ...context.config, goals } };
}

describe('a goal', () => {
  const of = (text: string, better: 'lower' | 'higher' = 'lower') =>
    goalIn(text, { ...rate, better }, { ...defaultFindings(), goals })?.value ?? null;

  it('is one number in what the metric counts, beside a word that makes it one', () => {
    expect(of('重复用户不超过60户')).toBe(60);
    expect(of('重复用户控制在 1,060 户以内')).toBe(1060);
    expect(of('逐户回访3户并查明原因')).toBeNull();
    expect(of('不超过60户，其中新装不超过20户')).toBeNull();
    expect(of('不超过60张')).toBeNull();
  });

  it('in percent counts only where the text names the metric', () => {
    expect(of('检测率不超过5%')).toBeNull();
    expect(of('重复申告用户率不超过5%')).toBe(5);
    expect(of('重复申告用户率达到95%', 'higher')).toBe(95);
  });
});

describe('texts', () => {
  it('are alike where they share half of the shorter one', () => {
    expect(areAlike('第二次申告的用户由班长上门并回访', 'E8二次申告班长上门')).toBe(true);
    expect(areAlike('两次退单即升级', '挂起工单逐日清零')).toBe(false);
    expect(areAlike('', '挂起')).toBe(false);
  });

  it('name the longer member, not the shorter within it', () => {
    expect(namesIn('E8-2用户', ['E8', 'E8-2'])).toEqual(['E8-2']);
    expect(namesIn('E8与E8-2', ['E8', 'E8-2'])).toEqual(['E8-2', 'E8']);
  });

  it('name days', () => {
    expect(daysIn('8月20日前改，2009-07-01已查', MONTH).map(({ date }) => date)).toEqual([
      '2009-08-20',
      '2009-07-01',
    ]);
  });
});

describe('what measures cover of a missed limit', () => {
  const anyue = measure({
    slide: 'repeat',
    problem: '安岳E8重复申告用户多',
    text: '班长上门',
    unit: '安岳',
    check: '重复用户不超过60户',
  });

  it('is what their goals save, and a goal that still misses the limit is told', () => {
    // 5 % of 6,910 are 345: 157 short. 98 − 60 saves 38; 464 of 6,910 are 6.71 %, 60 of 1,072 are 5.60 %.
    const found = only(planGap(month({ measures: [anyue] })));
    expect(found).toMatchObject({ phrase: 'plan_gap', size: 119 });
    expect(found.facts).toMatchObject({
      lacking: '157户',
      saved: '38户',
      share: '24.20%',
      value: '6.71%',
      short: { of: [{ member: '安岳', goal: '60户', value: '5.60%' }] },
      short_limit: '5%',
    });
  });

  it('counts a unit once, with the furthest of its goals', () => {
    const second = plan({ department: '安岳', text: '重复申告用户率E8压降', check: '不超过50户' });
    const { facts } = only(planGap(month({ measures: [anyue], plans: [second] })));
    expect(facts).toMatchObject({ saved: '48户', short: '' });
  });

  it('takes the whole records that a rate leaves, exactly', () => {
    // 2.28 % of 2,500 are 57.
    const exact = { ...anyue, check: '重复申告用户率不超过2.28%' };
    const { facts } = only(planGap(month({ measures: [exact] }, { anyue: [98, 2500] })));
    expect(facts).toMatchObject({ saved: '41户' });
  });

  it('is nothing to tell without numbers, or of another member', () => {
    expect(planGap(month({ measures: [{ ...anyue, check: '全部有结论' }] }))).toEqual([]);
    expect(planGap(month({ measures: [{ ...anyue, problem: 'E8-2' }] }))).toEqual([]);
    expect(planGap(month({}))).toEqual([]);
  });
});

describe('missed limits without a measure', () => {
  it('are told with the unit that answers, or the units that have none', () => {
    expect(only(noMeasure(month({}))).facts).toMatchObject({
      count: '1',
      figures: { of: [{ subject: 'E8重复申告用户率', units: '', owner: '综合调度组' }] },
    });
    const step = measure({ slide: 'repeat', problem: 'E8', text: '上门', unit: '安岳' });
    expect(only(noMeasure(month({ measures: [step] }))).facts).toMatchObject({
      figures: { of: [{ units: '简阳' }] },
    });
  });

  it('are not told where a plan names the metric, nor where nobody handed anything in', () => {
    const plans = ['安岳', '简阳'].map((department) => plan({ department, source: '未达标/r/E8' }));
    expect(noMeasure(month({ plans }))).toEqual([]);
    expect(noMeasure(month({ received: [] }))).toEqual([]);
  });
});

describe('promises', () => {
  const issue = {
    id: 'H1',
    lead: '综调组',
    demand: '两次退单即升级',
    symptom: '退单',
    due: day('2009-08-15'),
    isCaseClosed: true,
    isRootClosed: false,
    isOverdue: false,
  } as HotIssue;
  const story = (text: string): CaseNote => ({
    place,
    caseId: 'C1',
    headline: null,
    type: null,
    units: [],
    judged: null,
    parts: [{ part: 'improvement', paragraphs: [text] }],
    pictures: [],
  });

  it('that no plan of the unit holds are told: of open issues, and of cases with one unit and one day', () => {
    const cases = [story('8月20日前改停机单（责任：安岳）'), story('以后注意')];
    const found = only(promiseUnplanned(month({ hotIssues: [issue], cases })));
    expect(found.facts).toMatchObject({
      count: '2',
      items: {
        of: [
          { id: 'H1', unit: '综调组' },
          { id: 'C1', unit: '安岳', due: '8月20日' },
        ],
      },
    });
  });

  it('are kept by a plan of the same unit and matter', () => {
    const plans = [plan({ department: '综调组', text: '两次退单升级处理' })];
    expect(promiseUnplanned(month({ hotIssues: [issue], plans }))).toEqual([]);
    const other = [plan({ department: '安岳', text: '两次退单升级处理' })];
    expect(promiseUnplanned(month({ hotIssues: [issue], plans: other }))).toHaveLength(1);
    expect(promiseUnplanned(month({ hotIssues: [{ ...issue, isRootClosed: true }] }))).toEqual([]);
  });

  it('past their day are overdue: carried plans and open issues, not plans of next month', () => {
    const plans = [
      plan({ id: 'P1', due: day('2009-07-20'), carriedFrom: '2009-06' }),
      plan({ id: 'P2', due: day('2009-08-20'), carriedFrom: '2009-06' }),
      plan({ id: 'P3', due: day('2009-07-20') }),
    ];
    const found = overdueItem(
      month({ plans, hotIssues: [{ ...issue, due: day('2009-07-31') }, issue] }),
    );
    expect(found.map(({ phrase, facts }) => [phrase, facts.count])).toEqual([
      ['overdue_plans', '1'],
      ['overdue_issues', '1'],
    ]);
  });
});

describe('notes that contradict', () => {
  const note: CaseNote = {
    place,
    caseId: 'C1',
    headline: null,
    type: null,
    units: ['安岳'],
    judged: '有理由',
    parts: [],
    pictures: [],
  };
  const column = (value: string): CaseColumn => ({
    header: '责任判定',
    value,
    words: ['有理由', '无理由', '待定'],
    isUnit: false,
  });
  const unit = (value: string): CaseColumn => ({
    header: '责任部门',
    value,
    words: [],
    isUnit: true,
  });

  it('the record of the case they name are told with both words', () => {
    const cases = { C1: [column('待定'), unit('安岳')] };
    expect(only(noteContradicts(month({ cases: [note] }, { cases }))).facts).toMatchObject({
      items: { of: [{ id: 'C1', column: '责任判定', said: '有理由', own: '待定' }] },
    });
    const other = { C1: [column('有理由'), unit('简阳')] };
    expect(only(noteContradicts(month({ cases: [note] }, { cases: other }))).facts).toMatchObject({
      items: { of: [{ column: '责任部门', said: '安岳', own: '简阳' }] },
    });
  });

  it('nothing where the export agrees or is empty', () => {
    const agreed = { C1: [column('有理由'), unit('安岳')] };
    expect(noteContradicts(month({ cases: [note] }, { cases: agreed }))).toEqual([]);
    expect(noteContradicts(month({ cases: [note] }, { cases: { C1: [column('')] } }))).toEqual([]);
    expect(noteContradicts(month({ cases: [note] }))).toEqual([]);
  });

  it('one another by two days for one matter of one unit', () => {
    const measures = [
      measure({ unit: '安岳', text: '第二次申告由班长上门', due: day('2009-08-15') }),
    ];
    const plans = (date: string, department = '安岳') => [
      plan({ department, text: 'E8二次申告班长上门', due: day(date) }),
    ];
    expect(only(noteContradicts(month({ measures, plans: plans('2009-08-25') })))).toMatchObject({
      phrase: 'note_contradicts_days',
    });
    expect(noteContradicts(month({ measures, plans: plans('2009-08-15') }))).toEqual([]);
    expect(noteContradicts(month({ measures, plans: plans('2009-08-25', '简阳') }))).toEqual([]);
  });
});
