import { type TinyWorkspace, tinyWorkspace } from './tiny-workspace.ts';

/** So many points checked on a day, so many of them passed. */
export interface Checked {
  readonly method: string;
  readonly day: string;
  readonly passed: number;
  readonly points: number;
}

const PACK: Readonly<Record<string, string>> = {
  'pack.yaml': [
    'id: weekly',
    'name: 三查一访',
    'report_title: 三查一访通报',
    'uses: [base]',
    'periods: [week, month]',
  ].join('\n'),
  'levels.yaml': [
    'setters: [{ id: own, name: 自定 }]',
    'levels: { whole: { name: 全省 }, branch: { name: 单位 }, department: { name: 网点 }, business: { name: 方式 }, own: { name: 省本部 } }',
  ].join('\n'),
  'scopes.yaml': 'scopes: []',
  'checks.yaml': 'checks: []',
  'lists.yaml': 'lists: []',
  'datasets/inspections.yaml': [
    'id: inspections',
    'name: 检查记录',
    'cohort: checked_at',
    'key: [sheet_id]',
    'columns:',
    '  - { name: sheet_id, type: id, header: 检查单号, required: value }',
    '  - { name: method, type: enum, header: 检查方式, required: value, values: [现场检查, 电话抽查, 全球眼监控] }',
    '  - { name: branch, type: branch, header: 单位, required: value }',
    '  - { name: checked_at, type: datetime, header: 检查时间, required: value }',
    '  - { name: points, type: number, header: 检查点, required: value }',
    '  - { name: passed, type: number, header: 合格点, required: value }',
  ].join('\n'),
  'metrics.yaml': [
    'metrics:',
    '  - { id: check.pass_rate, name: 检查合格率, description: 合格点除以检查点, dataset: inspections, calculator: quotient, with: { of: passed, over: points }, by: [[method], [branch]], better: higher, measure: 点 }',
    '  - { id: check.sheet_count, name: 检查单数, description: 检查单, dataset: inspections, calculator: count, by: [[method]], measure: 张 }',
  ].join('\n'),
  'outline.yaml': [
    'sections: [{ id: checks, number: 一, title: 三查 }]',
    'slides:',
    '  - { use: cover }',
    '  - id: checks.methods',
    '    section: checks',
    '    number: "1.1"',
    '    title: 本月三查',
    '    columns: [1, 1]',
    '    blocks:',
    '      - { kind: trend, title: 检查合格率, series: [{ metric: check.pass_rate }] }',
    '      - kind: table',
    '        column: 2',
    '        rows: [method]',
    '        total: true',
    '        columns:',
    '          - { metric: check.pass_rate, label: 合格率 }',
    '          - { metric: check.pass_rate, show: previous, label: 上月 }',
    '          - { metric: check.pass_rate, show: change, label: 比上月 }',
  ].join('\n'),
};

const HEADER = '检查单号,检查方式,单位,检查时间,检查点,合格点';

/** A workspace whose pack is made by week and by month, with the exports of each week as given. */
export function weeklyWorkspace(
  weeks: Readonly<Record<string, readonly Checked[]>>,
  targets: readonly object[] = [],
): TinyWorkspace {
  const workspace = tinyWorkspace();
  for (const [name, text] of Object.entries(PACK))
    workspace.write(`packs/weekly/${name}`, `${text}\n`);
  workspace.configure({
    pack: 'weekly',
    branches: [{ name: '太原' }, { name: '大同' }],
    inputs_folder: 'inputs/{period}',
    inputs: { inspections: { files: ['检查*.csv'], required: true } },
    targets,
    metrics: [],
  });
  for (const [week, checked] of Object.entries(weeks)) {
    const rows = checked.map(({ method, day, points, passed }, at) =>
      [
        `${week}-${at}`,
        method,
        at % 2 === 0 ? '太原' : '大同',
        `${day} 10:00:00`,
        points,
        passed,
      ].join(','),
    );
    workspace.write(`inputs/${week}/检查.csv`, [HEADER, ...rows, ''].join('\n'));
  }
  return workspace;
}
