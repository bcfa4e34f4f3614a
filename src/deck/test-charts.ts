import type { Block, ChartBlock, Slide, Verdict } from '../document/model/types.ts';
import { contentSlide, points, trend } from './test-blocks.ts';
import { heatTable } from './test-heat.ts';

export { heatTable } from './test-heat.ts';

type Chart = ChartBlock['chart'];

const PROVINCE_8 = { label: '省考核 ≤8%', value: 8, rank: 0 } as const;

/** A chart block around a chart. */
export function chartOf(id: string, chart: Chart, title: string | null = null): ChartBlock {
  return { kind: 'chart', id, title, chart, note: null };
}

/** Bars against limits, as many rows as given. */
export function bulletRows(id: string, rows: number): ChartBlock {
  return chartOf(id, {
    type: 'bullet',
    items: Array.from({ length: rows }, (_, i) => ({
      label: `支局${i}`,
      value: rows - i,
      display: `${rows - i}%`,
      verdict: 'none',
      max: rows,
      limits: [],
    })),
  });
}

/** One chart of each kind, with the figures of the sample month. */
export const sampleCharts = {
  bullet: chartOf('bullet', {
    type: 'bullet',
    items: [
      ['E6重复申告用户率', 4.46, '4.46%（16/359）', 'met', 6],
      ['E8重复申告用户率', 7.26, '7.26%（502/6,910）', 'missed', 5],
      ['E8-2重复申告用户率', 3.49, '3.49%（35/1,004）', 'met', 4],
    ].map(([label, value, display, verdict, city]) => ({
      label: String(label),
      value: Number(value),
      display: String(display),
      verdict: verdict as Verdict,
      max: 9,
      limits: [PROVINCE_8, { label: `市考核 ≤${city}%`, value: Number(city), rank: 1 }],
    })),
  }),
  pareto: {
    ...chartOf('pareto', {
      type: 'pareto',
      max: 5200,
      items: [
        ['用户端设备', 5113, '5,113单 49.57%', null, 'member', 4800],
        ['线路老化', 1204, '1,204单 11.67%', '前2项占61.24%', 'member', 1500],
        ['端口故障', 990, '990单 9.60%', null, 'member', null],
        ['其余', 1800, '1,800单 17.45%', null, 'rest', null],
        ['查中自复', 1209, '1,209单 11.72%', null, 'apart', 900],
      ].map(([label, value, display, cumulative, kind, previous]) => ({
        label: String(label),
        value: Number(value),
        display: String(display),
        cumulative: cumulative === null ? null : String(cumulative),
        previous: previous === null ? null : Number(previous),
        kind: kind as 'member' | 'rest' | 'apart',
      })),
    }),
    note: '「查中自复」不是有效原因，另列于后，不计入累计。',
  },
  dot_interval: chartOf('interval', {
    type: 'dot_interval',
    min: 65,
    max: 100,
    items: [
      ['自统处理及时率', 97.36, '97.36%（1,033/1,061）', null, null, 'missed'],
      ['省抽查处理及时率', 93.33, '93.33%（28/30）', 78.7, 98.2, 'none'],
      ['省抽查态度满意率', 86.67, '86.67%（26/30）', 70.3, 94.7, 'none'],
      ['省测评（样本数未给）', 92.48, '92.48%', null, null, 'none'],
    ].map(([label, value, display, low, high, verdict]) => ({
      label: String(label),
      value: Number(value),
      display: String(display),
      low: low === null ? null : Number(low),
      high: high === null ? null : Number(high),
      range: low === null ? null : `95%区间${Number(low).toFixed(1)}%～${Number(high).toFixed(1)}%`,
      limits: [],
      verdict: verdict as Verdict,
    })),
    limits: [{ label: '省考核 ≥100%', value: 100, rank: 0 }],
  }),
  waterfall: chartOf('waterfall', {
    type: 'waterfall',
    min: 0,
    max: 418,
    items: [
      { label: '6月', from: 0, to: 418, display: '418单', kind: 'total', effect: 'neutral' },
      { label: '语音', from: 418, to: 318, display: '-100', kind: 'step', effect: 'better' },
      { label: '手机上网', from: 318, to: 340, display: '+22', kind: 'step', effect: 'worse' },
      { label: '短信', from: 340, to: 290, display: '-50', kind: 'step', effect: 'better' },
      { label: '其余', from: 290, to: 257, display: '-33', kind: 'step', effect: 'better' },
      { label: '7月', from: 0, to: 257, display: '257单', kind: 'total', effect: 'neutral' },
    ],
  }),
  slope: chartOf('slope', {
    type: 'slope',
    startLabel: '6月',
    endLabel: '7月',
    items: [
      ['网厅', 3, 3, '持平', 'neutral'],
      ['10000号', 10, 8, '前进2位', 'better'],
      ['客户经理', 12, 9, '前进3位', 'better'],
      ['第三方', null, 12, '', 'neutral'],
      ['车城大道营业厅', 11, 13, '后退2位', 'worse'],
    ].map(([label, from, to, display, effect]) => ({
      label: String(label),
      from: from === null ? null : Number(from),
      to: Number(to),
      display: String(display),
      effect: effect as 'better' | 'worse' | 'neutral',
    })),
  }),
  diverging: {
    ...chartOf('diverging', {
      type: 'diverging',
      worseLabel: '劣化',
      betterLabel: '好转',
      max: 48.32,
      items: [
        { label: 'ADSL故障数', size: 48.32, display: '+3,361（+48.32%）', effect: 'worse' },
        { label: 'E8重复申告用户率', size: 3.4, display: '+0.24百分点', effect: 'worse' },
        { label: '移动业务故障数', size: 38.52, display: '-161（-38.52%）', effect: 'better' },
        { label: 'E6重复申告用户率', size: 12.2, display: '-0.62百分点', effect: 'better' },
      ],
    }),
    note: '条长为变化量占上月值的比例。',
  },
  timeline: chartOf('timeline', {
    type: 'timeline',
    start: '2009-07-01',
    end: '2009-08-01',
    maxSize: 7500,
    items: [
      ['7月1日 简阳宽带设备', '2009-07-01 08:10', 1.3, 124.8, '1.3小时，124.80户时'],
      ['7月5日 现业机房动力', '2009-07-05 14:00', 2, 254, '2小时，约254户时'],
      ['7月14日 网络攻击', '2009-07-14 20:30', 3.5, 2100, '3.5小时，约2,100户时'],
      ['7月20日 FTTB机柜断电', '2009-07-20 09:00', 0.5, 375, '0.5小时，约375户时'],
      ['7月21日 FTTB机柜断电', '2009-07-21 07:00', 10, 7500, '10小时，约7,500户时'],
      ['7月31日 乐至光缆中断', '2009-07-31 10:00', 2.6, 298.35, '2.6小时，298.35户时'],
    ].map(([label, start, hours, size, display]) => ({
      label: String(label),
      start: String(start),
      hours: Number(hours),
      size: Number(size),
      display: String(display),
      remark: size === 7500 ? '最大，占70%' : null,
    })),
  }),
  schedule: chartOf('schedule', {
    type: 'schedule',
    start: '2009-07-13',
    end: '2009-08-27',
    monthEnd: { day: '2009-07-31', label: '7月末' },
    items: [
      {
        label: '装移机退单治理',
        display: '',
        marks: [
          { day: '2009-07-20', other: '2009-07-27', state: 'late', name: '地址库清理（晚7天）' },
          { day: '2009-08-10', other: null, state: 'open', name: '端口预占上线' },
        ],
      },
      {
        label: 'P0906-04 综合调度组',
        display: '7月20日（已超期11天）',
        marks: [{ day: '2009-07-20', other: '2009-07-31', state: 'overdue', name: '' }],
      },
    ],
  }),
  stacked: chartOf('stacked', {
    type: 'stacked',
    parts: ['安岳', '简阳', '乐至', '现业'],
    max: 9,
    items: [
      ['总经理热线', 9, [1, 2, 2, 4]],
      ['网厅', 6, [1, 2, 2, 1]],
      ['集团网站', 5, [0, 1, 1, 3]],
      ['工信部', 3, [1, 0, 0, 2]],
    ].map(([label, total, values]) => ({
      label: String(label),
      values: (values as readonly number[]).map((value) => ({ value, display: String(value) })),
      total: `${total}件`,
    })),
  }),
  range: chartOf('range', {
    type: 'range',
    unit: '小时',
    marks: ['中位数', '80百分位', '95百分位'],
    min: 2.27,
    max: 28.88,
    items: [
      ['固话', [6.42, 18.93, 28.33]],
      ['无线上网(C+W)', [2.8, 8.82, 18.65]],
      ['彩信', [4.13, 4.2, 4.2]],
      ['爱音乐', [2.27, 2.27, 2.27]],
    ].map(([label, values]) => ({
      label: String(label),
      values: (values as readonly number[]).map((value) => ({ value, display: value.toFixed(2) })),
    })),
    limits: [{ label: '市考核 ≤24小时', value: 24, rank: 1 }],
  }),
  dots: chartOf('dots', {
    type: 'bars',
    look: 'dots',
    unit: '%',
    decimals: 2,
    items: [
      ['安岳', 93.59, '93.59%（672/718）', 'missed', 95.1],
      ['简阳', 93.67, '93.67%（799/853）', 'missed', 93.2],
      ['现业', 95.57, '95.57%（971/1,016）', 'met', null],
      ['乐至', 95.64, '95.64%（329/344）', 'met', 94.8],
    ].map(([label, value, display, verdict, previous]) => ({
      label: String(label),
      value: Number(value),
      display: String(display),
      verdict: verdict as Verdict,
      previous: previous === null ? null : Number(previous),
    })),
    limits: [{ label: '市考核 ≥95%', value: 95, rank: 1 }],
    mean: { label: '全市 94.54%', value: 94.54 },
    domain: { min: 93.2, max: 95.64 },
  }),
  daily: chartOf('daily', {
    type: 'daily',
    unit: '单',
    days: Array.from({ length: 31 }, (_, i) => ({
      day: `2009-07-${String(i + 1).padStart(2, '0')}`,
      value: 250 + ((i * 37) % 120) + (i === 20 ? 300 : 0),
      display: String(250 + ((i * 37) % 120) + (i === 20 ? 300 : 0)),
    })),
    means: [
      { label: '7月日均332.8张', value: 332.8, of: 'month' },
      { label: '6月日均325.1张', value: 325.1, of: 'before' },
    ],
    events: [
      { day: '2009-07-01', label: '简阳 设备' },
      { day: '2009-07-20', label: '现业 停电' },
      { day: '2009-07-21', label: '现业 停电' },
      { day: '2009-07-21', label: '现业 机房' },
      { day: '2009-07-31', label: '乐至 光缆' },
    ],
    calendar: [{ from: '2009-07-20', to: '2009-07-23', note: '强降雨' }],
  }),
} as const satisfies Readonly<Record<string, ChartBlock>>;

