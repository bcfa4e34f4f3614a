import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { stringify } from 'yaml';
import type { MetricResult, MetricsFile } from '../../src/metrics/types.ts';
import { runInProcess } from '../support/in-process.ts';
import { PROJECT } from '../support/program.ts';

const MONTH = '2026-09';
const NAMES = ['澜州', '青州'];
const root = mkdtempSync(join(tmpdir(), 'report-roll-up-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Two cities with finalized months: the invented one, and one that lacks the records of its largest branch. */
beforeAll(async () => {
  for (const [at, name] of NAMES.entries()) {
    const city = join(root, 'cities', name);
    cpSync(join(PROJECT, 'fixtures', 'city'), city, { recursive: true });
    const config = join(city, 'report.config.yaml');
    const text = readFileSync(config, 'utf8');
    writeFileSync(config, text.replace('云岭通信澜州分公司', `云岭通信${name}分公司`));
    if (at === 1) {
      const file = join(city, 'inputs', MONTH, '故障工单.csv');
      const bytes = readFileSync(file, 'latin1');
      const lines = bytes.split('\n');
      writeFileSync(
        file,
        lines.filter((_, line) => line === 0 || line % 3 === 0).join('\n'),
        'latin1',
      );
    }
    for (const command of [['generate', '--format', 'json'], ['finalize']]) {
      const ran = await runInProcess([...command, '--month', MONTH, '--workspace', city]);
      expect(ran.code, ran.stderr).toBe(0);
    }
  }
});

/** A workspace over a copy of the cities. */
function province(changes: Readonly<Record<string, unknown>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'report-province-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(join(root, 'cities'), join(folder, 'cities'), { recursive: true });
  const own = join(folder, 'province');
  const config = {
    pack: 'cities',
    organization: { name: '云岭通信', department: '客户服务部' },
    branches: NAMES.map((name) => ({ name, aliases: [`云岭通信${name}分公司`] })),
    allow_paths: ['../cities'],
    inputs: { results: { from: ['../cities/*'], required: true, ...changes } },
    targets: [
      {
        metric: 'fault.repair_on_time_rate',
        set_by: '省',
        limit: '>= 90%',
        judges: ['全省', '地市'],
      },
    ],
  };
  cpSync(join(PROJECT, 'package.json'), join(own, '.keep'));
  writeFileSync(join(own, 'report.config.yaml'), stringify(config));
  const generate = (format = 'json') =>
    runInProcess(['generate', '--month', MONTH, '--workspace', own, '--format', format]);
  const read = (path: string): MetricsFile => JSON.parse(readFileSync(path, 'utf8'));
  return {
    folder,
    generate,
    city: (name: string) => join(folder, 'cities', name),
    metrics: () => read(join(own, 'out', MONTH, 'metrics.json')),
    read,
  };
}

function resultOf(file: MetricsFile, id: string, by: MetricResult['by'] = {}): MetricResult {
  const found = file.metrics
    .find((metric) => metric.id === id)
    ?.results.find((one) => JSON.stringify(one.by) === JSON.stringify(by));
  if (!found) throw new Error(`no ${id} ${JSON.stringify(by)}`);
  return found;
}

test('a roll-up adds numerators and denominators of its cities, and never a mean of rates', async () => {
  const { generate, metrics, read, city } = province();
  const ran = await generate('json,xlsx,pptx');
  expect(ran.code, ran.stderr).toBe(0);
  const cities = NAMES.map((name) => read(join(city(name), 'history', `${MONTH}.json`)));
  for (const id of ['fault.repair_on_time_rate', 'complaint.per_10000_users']) {
    const parts = cities.map((file) => resultOf(file, id));
    const sum = (part: 'numerator' | 'denominator') =>
      parts.reduce((total, one) => total + (one[part] ?? 0), 0);
    const whole = resultOf(metrics(), id);
    expect(whole).toMatchObject({ numerator: sum('numerator'), denominator: sum('denominator') });
    for (const [at, organization] of NAMES.entries())
      expect(resultOf(metrics(), id, { organization }).value).toBe(parts[at]?.value);
  }
  const [a, b] = cities.map((file) => resultOf(file, 'fault.repair_on_time_rate').value ?? 0);
  expect(resultOf(metrics(), 'fault.repair_on_time_rate').value).not.toBeCloseTo(
    ((a ?? 0) + (b ?? 0)) / 2,
    6,
  );
  expect(resultOf(metrics(), 'fault.count').value).toBe(
    cities.reduce((total, file) => total + (resultOf(file, 'fault.count').value ?? 0), 0),
  );
});

test('a city without a finalized month is told of and left out; drafts will do where that is said', async () => {
  const strict = province();
  rmSync(join(strict.city('青州'), 'history'), { recursive: true });
  const ran = await strict.generate();
  expect(ran.stderr).toContain('没有 2026-09 定稿的结果');
  expect(resultOf(strict.metrics(), 'fault.count').value).toBe(
    resultOf(strict.metrics(), 'fault.count', { organization: '澜州' }).value,
  );
  const lenient = province({ drafts: true });
  rmSync(join(lenient.city('青州'), 'history'), { recursive: true });
  const other = await lenient.generate();
  expect(other.stderr).not.toContain('没有 2026-09');
  expect(resultOf(lenient.metrics(), 'fault.count', { organization: '青州' }).status).toBe('ok');
});

/** Changes the finalized month of a city. */
function change(file: string, to: (metrics: MetricsFile) => object): void {
  writeFileSync(file, JSON.stringify(to(JSON.parse(readFileSync(file, 'utf8')))));
}

test.each<[string, (file: MetricsFile) => object, string]>([
  [
    'another definition of one metric',
    (file) => ({
      ...file,
      metrics: file.metrics.map((one) => ({ ...one, definition: `sha256:${'0'.repeat(64)}` })),
    }),
    '口径标识各文件不一致',
  ],
  ['another month', (file) => ({ ...file, month: '2026-08' }), '是 2026-08 的结果，要的是 2026-09'],
  ['no result at all', () => ({ schemaVersion: 1 }), '不是本程序写的整套结果'],
  [
    'the result of one member',
    (file) => ({ ...file, member: { level: 'branch', name: '城区分公司' } }),
    '只是一个下属单位的',
  ],
])('%s is refused with the file', async (_, to, words) => {
  const { city, generate } = province();
  change(join(city('青州'), 'history', `${MONTH}.json`), to);
  const ran = await generate();
  expect(ran.code, ran.stderr).toBe(3);
  expect(ran.stderr).toContain(words);
  expect(ran.stderr).toContain('青州/history/2026-09.json');
});

test('a rate without parts stands in no sum, and that is told', async () => {
  const { city, generate, metrics, read, folder } = province();
  const file = join(city('青州'), 'history', `${MONTH}.json`);
  change(file, (given) => ({
    ...given,
    metrics: given.metrics.map((one) => ({
      ...one,
      results: one.results.map((result) => ({ ...result, numerator: null, denominator: null })),
    })),
  }));
  expect((await generate()).code).toBe(0);
  const other = read(join(city('澜州'), 'history', `${MONTH}.json`));
  const id = 'fault.repair_on_time_rate';
  expect(resultOf(metrics(), id).numerator).toBe(resultOf(other, id).numerator);
  const quality = JSON.parse(
    readFileSync(join(folder, 'province', 'out', MONTH, 'quality.json'), 'utf8'),
  );
  expect(quality.exclusions).toContainEqual(expect.objectContaining({ metric: id, count: 1 }));
});

test('a workspace outside that nobody allowed is refused', async () => {
  const { generate, folder } = province({ from: ['../../elsewhere'] });
  void folder;
  expect((await generate()).code).toBe(2);
});
