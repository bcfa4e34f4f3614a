import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BRANCHES, makeMonth, minutesBetween } from '../fixtures/generator/city/model.ts';
import { usersOf } from '../fixtures/generator/city/users.ts';
import type { MetricResult, MetricsFile } from '../src/metrics/types.ts';
import { runInProcess } from './support/in-process.ts';
import { PROJECT } from './support/program.ts';

const MONTH = '2026-09';
const root = mkdtempSync(join(tmpdir(), 'report-city-'));
const workspace = join(root, 'w');
afterAll(() => rmSync(root, { recursive: true, force: true }));

let metrics: MetricsFile;
let told = '';

beforeAll(async () => {
  cpSync(join(PROJECT, 'fixtures', 'city'), workspace, { recursive: true });
  const args = ['generate', '--month', MONTH, '--workspace', workspace, '--format', 'json'];
  const { code, stderr } = await runInProcess(args);
  told = stderr;
  expect(code, stderr).toBe(0);
  metrics = JSON.parse(readFileSync(join(workspace, 'out', MONTH, 'metrics.json'), 'utf8'));
});

function result(id: string, by: Readonly<Record<string, string>> = {}): MetricResult {
  const found = metrics.metrics
    .find((metric) => metric.id === id)
    ?.results.find(
      (one) =>
        Object.keys(one.by).length === Object.keys(by).length &&
        Object.entries(by).every(([name, member]) => one.by[name] === member),
    );
  if (!found) throw new Error(`no result ${id} ${JSON.stringify(by)}`);
  return found;
}

const { faults, installs, complaints, callbacks, penalties, outages } = makeMonth(MONTH);
const of = <T>(all: readonly T[], ...tests: readonly ((one: T) => boolean)[]): number =>
  all.filter((one) => tests.every((test) => test(one))).length;

describe('a city of today, whose products and channels stand in its exports only', () => {
  it('has figures that equal a count of what happened, in total and for each member', () => {
    const onTime = (one: (typeof faults)[number]) =>
      one.restored !== null && minutesBetween(one.at, one.restored) <= one.limitHours * 60;
    expect(result('fault.count').value).toBe(faults.length);
    expect(result('fault.repair_on_time_rate')).toMatchObject({
      numerator: of(faults, onTime),
      denominator: faults.length,
    });
    for (const service of new Set(faults.map((one) => one.service))) {
      const own = faults.filter((one) => one.service === service);
      expect(result('fault.count', { service }).value).toBe(own.length);
      expect(result('fault.repair_on_time_rate', { service })).toMatchObject({
        numerator: of(own, onTime),
        denominator: own.length,
      });
    }
    for (const branch of BRANCHES) {
      const own = faults.filter((one) => one.branch === branch);
      const times = new Map<string, number>();
      for (const { user, service } of own)
        times.set(`${user} ${service}`, (times.get(`${user} ${service}`) ?? 0) + 1);
      const again = [...times].filter(([, n]) => n > 1).map(([key]) => key.split(' ')[0]);
      expect(result('fault.repeat_rate', { branch })).toMatchObject({
        numerator: new Set(again).size,
        denominator: new Set(own.map(({ user }) => user)).size,
      });
      expect(result('complaint.count', { branch }).value).toBe(
        of(complaints, (one) => one.branch === branch),
      );
    }
  });

  it('is made of users of one branch each, so that the branches add up to the city', () => {
    const records = [...faults, ...installs, ...complaints, ...callbacks];
    const branches = Map.groupBy(records, ({ user }) => user);
    for (const own of branches.values())
      expect(new Set(own.map(({ branch }) => branch)).size).toBe(1);
    const rates = BRANCHES.map((branch) => result('fault.repeat_rate', { branch }));
    const sum = (part: 'numerator' | 'denominator') =>
      rates.reduce((total, one) => total + (one[part] ?? 0), 0);
    expect(result('fault.repeat_rate')).toMatchObject({
      numerator: sum('numerator'),
      denominator: sum('denominator'),
    });
  });

  it('counts installs, complaints, callbacks, penalties and outages by its own words', () => {
    const kept = installs.filter((one) => one.action === '装机' && one.booked);
    expect(result('install.on_time_rate')).toMatchObject({
      numerator: of(kept, (one) => one.kept === true),
      denominator: kept.length,
    });
    for (const channel of new Set(complaints.map((one) => one.channel)))
      expect(result('complaint.on_time_rate', { channel })).toMatchObject({
        numerator: of(complaints, (one) => one.channel === channel && one.onTime),
        denominator: of(complaints, (one) => one.channel === channel),
      });
    const rated = callbacks.filter((one) => !['', '未评价'].includes(one.satisfied));
    expect(result('callback.satisfaction_rate')).toMatchObject({
      numerator: of(rated, (one) => one.satisfied === '满意'),
      denominator: rated.length,
    });
    const cents = penalties
      .filter((one) => !one.removed)
      .reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0);
    expect(result('penalty.amount').value).toBe(cents / 100);
    expect(result('network_event.affected_users').value).toBe(
      outages.reduce((sum, { users }) => sum + users, 0),
    );
  });

  it('tells rates per users over a mean of users that ends in a half', () => {
    const users = usersOf(MONTH).reduce((sum, { begin, end }) => sum + begin + end, 0) / 2;
    expect(users % 1).toBe(0.5);
    expect(result('complaint.per_10000_users')).toMatchObject({
      numerator: complaints.length,
      denominator: users,
    });
  });

  it('warns of no word that nobody listed', () => {
    expect(told).not.toContain('不在取值表里');
    expect(told).not.toContain('没有认出');
  });

  it.each([
    ['24.5942', true],
    ['24.5943', false],
  ])(
    'compares a total of %s below a header in 万 with the users that it stands for',
    async (total, agrees) => {
      const own = join(root, total);
      cpSync(join(PROJECT, 'fixtures', 'city'), own, { recursive: true });
      const lines = [
        '统计月份,分公司,产品类型,月末用户数（万户）,月初用户数',
        ...usersOf(MONTH).map(({ branch, business, end, begin }) =>
          [MONTH, branch, business, (end / 10_000).toFixed(4), begin].join(),
        ),
        `合计,,,${total},`,
      ];
      writeFileSync(join(own, 'inputs', MONTH, '在网用户数.csv'), lines.join('\r\n'));
      const args = ['generate', '--month', MONTH, '--workspace', own, '--format', 'json'];
      const { code, stderr } = await runInProcess(args);
      expect(code, stderr).toBe(0);
      const quality = JSON.parse(readFileSync(join(own, 'out', MONTH, 'quality.json'), 'utf8'));
      const check = quality.checks.find(
        (one: { id: string }) => one.id === 'exports.control_total',
      );
      expect(check).toMatchObject({ ok: agrees });
      const users = 10_000 * Number(total);
      expect(check.detail).toContain(
        agrees ? '1个数' : `${users.toLocaleString('en')}.00/245,942.00`,
      );
    },
  );
});
