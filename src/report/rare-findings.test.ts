import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadWorkspace } from '../workspace/load-workspace.ts';
import { workspaceFolder } from '../workspace/test-support.ts';
import { makeReport, type Report } from './make-report.ts';

const CONFIG = `pack: ziyang
organization: { name: 资阳分公司, department: 客户服务部 }
branches: [{ name: 安岳 }, { name: 现业 }]
departments: [{ name: 安岳实业, branch: 安岳 }, { name: 现业公众客户部, branch: 现业 }]
inputs:
  complaints: { files: ["*投诉*.csv"], owner: 10000号中心, due: 每月4日 }
  vip_customers: { files: ["*VIP*.csv"], owner: VIP客户服务中心, due: 每月5日 }
`;

type Row = readonly [count: number, category: string, channel?: string, justified?: string];

/** Writes an export of complaints of a month. */
function putComplaints(folder: string, month: string, rows: readonly Row[]): void {
  const records = rows.flatMap(([count, category, channel = '10000号', justified = '']) =>
    Array.from({ length: count }, () => [channel, category, justified]),
  );
  const lines = records.map(([channel, category, justified], at) => {
    const [branch, department] = at % 3 === 0 ? ['安岳', '安岳实业'] : ['现业', '现业公众客户部'];
    const day = `${month}-${String((at % 27) + 1).padStart(2, '0')}`;
    const times = `${day} 09:00:00,${day} 15:00:00`;
    return `${month}${at},${channel},投诉,${category},${branch},${department},${times},${justified}`;
  });
  const header = '工单号,受理渠道,工单类别,投诉大类,分公司,责任部门,受理时间,办结时间,责任判定';
  const inputs = join(folder, 'inputs', month);
  mkdirSync(inputs, { recursive: true });
  writeFileSync(join(inputs, '投诉.csv'), [header, ...lines].join('\n'));
}

async function reportOf(folder: string, month: string): Promise<Report> {
  const { workspace, pack } = loadWorkspace({ folder });
  const reporter = { stageStarted() {}, stageEnded() {}, warn() {}, warnings: [] };
  const request = { workspace, pack, month, tempFolder: join(folder, 'spill'), reporter };
  return makeReport({ ...request, ticks: () => 0 });
}

it('from export to sentence: a grave case, a category new among the first, an export that did not come', async () => {
  const folder = workspaceFolder(CONFIG);
  const usual: readonly Row[] = [
    [20, '通信障碍'],
    [15, '费用争议'],
  ];
  putComplaints(folder, '2009-06', [...usual, [10, '增值业务'], [2, '割接障碍']]);
  putComplaints(folder, '2009-07', [
    ...usual,
    [4, '增值业务'],
    [11, '割接障碍'],
    [2, '割接障碍', '工信部', '有理由'],
    [3, '割接障碍', '省公司', '无理由'],
  ]);
  const june = await reportOf(folder, '2009-06');
  mkdirSync(join(folder, 'history'));
  writeFileSync(join(folder, 'history', '2009-06.json'), JSON.stringify(june.metrics));

  const { document } = await reportOf(folder, '2009-07');
  const saidBy = (rule: string, all = document.findings) =>
    all?.filter((one) => one.rule === rule).map(({ text }) => text);
  expect(saidBy('grave_case')).toEqual(['越级投诉中判为有理由的2件：工信部2件']);
  expect(saidBy('new_in_top')).toContain('投诉类别占比：「割接障碍」16件，列第2，上月不在前3');
  expect(saidBy('missing_data')).toContainEqual(
    expect.stringMatching(
      /^本月未收到VIP客户清单数据（应由VIP客户服务中心提供，应交日期：每月5日）/,
    ),
  );
  expect(saidBy('missing_data')).toContain('投诉单缺少列：是否人为原因，人为原因投诉占比不出数');
  expect(saidBy('grave_case', june.document.findings)).toEqual([]);
  expect(saidBy('new_in_top', june.document.findings)).toEqual([]);
}, 120_000);
