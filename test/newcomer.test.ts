import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MetricResult, MetricsFile } from '../src/metrics/types.ts';
import { runInProcess } from './support/in-process.ts';
import { PROJECT } from './support/program.ts';
import { readJson } from './support/written-file.ts';

/**
 * Nine exports of an invented city, as eight systems give them, and what whoever made them counted: neither has seen this
 * program. Tickets without a branch are that of their team here, and nobody's there, so that two more count.
 */
const MADE = join(PROJECT, 'fixtures', 'newcomer');
const root = mkdtempSync(join(tmpdir(), 'report-newcomer-'));
const workspace = join(root, 'w');
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Truth {
  readonly 故障: Units<{
    受理数: number;
    按产品: Counts;
    按时修复数: number;
    按时修复按产品: Counts;
    重复报障用户数: number;
  }>;
  readonly 装移机: Units<{
    已竣工: number;
    按时竣工: number;
    按动作: Readonly<Record<string, { 已竣工: number; 按时竣工: number }>>;
  }>;
  readonly 投诉: Units<{ 件数: number; 及时办结: number; 按渠道: Counts; 按大类: Counts }>;
  readonly 回访: Readonly<
    Record<'省公司抽查' | '本地回访', Units<{ 样本数: number; 有效样本: number; 满意数: number }>>
  >;
  readonly 扣罚: {
    合计: { 件数: number; 金额: number };
    按被考核单位: Readonly<Record<string, { 件数: number; 金额: number }>>;
  };
  readonly 网络事件: Units<{ 事件数: number; 影响用户数: number }>;
  readonly VIP: Units<{ 户数: number; 按级别: Counts; 当月回访: number }>;
  readonly 月末用户: Units<Counts>;
  readonly 省排名: readonly { 指标: string; 得分: number; 位次: number }[];
  readonly 区县空白: {
    区县空白明细: readonly { 按班组应属: string; 产品: string; 按时: boolean }[];
  };
}
type Counts = Readonly<Record<string, number>>;
type Units<T> = Readonly<Record<string, Readonly<T>>>;

const WHOLE = '全市';
const truthOf = (month: string) => readJson<Truth>(join(MADE, `truth-${month}.json`));
let made: Awaited<ReturnType<typeof runInProcess>>;
let updated: Awaited<ReturnType<typeof runInProcess>>;
const metrics = new Map<string, MetricsFile>();

beforeAll(async () => {
  made = await runInProcess([
    ...['init', workspace, '--from', join(MADE, '2026-10'), '--yes'],
    ...['--organization', '中国电信梧岭分公司'],
  ]);
  await generated('2026-10');
  cpSync(join(MADE, '2026-11'), join(workspace, 'inputs', '2026-11'), { recursive: true });
  updated = await runInProcess(['init', workspace, '--update', '--yes']);
  await generated('2026-11');
});

async function generated(month: string): Promise<void> {
  const args = ['generate', '--month', month, '--workspace', workspace, '--format', 'json'];
  const { code, stderr } = await runInProcess(args);
  expect(code, stderr).toBe(0);
  metrics.set(month, readJson(join(workspace, 'out', month, 'metrics.json')));
}

function result(month: string, id: string, by: Readonly<Record<string, string>>): MetricResult {
  const found = metrics
    .get(month)
    ?.metrics.find((metric) => metric.id === id)
    ?.results.find(
      (one) =>
        Object.keys(one.by).length === Object.keys(by).length &&
        Object.entries(by).every(([name, member]) => one.by[name] === member),
    );
  if (!found) throw new Error(`no result ${id} ${JSON.stringify(by)} in ${month}`);
  return found;
}

describe('init of exports that nobody here has seen', () => {
  it('recognises nine of nine, and says what to look at', () => {
    expect(made.code, made.stderr).toBe(0);
    expect(made.stderr).not.toContain('不像任何一种');
    for (const dataset of [
      '障碍单',
      '装移机工单',
      '投诉单',
      '回访样本',
      '考核清单',
      '测评成绩',
      '网络事件',
      'VIP客户清单',
      '在网用户数',
    ])
      expect(made.stderr).toMatch(new RegExp(`）：${dataset}，第 \\d+ 行是表头`));
    expect(made.stderr).toContain('2026-10 数据检查，可以生成报告');
    expect(made.stderr).toContain('松崖区分公司（松涯区分公司）');
    expect(made.stderr).toMatch(
      /没有写进配置，它们的记录会成为待核实：未知（\d+ 条）、测试（\d+ 条）/,
    );
    // Nothing is unknown but the words that are no branch.
    const unknown = made.stderr.match(/「[^」]+」：\d+ 种写法没有登记\n {2}[^\n]+/g) ?? [];
    expect(unknown.join()).not.toMatch(/(?<!分公司)」：/);
  });

  it('learns departments with their branches, sources, the cross table and due times', () => {
    const text = readFileSync(join(workspace, 'report.config.yaml'), 'utf8');
    expect(text).toContain('{ name: 松崖政企支撑班, branch: 松崖区分公司 }');
    expect(text).toMatch(/来源: \{ 省公司抽查\S*: \[\S+\], 本地回访\S*: \[\S+\] \}/);
    expect(text).toContain('unpivot: { to: 业务, value: 月末用户数 }');
    expect(text).toContain('竣工时间: [实际竣工时间]');
  });
});

