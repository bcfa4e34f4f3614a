import type {
  Block,
  Cell,
  Document,
  Row,
  Slide,
  TableBlock,
  Verdict,
} from '../document/model/types.ts';
import {
  bars,
  body,
  change,
  column,
  contentSlide,
  count,
  gap,
  limit,
  longTable,
  points,
  rate,
  status,
  trend,
  words,
} from './test-blocks.ts';
import { chartSlides } from './test-charts.ts';

export * from './test-blocks.ts';
export * from './test-charts.ts';

/** A report like the real one, for tests of what it looks like. */
export function sampleDocument(slides: readonly Slide[] = sampleSlides()): Document {
  return {
    title: '服务质量分析报告',
    monthLabel: '2009年7月',
    month: '2009-07',
    organization: '中国电信资阳分公司',
    department: '客户服务部',
    lang: 'zh-CN',
    sections: [
      { id: 'overview', number: '一', title: '总体情况' },
      { id: 'service', number: '二', title: '服务指标' },
    ],
    slides,
  };
}

/** A board of indicators with every kind of column. */
export function kpiBoard(): TableBlock {
  const row = (
    name: string,
    value: string,
    province: string,
    city: string,
    verdict: Verdict,
    room: string,
    was: Cell,
  ): Row =>
    body(
      words(name),
      rate(value, verdict),
      limit(province),
      limit(city),
      status(verdict),
      gap(room, verdict === 'missed' ? 'short' : verdict === 'none' ? 'none' : 'room'),
      was,
    );
  return {
    kind: 'kpi_board',
    id: 'board',
    title: null,
    columns: [
      column('name', '指标', 'start'),
      column('value', '本月值', 'end'),
      column('province', '省考核', 'end', '考核值'),
      column('city', '市考核', 'end', '考核值'),
      column('status', '达标情况', 'start'),
      column('gap', '富余或差距', 'end'),
      column('change', '比上月（百分点）', 'end'),
    ],
    rows: [
      row('E6重复申告用户率', '4.46%', '≤8%', '≤6%', 'met', '富余5户', change('−0.62', 'better')),
      row('E8重复申告用户率', '7.26%', '≤8%', '≤5%', 'missed', '差157户', change('+0.24', 'worse')),
      row('E8-2重复申告用户率', '3.49%', '≤8%', '≤4%', 'met', '富余3户', change('−0.10', 'better')),
      row(
        '重点产品保障及时率',
        '100.00%',
        '≥95%',
        '—',
        'met',
        '富余8单',
        change('0.00', 'neutral'),
      ),
      row('不明原因故障率', '0.00%', '≤5%', '—', 'met', '富余8单', change('0.00', 'neutral')),
      row('其它原因故障率', '0.00%', '≤5%', '—', 'met', '富余8单', change('−1.20', 'better')),
      row('移动保障及时率', '100.00%', '≥90%', '—', 'met', '富余25单', change('+0.48', 'better')),
      row('移动重复申告用户率', '4.07%', '≤8%', '—', 'met', '富余9户', change('+0.31', 'worse')),
      row(
        '手机上网重复申告用户率',
        '11.11%',
        '≤8%',
        '—',
        'remark',
        '差1户',
        change('+2.02', 'worse'),
      ),
      row('ADSL预处理率', '60.45%', '≥60%', '—', 'met', '富余46单', change('−1.85', 'worse')),
      row(
        '宽带障碍处理及时率',
        '98.12%',
        '≥95%',
        '—',
        'met',
        '富余322单',
        change('+0.05', 'neutral'),
      ),
      row('e家履约准时率', '94.54%', '—', '—', 'none', '—', change('−0.77', 'worse')),
      row('装移机预约率', '97.28%', '—', '—', 'none', '—', change('+0.19', 'better')),
    ],
    note: null,
  };
}

