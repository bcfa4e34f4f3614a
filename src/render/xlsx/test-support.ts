import { sampleDocument } from '../../deck/test-support.ts';
import type { Cell, Document, Row, TableBlock } from '../../document/model/types.ts';
import type { InputFile, QuarantinedRecord } from '../../ingest/model/types.ts';
import { fileOf } from '../../ingest/test-support.ts';
import type { MetricResult, MetricsFile } from '../../metrics/types.ts';
import { ziyangLevels } from '../../pack/test-support.ts';
import { ziyangWords } from '../../phrases/test-support.ts';
import { readTheme } from '../html/test-support.ts';
import type { WorkbookInput } from './render-xlsx.ts';
import {
  atMost,
  column,
  count,
  gap,
  missingRate,
  points,
  province,
  rate,
  slide,
  status,
  table,
  text,
} from './test-cells.ts';

const CITY: Readonly<Record<string, number>> = { E6: 6, E8: 5, 'E8-2': 4 };
const BRANCHES: readonly (readonly [string, readonly (readonly [number, number])[]])[] = [
  [
    '安岳',
    [
      [3, 37],
      [98, 1072],
      [6, 127],
    ],
  ],
  [
    '简阳',
    [
      [2, 85],
      [118, 1777],
      [7, 231],
    ],
  ],
  [
    '乐至',
    [
      [1, 28],
      [40, 602],
      [0, 0],
    ],
  ],
  [
    '现业',
    [
      [10, 209],
      [246, 3459],
      [12, 358],
    ],
  ],
];

function repeatByBranch(): TableBlock {
  const brands = Object.keys(CITY);
  const cells = (
    pairs: readonly (readonly [number, number])[],
    isTotal: boolean,
  ): readonly Cell[] =>
    pairs.flatMap(([n, d], index): readonly Cell[] => {
      const city = CITY[brands[index] ?? ''] ?? 5;
      const verdict = d === 0 ? 'none' : 100 * n <= city * d ? 'met' : 'missed';
      const words = {
        met: '● 达标',
        missed: '✕ 未达标',
        remark: '! 高于省考核线',
        none: '–',
      } as const;
      return [
        rate(n, d, verdict, [atMost(8, 'province', isTotal), atMost(city, 'city')]),
        status(verdict, words[verdict]),
      ];
    });
  const totals = brands.map((_, i): readonly [number, number] => [
    BRANCHES.reduce((sum, [, p]) => sum + (p[i]?.[0] ?? 0), 0),
    BRANCHES.reduce((sum, [, p]) => sum + (p[i]?.[1] ?? 0), 0),
  ]);
  return {
    ...table(
      [
        column('分公司', { align: 'start' }),
        ...brands.flatMap((brand) => [
          column('重复申告用户率', { group: brand }),
          column('结论', { group: brand, align: 'center' }),
        ]),
      ],
      [],
    ),
    rows: [
      ...BRANCHES.map(
        ([name, pairs]): Row => ({ kind: 'body', cells: [text(name), ...cells(pairs, false)] }),
      ),
      { kind: 'total', cells: [text('全市'), ...cells(totals, true)] },
    ],
    note: '乐至E8-2本月无申告用户，不判定',
  };
}

function board(): TableBlock {
  const none = text('—');
  return table(
    [
      column('指标', { align: 'start' }),
      column('对象', { align: 'start' }),
      column('本月值'),
      column('省考核值'),
      column('结论', { align: 'center' }),
      column('距考核值'),
      column('环比变化'),
    ],
    [
      [
        text('重复申告用户率'),
        text('E6'),
        rate(16, 359, 'met', [atMost(6, 'city')]),
        province(8),
        status('met', '● 达标'),
        gap(5, 'room', '富余 5 户'),
        points(-0.38, 'better'),
      ],
      [
        text('重复申告用户率'),
        text('E8'),
        rate(502, 6910, 'missed', [atMost(8), atMost(5, 'city')]),
        province(8),
        status('missed', '✕ 未达标'),
        gap(157, 'short', '差 157 户'),
        points(0.24, 'worse'),
      ],
      [
        text('手机上网重复申告用户率'),
        text('全市'),
        rate(3, 27, 'remark', [atMost(8, 'province', false)]),
        province(8),
        status('remark', '! 高于省考核线'),
        gap(1, 'short', '差 1 户'),
        none,
      ],
      [
        text('ADSL故障单'),
        text('全市'),
        count(10316),
        none,
        status('none', '–'),
        none,
        {
          kind: 'change',
          display: '+48.32%',
          value: 48.3182,
          unit: 'percent',
          direction: 'up',
          effect: 'worse',
        },
      ],
      [
        text('VIP客户回访率'),
        text('全市'),
        missingRate('未收到 VIP客户清单（VIP客户服务中心）'),
        { ...province(8), limit: null, comparator: null, display: '—' } as Cell,
        status('none', '未收到'),
        none,
        none,
      ],
    ],
    { kind: 'kpi_board', id: 'board' },
  );
}