/** A gradient of 640 × 400 pixels would do as well: the smallest PNG, said to be that large. */
const PICTURE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

const CASE: Block = {
  kind: 'case',
  id: 'case',
  parts: [
    {
      head: '经过',
      paragraphs: [
        '客户事先说明由家人代缴，约定期内未到账即被停机，停机前无人联系。客户于次日上午到营业厅反映，营业员查询后转10000号处理。',
      ],
    },
    {
      head: '问题',
      paragraphs: ['催缴规定只看打票日期，没有「客户已约定」这一项；停机审批未核对约定。'],
    },
    { head: '处理', paragraphs: ['当日复机、致歉，约定期内不再催缴；客户接受。'] },
    {
      head: '改进',
      paragraphs: ['8月20日前在停机审批单加「是否有约定」一栏（责任：现业公众客户部）。'],
    },
  ],
};

/** A slide for each kind of chart and block that the whole deck has besides tables and trends. */
export function chartSlides(): readonly Slide[] {
  const one = (id: string, title: string, block: Block): Slide =>
    contentSlide(`chart.${id}`, [block], {
      number: '3.1',
      title,
      headline: `${title}：一句话的要点`,
    });
  const marked = trend('marked', { 受理工单量: points([6.1, 4.6, 4.95, 6.4, 8.3, 7.02, 7.26]) }, [
    ['省考核 ≤8%', 8, 0],
  ]);
  return [
    one('bullet', '重复申告', sampleCharts.bullet),
    one('pareto', '障碍原因', sampleCharts.pareto),
    one('interval', '三个口径', sampleCharts.dot_interval),
    one('waterfall', '移动故障构成', sampleCharts.waterfall),
    one('slope', '测评排名', sampleCharts.slope),
    one('diverging', '本月变化', sampleCharts.diverging),
    one('timeline', '网络事件', sampleCharts.timeline),
    one('schedule', '里程碑', sampleCharts.schedule),
    one('stacked', '非10000号渠道', sampleCharts.stacked),
    one('range', '修复时长', sampleCharts.range),
    one('dots', '履约准时率', sampleCharts.dots),
    one('daily', '每日故障', sampleCharts.daily),
    { ...one('heat', '分公司达标全景', heatTable()), isBrief: true },
    one('marked', '受理工单量走势', {
      ...marked,
      chart: {
        ...marked.chart,
        ...(marked.chart.type === 'trend'
          ? {
              breaks: [{ month: '2009-06', note: '6月1日系统割接，此前不可比' }],
              calendar: [{ from: '2009-07', to: '2009-08', note: '暑促' }],
            }
          : {}),
      },
    }),
    one('case', '催缴停机', CASE),
    contentSlide('chart.picture', [], {
      number: '1.3',
      title: '服务工作亮点',
      headline: '车城厅试行缴费引导岗，排队时间缩短五分钟',
      columns: [3, 2],
      blocks: [
        {
          column: 0,
          block: {
            kind: 'text',
            id: 'text',
            paragraphs: [
              '上午高峰增设一名引导员，先问业务再分流。试行三周，平均排队由11分钟减为6分钟。',
            ],
          },
        },
        {
          column: 1,
          block: {
            kind: 'picture',
            id: 'picture',
            dataUrl: PICTURE,
            width: 640,
            height: 400,
            caption: '7月22日 车城厅缴费引导台',
          },
        },
      ],
    }),
    contentSlide('chart.pair', [], {
      number: '3.2',
      title: '两栏',
      headline: '两栏里的图也要看得清',
      columns: [1, 1],
      blocks: [
        { column: 0, block: { ...sampleCharts.bullet, id: 'left', title: '重复申告用户率' } },
        { column: 1, block: { ...sampleCharts.stacked, id: 'right', title: '渠道与分公司' } },
      ],
    }),
  ];
}