function branchTable(): TableBlock {
  const brand = (
    name: string,
    n: string,
    d: string,
    value: string,
    verdict: Verdict,
  ): readonly Cell[] => [words(name), count(n), count(d), rate(value, verdict)];
  const rows: readonly (readonly [string, string, string, string, string, Verdict])[] = [
    ['E6', '安岳', '3', '37', '8.11%', 'missed'],
    ['E6', '简阳', '2', '85', '2.35%', 'met'],
    ['E6', '乐至', '1', '28', '3.57%', 'met'],
    ['E6', '现业', '10', '209', '4.78%', 'met'],
    ['E8', '安岳', '98', '1,072', '9.14%', 'missed'],
    ['E8', '简阳', '118', '1,777', '6.64%', 'missed'],
    ['E8', '乐至', '40', '688', '5.81%', 'missed'],
    ['E8', '现业', '246', '3,373', '7.29%', 'missed'],
  ];
  return {
    kind: 'table',
    id: 'branches',
    title: '分公司重复申告用户率',
    columns: [
      column('brand', '品牌', 'start'),
      column('branch', '分公司', 'start'),
      column('n', '重复户', 'end', '用户'),
      column('d', '申告户', 'end', '用户'),
      column('r', '用户率', 'end'),
    ],
    rows: [
      ...rows.map(([name, branch, n, d, value, verdict]): Row => {
        const [first = words(name), ...others] = brand(name, n, d, value, verdict);
        return body(first, words(branch), ...others);
      }),
      {
        kind: 'total',
        cells: [words('合计'), words('全市'), count('543'), count('7,985'), rate('6.80%')],
      },
    ],
    note: null,
  };
}

const LIMITS_E8: readonly [string, number, number][] = [
  ['省考核 ≤8%', 8, 0],
  ['市考核 ≤5%', 5, 1],
];
const SENTENCE =
  '安岳分公司E8重复申告用户率为9.14%，比全市平均多约20户，主要集中在石羊、龙台两个支局，原因以线路老化与用户端设备为主。';

function at(column: number, ...blocks: readonly Block[]): Slide['blocks'] {
  return blocks.map((block) => ({ column, block }));
}

