import { describe, expect, it } from 'vitest';
import { catalogue, inWords, kindOf, type MessageCode, message } from './catalogue.ts';
import { fault } from './fault.ts';
import { unreadable } from './unreadable.ts';

/** Parameters that suit every message; a message reads only its own. */
const SAMPLE = {
  names: [{ name: '绵阳', count: 2 }],
  other: '回访样本',
  otherColumn: '原工单号',
  apart: [{ file: 'a.csv', record: 3 }],
  sample: '083****9115',
  otherSample: '697****',
  instead: ['处理历时'],
  likely: ['处理时长（单位：分钟）'],
  small: '0.95',
  large: '95',
  whys: [
    {
      file: 'a.csv',
      column: '受理时间',
      reason: '不是日期时间',
      english: 'is no date',
      count: 3,
      sample: '7/20',
    },
  ],
  order: 'month_first',
  organization: '资阳分公司',
  block: 'table 各分公司',
  key: 'ehome.repeat_rate?brand=E8',
  matched: 24,
  masked: true,
  branches: [{ name: '安岳', aliases: ['安岳县'] }],
  headers: 26,
  flags: ['--branches'],
  list: 'overdue_complaints',
  check: 'complaint.totals',
  finding: 'edge',
  id: 'H0907-01',
  kind: '亮点',
  kinds: ['highlights'],
  unsuited: 'proportions',
  layouts: ['cover', 'content'],
  length: 160,
  most: 120,
  number: '7.26%',
  part: '经过',
  parts: ['经过'],
  phrase: 'finding.edge',
  picture: 'pic/guide.png',
  reference: 'ehome.repeat_rate',
  said: '2009-06',
  own: '2009-06',
  before: '2009-06',
  figures: 3,
  months: 3,
  state: '已解决',
  unit: '安岳',
  what: '亮点',
  action: 'cut',
  alike: 1,
  at: '第 3 行',
  because: '可能是来电人的号码',
  bestHas: ['故障单号'],
  bestRow: 2,
  cells: 7,
  code: 'EACCES',
  column: '受理时间',
  columns: ['受理时间'],
  count: 3,
  counts: { records: 12_345 },
  dataset: '障碍单',
  datasets: ['障碍单', '装移机工单'],
  due: '每月3日',
  export: 'b.csv',
  free: 2 ** 31,
  listed: 5000,
  mode: '755',
  needed: 2 ** 30,
  source: 'installed',
  total: 2 ** 33,
  use: 'out',
  en: 'is wrong',
  expected: 'ziyang',
  families: 'Noto Sans SC',
  field: 'targets[1].limit',
  file: 'a.csv',
  folder: 'inputs/2009-07',
  from: '2009-06-01',
  given: '2009-7',
  example: '2009-07',
  glyphs: '龘',
  header: '申告号码',
  host: 'pc1',
  inverse: true,
  known: ['pdf', 'xlsx'],
  labels: ['安岳'],
  least: 120,
  line: 12,
  more: 'subquery',
  metric: 'ehome.repeat_rate',
  metrics: ['ehome.repeat_rate'],
  month: '2009-07',
  name: '障碍单',
  named: '2009-06',
  nearest: '安岳',
  owner: '综合调度组',
  pack: 'ziyang',
  path: '/w/out/report.pdf',
  percent: 92,
  patterns: ['*障碍单*.csv'],
  pid: '4711',
  place: '/opt/browser',
  quarantined: 3,
  reason: '原因',
  english: 'why',
  otherMonth: 12,
  reasons: ['EBUSY'],
  record: 8,
  records: 100,
  row: 3,
  rule: 'early',
  rows: 9,
  seconds: '1.5',
  milliseconds: '12',
  megabytes: '300',
  setBy: 'PUPPETEER_EXECUTABLE_PATH',
  shared: 23,
  signal: 'SIGINT',
  since: '2009-08-03',
  slide: 'overview',
  stage: 'ingest',
  sum: 99,
  targets: 'http://x',
  text: '文字',
  to: '2009-06-30',
  unfit: 'temporary',
  used: '障碍单',
  examples: [
    {
      key: 'SJ01',
      file: 'a.csv',
      record: 3,
      other: 'a.csv',
      otherRecord: 2,
      differs: ['分公司'],
    },
  ],
  day: '2009-07-31',
  first: 7,
  lacks: ['归档时间'],
  adds: ['派单时间'],
  absent: ['宽带'],
  reports: ['report.pdf'],
  words: ['省抽'],
  format: 'csv，gb18030',
  pairs: ['报障时间＝受理时间'],
  texts: [{ text: '未知', count: 12 }],
  running: ['序号'],
  open: ['区局'],
  rest: ['障碍单「是否超时」'],
  workspace: '/w',
  date: '2009-07-03',
  keyHeaders: ['事件编号'],
  value: '安岳',
  version: '99',
  where: 'ehome.fault_count',
  wanted: ['故障单号'],
  why: 'encoding',
  elsewhere: 'out',
  entries: 2,
  bytes: 5_000_000,
  zh: '有误',
};

