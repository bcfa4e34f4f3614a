import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { faultFrom } from '../messages/test-support.ts';
import { tempFolder } from '../pack/test-support.ts';
import { loadWorkspace } from './load-workspace.ts';
import { LEAST_CONFIG, workspaceFolder } from './test-support.ts';

const load = (config: string) => loadWorkspace({ folder: workspaceFolder(config) });

describe('a workspace', () => {
  it('needs little, and gets the rest by default', () => {
    const { workspace, pack } = load(LEAST_CONFIG);
    expect(pack.id).toBe('ziyang');
    expect(workspace).toMatchObject({
      timeZone: 'Asia/Shanghai',
      lang: 'zh-CN',
      defaultPeriod: { kind: 'calendar' },
      periods: {},
      targets: [],
      browser: { executable: null, sandbox: 'auto' },
    });
    expect(workspace.inputs.datasets).toMatchObject([
      { dataset: 'fault_tickets', owner: '综合调度组', required: false },
    ]);
    expect(Object.isFrozen(workspace)).toBe(true);
  });

  it('stands in its folder; results go to out/ unless told otherwise', () => {
    const folder = workspaceFolder(`${LEAST_CONFIG}inputs_folder: 数据/{month}/原始\n`);
    const { workspace } = loadWorkspace({ folder });
    expect(workspace.out).toBe(join(folder, 'out'));
    expect(workspace.history).toBe(join(folder, 'history'));
    expect(workspace.inputs.folderOf('2009-07')).toBe(join(folder, '数据/2009-07/原始'));
    const elsewhere = tempFolder();
    expect(loadWorkspace({ folder, out: elsewhere }).workspace.out).toBe(elsewhere);
  });

  it('may count from another day, for all datasets or for one', () => {
    const { workspace } = load(
      `${LEAST_CONFIG}period: { default: 26-25, install_orders: 自然月, fault_tickets: 21-20 }\n`,
    );
    expect(workspace.defaultPeriod).toEqual({ kind: 'from_day', day: 26 });
    expect(workspace.periods).toEqual({
      install_orders: { kind: 'calendar' },
      fault_tickets: { kind: 'from_day', day: 21 },
    });
  });

  it('names header aliases by column or by header', () => {
    const { workspace } = load(
      `${LEAST_CONFIG}aliases: { fault_tickets: { 恢复时间: [复通时间], cause: [成因] } }\n`,
    );
    expect(workspace.headerAliases).toEqual({
      fault_tickets: {
        restored_at: [{ header: '复通时间', inverse: false }],
        cause: [{ header: '成因', inverse: false }],
      },
    });
  });

  it('puts departments under their branch, or under the city', () => {
    const { workspace } = load(`${LEAST_CONFIG}departments:
  - { name: 安岳实业, branch: 安岳分公司 }
  - { name: 营业厅, branch: 全市, assessed: false }
`);
    expect(workspace.organization.departments).toMatchObject([
      { name: '安岳实业', branch: '安岳', assessed: true },
      { name: '营业厅', branch: '市本部', assessed: false },
    ]);
  });

  it('takes targets by the Chinese name of a metric', () => {
    const { workspace } = load(`${LEAST_CONFIG}targets:
  - { metric: 重点产品保障及时率, set_by: 省, judges: [全市, 业务], limit: " ≥ 99.5 %", from: "2009-01" }
  - { metric: ehome.fault_count, set_by: 市, limit: < 300 单 }
`);
    expect(workspace.targets).toMatchObject([
      {
        metric: 'key_product.repair_on_time_rate',
        setBy: 'province',
        judges: ['whole', 'business'],
        comparator: '>=',
        limit: '99.5',
        from: '2009-01',
        to: null,
      },
      {
        metric: 'ehome.fault_count',
        setBy: 'city',
        judges: ['whole'],
        comparator: '<',
        limit: '300',
      },
    ]);
  });

  it('has limits for the labels that free text is counted under, however they are written', () => {
    const { workspace } = load(`${LEAST_CONFIG}targets:
  - { metric: ADSL障碍原因占比, only: { cause: [用户 （室内） 线] }, set_by: 市, judges: 全市, limit: <= 50% }
`);
    expect(workspace.targets).toMatchObject([{ only: { cause: ['用户(室内)线'] } }]);
  });

  it('may have metrics and slides of its own, with the rights of the pack', () => {
    const { workspace, pack } = load(`${LEAST_CONFIG}metrics:
  - id: my.hasten_rate
    name: 催修工单占比
    dataset: fault_tickets
    calculator: ratio
    with: { numerator_only: { 催修次数: ">= 1" } }
    by: [[branch]]
targets:
  - { metric: 催修工单占比, set_by: 市, judges: 分公司, limit: <= 3% }
slides:
  - id: my.slide
    section: indicators
    title: 催修
    after: adsl.volume
    blocks:
      - { kind: bars, metric: 催修工单占比, by: branch, order: worst }
  - { id: my.last, section: overview, title: 附记 }
`);
    expect(pack.metrics.at(-1)).toMatchObject({
      id: 'my.hasten_rate',
      calculator: { kind: 'ratio', numerator: '((hasten_count >= 1))' },
    });
    expect(workspace.targets).toMatchObject([{ metric: 'my.hasten_rate', judges: ['branch'] }]);
    const ids = pack.slides.map((slide) => slide.id);
    expect(ids[ids.indexOf('adsl.volume') + 1]).toBe('my.slide');
    const overview = pack.slides.filter(({ section }) => section === 'overview');
    expect(overview.at(-1)?.id).toBe('my.last');
    const block = pack.slides.find((slide) => slide.id === 'my.slide')?.blocks[0]?.block;
    expect(block).toMatchObject({ kind: 'bars', metric: 'my.hasten_rate' });
  });

  it('is the sample as it comes', () => {
    const folder = fileURLToPath(new URL('../../fixtures/ziyang', import.meta.url));
    const { workspace } = loadWorkspace({ folder });
    expect(workspace.organization.branches.map((one) => one.name)).toEqual([
      '安岳',
      '简阳',
      '乐至',
      '现业',
    ]);
  });
});

describe('a workspace that cannot be read', () => {
  it('says where the configuration was looked for', () => {
    const folder = tempFolder();
    const fault = faultFrom(() => loadWorkspace({ folder }));
    expect(fault).toMatchObject({
      kind: 'usage',
      said: { code: 'workspace.missing', params: { file: join(folder, 'report.config.yaml') } },
    });
    mkdirSync(join(folder, 'report.config.yaml'));
    expect(faultFrom(() => loadWorkspace({ folder })).said.code).toBe('workspace.unreadable');
  });

  it('names the packs that there are', () => {
    const config = LEAST_CONFIG.replace('ziyang', '../ziyang');
    expect(faultFrom(() => load(config)).said).toEqual({
      code: 'pack.unknown',
      params: { pack: '../ziyang', known: ['city', 'cities', 'ziyang'] },
    });
  });
});