export function sampleSlides(): readonly Slide[] {
  const plain = {
    section: null,
    number: null,
    headline: null,
    columns: [1],
    blocks: [],
    footer: null,
  };
  const top3: readonly [string, number, string, Verdict][] = [
    ['现业', 49.03, '49.03%（5,058单）', 'none'],
    ['简阳', 10.7, '10.70%（1,104单）', 'none'],
    ['安岳', 10.69, '10.69%（1,103单）', 'none'],
    ['其余', 29.57, '29.57%（3,051单）', 'none'],
  ];
  const rates: readonly [string, number, string, Verdict][] = [
    ['安岳', 9.14, '9.14%（98/1,072户）', 'missed'],
    ['现业', 7.29, '7.29%（246/3,373户）', 'missed'],
    ['简阳', 6.64, '6.64%（118/1,777户）', 'missed'],
    ['乐至', 4.81, '4.81%（40/688户）', 'met'],
  ];
  return [
    {
      ...plain,
      id: 'cover',
      layout: 'cover',
      title: '服务质量分析报告',
      blocks: at(0, {
        kind: 'title',
        id: 'cover-title',
        text: '服务质量分析报告',
        lines: ['客户服务部', '二〇〇九年八月三日'],
      }),
    },
    { ...plain, id: 'contents', layout: 'contents', title: '目录' },
    { ...plain, id: 's1', layout: 'section', section: 'overview', number: '一', title: '总体情况' },
    contentSlide('board', [kpiBoard()], {
      section: 'overview',
      number: '1.1',
      title: '考核指标总表',
      headline: '省考核10项全部达标，市考核3项中E8重复申告未达标',
    }),
    contentSlide(
      'words',
      [
        {
          kind: 'callout',
          id: 'c1',
          tone: 'bad',
          text: 'E8重复申告用户率7.26%，高于市考核值5%，需减少157户才能达标。',
        },
        {
          kind: 'callout',
          id: 'c2',
          tone: 'good',
          text: '重点产品164单全部按时恢复，连续7个月达标。',
        },
        {
          kind: 'text',
          id: 't1',
          paragraphs: [
            SENTENCE,
            '简阳、现业两家率值接近全市平均，但户数占重复户的72.51%，是下降的关键。',
          ],
        },
        {
          kind: 'list',
          id: 'l1',
          items: [
            '对三次以上申告的38户逐户上门核查，8月15日前完成。',
            '石羊支局主干电缆列入三季度整改计划，由网络部负责，完成时限9月30日。',
            '10000号对申告两次的用户优先派单，派单时注明「重复」。',
          ],
        },
        {
          kind: 'callout',
          id: 'c3',
          tone: 'missing',
          text: '本月未提供投诉清单，相关指标无法计算。',
        },
        { kind: 'note', id: 'n1', text: '户数按当月去重用户计；同一用户多个业务分别计。' },
      ],
      {
        section: 'overview',
        number: '1.2',
        title: '主要情况',
        headline: '四家分公司E8均高于市考核值',
      },
    ),
    { ...plain, id: 's2', layout: 'section', section: 'service', number: '二', title: '服务指标' },
    contentSlide('e8-trend', [], {
      title: 'E8走势',
      headline: 'E8重复申告用户率7.26%，连续4个月高于市考核值',
      columns: [5, 2],
      blocks: [
        ...at(0, trend('e8', { E8: points([6.1, 4.6, 4.95, 6.4, 8.3, 7.02, 7.26]) }, LIMITS_E8)),
        ...at(
          1,
          {
            kind: 'text',
            id: 'e8-text',
            paragraphs: [
              '比上月升高0.24个百分点（劣化），距市考核值差157户。',
              '现业246户、简阳118户，合计占72.51%。',
            ],
          },
          { kind: 'callout', id: 'e8-call', tone: 'bad', text: '距市考核值差157户' },
        ),
      ],
    }),
    contentSlide(
      'three-trends',
      [
        {
          ...trend(
            'all',
            {
              E6: points([5.2, 4.8, null, 5.0, 4.7, 5.08, 4.46]),
              E8: points([6.1, 4.6, 4.95, 6.4, 8.3, 7.02, 7.26], [5]),
              'E8-2': points([3.9, 3.2, 3.0, 3.4, 3.8, 3.59, 3.49]),
            },
            [
              ['省考核 ≤8%', 8, 0],
              ['E6市考核 ≤6%', 6, 1],
              ['E8市考核 ≤5%', 5, 1],
              ['E8-2市考核 ≤4%', 4, 1],
            ],
          ),
          title: '三类套餐重复申告用户率',
        },
      ],
      { title: '三类套餐走势' },
    ),
    contentSlide('branches', [], {
      title: '分公司重复申告',
      headline: '安岳E8重复申告用户率9.14%，比全市平均多约20户',
      columns: [1, 1],
      blocks: [
        ...at(0, branchTable()),
        ...at(
          1,
          { ...bars('branch-bars', rates, LIMITS_E8), title: 'E8按分公司（从高到低）' },
          { kind: 'note', id: 'bn', text: '乐至为示例值。' },
        ),
      ],
    }),
    contentSlide('small', [branchSummary()], {
      number: '2.2',
      title: '重点产品',
      headline: '重点产品164单全部按时恢复',
    }),
    contentSlide('top3', [bars('top3', top3)], {
      number: '2.4',
      title: 'ADSL故障量',
      headline: '现业占ADSL故障单的49.03%',
    }),
    contentSlide('long', [longTable('list', 30)], {
      number: '2.5',
      title: '支局明细',
      headline:
        '5个支局的重复申告用户率高于市考核值，集中在雁江与石羊两地，需由网络部与当地分公司共同制定整改计划',
    }),
    contentSlide(
      'prose',
      [
        {
          kind: 'text',
          id: 'p',
          paragraphs: Array.from({ length: 14 }, (_, i) => `${i + 1}．${SENTENCE}${SENTENCE}`),
        },
      ],
      { number: '2.6', title: '典型案例', headline: null },
    ),
    ...chartSlides(),
  ];
}

function branchSummary(): TableBlock {
  return {
    kind: 'table',
    id: 'key',
    title: null,
    columns: [
      column('m', '指标', 'start'),
      column('n', '分子', 'end'),
      column('d', '申告总数', 'end'),
      column('r', '率', 'end'),
      column('t', '考核值', 'end'),
      column('s', '达标情况', 'start'),
    ],
    rows: [
      body(
        words('保障及时率'),
        count('164'),
        count('164'),
        rate('100.00%', 'met'),
        limit('≥95%'),
        status('met'),
      ),
      body(
        words('不明原因故障率'),
        count('0'),
        count('164'),
        rate('0.00%', 'met'),
        limit('≤5%'),
        status('met'),
      ),
      body(
        words('其它原因故障率'),
        count('0'),
        count('164'),
        rate('0.00%', 'met'),
        limit('≤5%'),
        status('met'),
      ),
    ],
    note: null,
  };
}