describe('init --update of the next month', () => {
  it('adds what changed, and leaves the rest of the configuration as it is', () => {
    expect(updated.code, updated.stderr).toBe(0);
    const text = readFileSync(join(workspace, 'report.config.yaml'), 'utf8');
    expect(text).toContain('受理时间: [报障时间, 申告受理时间]');
    expect(text).toMatch(/分公司: \[责任县分, 归属单位\] # 请核对/);
    expect(text).toContain('{ name: 岚桥县分公司, aliases: [岚桥县] }');
    expect(text).toContain('{ name: 岚桥高铁新城班, branch: 岚桥县分公司 }');
    expect(text).toContain('# 部门：branch 写所属分公司');
    expect(updated.stderr).toContain('2026-11 数据检查，可以生成报告');
  });
});

describe.each(['2026-10', '2026-11'])('figures of %s equal the maker’s own count', (month) => {
  const truth = truthOf(month);
  const blank = truth.区县空白.区县空白明细;
  const units = Object.keys(truth.故障);
  const by = (unit: string, more: Readonly<Record<string, string>> = {}) =>
    unit === WHOLE ? more : { branch: unit, ...more };
  const blanksOf = (unit: string, isMeant: (one: (typeof blank)[number]) => boolean = () => true) =>
    blank.filter((one) => (unit === WHOLE || one.按班组应属 === unit) && isMeant(one)).length;

  it('of faults, by branch and product', () => {
    for (const unit of units) {
      const one = truth.故障[unit];
      if (!one) throw new Error(unit);
      const total = one.受理数 + blanksOf(unit);
      expect(result(month, 'fault.count', by(unit)).value, unit).toBe(total);
      expect(result(month, 'fault.repair_on_time_rate', by(unit)), unit).toMatchObject({
        numerator: one.按时修复数 + blanksOf(unit, ({ 按时 }) => 按时),
        denominator: total,
      });
      for (const [service, count] of Object.entries(one.按产品)) {
        const more = blanksOf(unit, ({ 产品 }) => 产品 === service);
        expect(result(month, 'fault.count', by(unit, { service })).value).toBe(count + more);
      }
    }
  });

  it('of install orders and complaints', () => {
    for (const unit of units) {
      const [installs, complaints] = [truth.装移机[unit], truth.投诉[unit]];
      expect(result(month, 'install.done_on_time_rate', by(unit))).toMatchObject({
        numerator: installs?.按时竣工,
        denominator: installs?.已竣工,
      });
      expect(result(month, 'complaint.on_time_rate', by(unit))).toMatchObject({
        numerator: complaints?.及时办结,
        denominator: complaints?.件数,
      });
      for (const [channel, count] of Object.entries(complaints?.按渠道 ?? {}))
        if (count > 0)
          expect(result(month, 'complaint.count', by(unit, { channel })).value).toBe(count);
    }
    for (const [action, { 按时竣工, 已竣工 }] of Object.entries(truth.装移机[WHOLE]?.按动作 ?? {}))
      expect(result(month, 'install.done_on_time_rate', { action })).toMatchObject({
        numerator: 按时竣工,
        denominator: 已竣工,
      });
  });

  it('of callbacks, each source for itself', () => {
    for (const [word, source] of Object.entries(truth.回访)) {
      const found = metrics
        .get(month)
        ?.metrics.find(({ id }) => id === 'callback.satisfaction_rate')
        ?.results.find((one) => one.by.source?.includes(word) && Object.keys(one.by).length === 1);
      expect(found).toMatchObject({
        numerator: source[WHOLE]?.满意数,
        denominator: source[WHOLE]?.有效样本,
      });
    }
  });

  it('of penalties, events, VIP customers, users and scores', () => {
    const { 合计, 按被考核单位 } = truth.扣罚;
    expect(result(month, 'penalty.count', {}).value).toBe(合计.件数);
    expect(result(month, 'penalty.amount', {}).value).toBe(合计.金额);
    for (const [department, { 金额 }] of Object.entries(按被考核单位))
      expect(result(month, 'penalty.amount', { department }).value, department).toBe(金额);
    for (const unit of units) {
      expect(result(month, 'network_event.count', by(unit)).value).toBe(
        truth.网络事件[unit]?.事件数,
      );
      expect(result(month, 'network_event.affected_users', by(unit)).value).toBe(
        truth.网络事件[unit]?.影响用户数,
      );
      expect(result(month, 'vip.callback_rate', by(unit))).toMatchObject({
        numerator: truth.VIP[unit]?.当月回访,
        denominator: truth.VIP[unit]?.户数,
      });
      expect(result(month, 'users.in_service', by(unit)).value).toBe(truth.月末用户[unit]?.合计);
    }
    for (const { 指标, 得分, 位次 } of truth.省排名) {
      const own = (id: string) =>
        metrics
          .get(month)
          ?.metrics.find((metric) => metric.id === id)
          ?.results.find((one) => Object.values(one.by).includes(指标))?.value;
      expect(own('assessment_score.rank'), 指标).toBe(位次);
      expect(own('assessment_score.score'), 指标).toBe(得分);
    }
  });
});