function document(): Document {
  const hours = table(
    [
      column('现象', { align: 'start' }),
      column('单数'),
      column('率（仅幻灯片）', { deckOnly: true }),
      column('平均历时'),
    ],
    [
      [
        text('=1+1 无法连接对方计算机'),
        count(5058),
        text('49.03%'),
        {
          kind: 'number',
          display: '1,234.50',
          value: 1234.5,
          decimals: 2,
          isPercent: false,
          key: null,
        },
      ],
      [
        text('@用户名或密码错误'),
        count(0),
        text('0.00%'),
        {
          kind: 'number',
          display: '未收到',
          value: null,
          decimals: 2,
          isPercent: false,
          key: null,
        },
      ],
    ],
    { id: 'symptoms', title: '故障现象 TOP 2' },
  );
  const headline = 'E8为7.26%，距市考核值差157户；安岳E8为9.14%，高于省考核线';
  return {
    ...sampleDocument([]),
    sections: [{ id: 's2', number: '二', title: '服务指标' }],
    slides: [
      slide(null, '考核指标总表', [board()], '15项考核达标13项'),
      slide(
        '2.1',
        '预约/履约与重复申告',
        [{ kind: 'text', id: 'x', paragraphs: ['说明'] }, repeatByBranch()],
        headline,
      ),
      slide('2.4', '现象与原因', [hours, { ...hours, id: 'again', title: '故障现象 TOP 2' }]),
    ],
  };
}

const FILE: InputFile = fileOf('inputs/2009-07/ADSL障碍 7月.csv', 'fault_tickets', {
  sha256: 'ab'.repeat(32),
  encoding: 'gb18030',
  headerRow: 3,
  columns: [{ column: 'ticket_id', header: '故障单号', how: 'header' }],
  ignoredHeaders: ['备注'],
  headers: ['故障单号', '备注'],
  headerHints: [],
  account: {
    records: 10_350,
    title: 2,
    header: 1,
    total: 1,
    footer: 1,
    quarantined: 2,
    duplicate: 5,
    superseded: 1,
    otherMonth: 21,
    corrected: 0,
    accepted: 10_316,
  },
});

const QUARANTINE: readonly QuarantinedRecord[] = [
  {
    file: FILE.path,
    record: 17,
    column: '受理时间',
    reason: '「2009-02-30」不是日期',
    raw: ['ZY0017', '13300001234', '张三', '2009-02-30'],
  },
  {
    file: FILE.path,
    record: 90,
    column: null,
    reason: '列数不符：应为 18，实为 17',
    raw: ['=HYPERLINK("http://x")', '6123456'],
  },
];

const PREVIOUS = (100 * 93) / 1045;

function result(
  by: Readonly<Record<string, string>>,
  numerator: number,
  denominator: number,
): MetricResult {
  const value = (100 * numerator) / denominator;
  return {
    key: `ehome.repeat_rate?${new URLSearchParams(by)}`,
    by,
    status: 'ok',
    numerator,
    denominator,
    value,
    display: `${value.toFixed(2)}%`,
    previous: {
      month: '2009-06',
      state: 'final',
      numerator: 93,
      denominator: 1045,
      value: PREVIOUS,
      display: '8.90%',
    },
    change: value - PREVIOUS,
    changeDisplay: (value - PREVIOUS).toFixed(2),
    changeRate: null,
    changeRateDisplay: null,
    targets: [
      { setBy: 'province', limit: 8, comparator: '<=', judges: false, met: value <= 8 },
      { setBy: 'city', limit: 5, comparator: '<=', judges: true, met: value <= 5 },
    ],
    interval: null,
    daily: null,
    yearToDate: null,
    trail: [],
  };
}

const METRICS: MetricsFile = {
  schemaVersion: 1,
  month: '2009-07',
  pack: 'ziyang',
  organization: '中国电信资阳分公司',
  metrics: [
    {
      id: 'ehome.repeat_rate',
      name: '重复申告用户率',
      calculator: 'repeat_rate',
      unit: 'percent',
      better: 'lower',
      population: 'census',
      definition: 'sha256:00',
      results: [
        result({ brand: 'E8', branch: '安岳' }, 98, 1072),
        {
          ...result({}, 1, 1),
          status: 'not_provided',
          numerator: null,
          denominator: null,
          value: null,
          display: '—',
          previous: null,
          change: null,
          changeDisplay: null,
          targets: [],
        },
      ],
    },
  ],
};

/** A month as the workbook gets it: a KPI board, grouped and plain tables, a file with its account, missing values. */
export function sampleInput(): WorkbookInput {
  return {
    document: document(),
    files: [FILE],
    datasets: [{ id: FILE.dataset, name: '障碍单' }],
    quarantine: QUARANTINE,
    metrics: METRICS,
    definitions: [],
    setters: ziyangLevels.setters,
    thresholds: { edge_points: 0.5, edge_units: 1, edge_reach: 5 },
    theme: readTheme(),
    lists: [],
    words: ziyangWords(),
  };
}

/** The bytes by themselves, as exceljs opens them: short ones lie in a place that they share with others. */
export function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer;
}