const codes = Object.keys(catalogue) as MessageCode[];

const FILES = ['report.pdf'];
const REPORT = { report: '安岳', files: 3, seconds: '1.5', reason: '没有导出' };
const SERVER = { url: 'http://127.0.0.1:8123' };
const TABLES = {
  database: 'service_report_ziyang_2009_07',
  folder: 'parquet',
  period: '2009-07',
  tables: 10,
  rows: 45_373,
};
const TOLD = {
  title: '服务质量分析报告',
  told: ['投诉处理及时率97.36%'],
  link: 'https://files.example.com',
};
const DELIVERED = {
  to: 'li@example.com',
  reply: '550 no such user',
  user: 'REPORT_SMTP_USER',
  password: 'REPORT_SMTP_PASSWORD',
};

/** What messages read otherwise than the others, by code. */
const OWN: Readonly<Partial<Record<MessageCode, object>>> = {
  'notes.picture': { why: 'absent' },
  'notes.broken_record': { why: 'stray_quote' },
  'cli.no_members': { level: '分公司' },
  'cli.no_such_reports': { examples: ['2026-09', '2026-Q3'] },
  'cli.not_ready': { missing: ['障碍单'] },
  'cli.report_failed': REPORT,
  'cli.report_made': REPORT,
  'cli.reports_made': { reports: 3, failed: 1, seconds: '1.5', megabytes: '400' },
  'cli.summary_outcome': { exitCode: 6, isMade: true },
  'cli.tables_exported': TABLES,
  'cli.tables_loaded': TABLES,
  'cli.two_periods': { month: '2026-09', period: '2026-Q3' },
  'clickhouse.exports_changed': TABLES,
  'clickhouse.incomplete': { table: 'complaints', arrived: 3, rows: 4 },
  'clickhouse.not_loaded': TABLES,
  'clickhouse.other_definition': TABLES,
  'clickhouse.refused': SERVER,
  'clickhouse.replaced': TABLES,
  'clickhouse.unreachable': SERVER,
  'deliver.auth': DELIVERED,
  'deliver.busy': DELIVERED,
  'deliver.nobody': REPORT,
  'deliver.rejected': DELIVERED,
  'deliver.robot_refused': DELIVERED,
  'deliver.robot_text': TOLD,
  'deliver.sent': { ...DELIVERED, files: FILES },
  'deliver.text': TOLD,
  'deliver.with_faults': { exitCode: 6 },
  'deliver.would_send': { ...DELIVERED, files: FILES },
  'diff.export_changed': { path: 'a.csv', changes: [{ name: 'accepted', was: 3, is: 4 }] },
  'diff.figure': {
    members: ['安岳', 'quarter'],
    was: '7.26%',
    is: '7.30%',
    difference: '0.04',
    isPercent: true,
    parts: null,
  },
  'diff.frame': { field: 'month', was: '2026-08', is: '2026-09' },
  'diff.metric': { id: 'fault.count', name: '障碍单', isRedefined: true },
  'diff.summary': { metrics: 2, figures: 3, verdicts: 1 },
  'diff.verdict': { setBy: 'province', comparator: '<=', limit: 8, met: false },
  'cli.clock_behind': { today: '2001-01-01', built: '2026-11-29' },
  'cli.clock_unusable': { given: 'last', today: '2001-01-01', built: '2026-11-29' },
  'cli.history_ahead': { months: ['2030-01'], today: '2026-11-29' },
  'metrics.branch_vanished': { branch: '安岳', was: 136 },
  'cli.period_open': { end: '2026-12-01', today: '2026-11-29' },
  'cli.period_ahead': { today: '2026-11-29' },
  'finalize.figure_changed': { name: '障碍单', was: '3', is: '4' },
  'finalize.not_over': { end: '2026-12-01', today: '2026-11-29' },
  'history.definition_kept': { names: ['障碍单'], reason: '只改写法' },
  'history.verified': { counts: { month: 4, quarter: 1 } },
  'history.revised': { examples: ['障碍单 3 → 4'], isUsed: false },
  'ingest.days_missing': {
    branch: '安岳',
    first: '2009-07-16',
    last: '2009-07-31',
    days: 16,
    usual: 12,
  },
  'ingest.disagree': {
    what: '指标',
    column: '口径',
    groups: [{ value: 'a', files: FILES }],
  },
  'ingest.result_missing': { source: '../cities/a', period: '2026-09', drafts: false },
  'ingest.result_of_other_period': { period: '2026-08', expected: '2026-09' },
  'output.month_locked': { minutes: 3 },
  'tables.changing': TABLES,
};

describe('the catalogue', () => {
  it.each(codes)('says %s in Chinese and in English', (code) => {
    const params = { ...SAMPLE, ...OWN[code] };
    const said = { code, params } as unknown as Parameters<typeof inWords>[0];
    const [zh, en] = [inWords(said, 'zh-CN'), inWords(said, 'en')];
    expect(zh).toMatch(/[\u4e00-\u9fff]/);
    expect(en).toMatch(/[a-z]{2}/);
    for (const text of [zh, en]) {
      expect(text).not.toMatch(/undefined|null|NaN|\[object/);
      expect(text).toBe(text.trim());
    }
    expect(en).not.toBe(zh);
  });

  it('has a kind for each, and codes of one form', () => {
    for (const code of codes) {
      expect(code).toMatch(/^[a-z]+\.[a-z_]+$/);
      expect(kindOf(code)).toMatch(/^(usage|inputs|output|locked|internal|warning|info)$/);
    }
  });

  it('tells why a file cannot be read and what to do, for each reason', () => {
    for (const { zh, en } of Object.values(unreadable)) {
      expect(zh).toMatch(/请/);
      expect(en).toMatch(/[;,] /);
    }
  });

  it('leaves optional parts out', () => {
    const file = { file: 'a.csv', why: 'empty', at: null } as const;
    expect(inWords(message('ingest.unreadable', file), 'zh-CN')).toMatch(/^读不了 a\.csv：/);
    const row = { file: 'a.csv', dataset: 'x', wanted: ['y'], bestRow: null, bestHas: [] };
    expect(inWords(message('ingest.no_header', row), 'zh-CN')).toContain('没有一行认出任何列');
    expect(inWords(message('record.unknown_branch', { unit: '分公司', nearest: null }), 'en')).toBe(
      'is no branch of the organisation',
    );
    const nowhere = { file: 'a.yaml', line: 3, field: '', zh: '坏', en: 'bad' };
    expect(inWords(message('pack.problem', nowhere), 'en')).toBe('a.yaml:3: bad');
  });

  it('counts with grouping, stages and counts in Chinese', () => {
    const counts = { records: 12_345, accepted: 12_000 };
    const stage = message('cli.stage', { stage: 'ingest', counts, seconds: '1.5' });
    expect(inWords(stage, 'zh-CN')).toBe('读入数据：记录 12,345，采用 12,000（1.5 秒）');
  });
});

describe('a fault', () => {
  it('carries code, parameters, kind, problems and cause', () => {
    const cause = new Error('why');
    const problems = [message('cli.bad_month', { given: 'x', example: '2009-07' })];
    const made = fault('workspace.missing', { file: 'a.yaml' }, { problems, cause });
    expect(made).toMatchObject({
      name: 'Fault',
      kind: 'usage',
      said: { code: 'workspace.missing', params: { file: 'a.yaml' } },
      problems,
      cause,
    });
    expect(made.message).toContain('a.yaml');
    expect(fault('workspace.missing', { file: 'a.yaml' })).not.toHaveProperty('cause');
  });
});
