import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectedAccounts, makeSample } from '../fixtures/generator/exports.ts';
import { sampleFile, sampleQuality, sampleRun } from './support/sample.ts';
import { type RunFile, readJson } from './support/written-file.ts';

const sample = makeSample();
const quality = sampleQuality();
const withSheet = ({ path, sheet }: { path: string; sheet: string | null }) =>
  sheet === null ? path : `${path}#${sheet}`;

describe('the row accounts', () => {
  test("are those that the sample's generator planted", () => {
    expect(quality.files.map(({ path, account }) => ({ path, account }))).toEqual(
      expectedAccounts(sample).map((one) => ({ path: withSheet(one), account: one.account })),
    );
  });

  test('add up for each file, and every kind of row is there', () => {
    const seen = new Set<string>();
    for (const { path, account } of quality.files) {
      const { records, ...classes } = account;
      expect(Object.keys(classes)).toHaveLength(11);
      expect(
        Object.values(classes).reduce((sum, count) => sum + count, 0),
        path,
      ).toBe(records);
      for (const [name, count] of Object.entries(classes)) if (count > 0) seen.add(name);
    }
    // All but what people correct by hand: the sample comes as the systems gave it.
    expect(seen.size).toBe(10);
    expect(seen).not.toContain('corrected');
  });

  test('say how each file was read', () => {
    expect(
      quality.files.map(({ dataset, encoding, headerRow }) => [dataset, encoding, headerRow]),
    ).toEqual(
      expect.arrayContaining([
        ['fault_tickets', 'gb18030', 3],
        ['fault_tickets', 'utf-8-bom', 1],
        ['install_orders', null, 2],
      ]),
    );
    expect(quality.files).toHaveLength(11);
    for (const { path, sha256, columns, dataset } of quality.files) {
      const [file = ''] = path.split('#');
      const bytes = readFileSync(join(sampleRun().workspace, file));
      expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      const hasAcceptance = /^(?:fault_tickets|install_orders|complaints)$/.test(dataset);
      expect(columns.some(({ column }) => column === 'accepted_at')).toBe(hasAcceptance);
    }
    const turned = quality.files
      .find(({ path }) => path.includes('障碍单_综调'))
      ?.columns.find(({ column }) => column === 'overdue');
    expect(turned).toEqual({ column: 'overdue', how: 'inverse', header: '是否及时' });
  });
});

describe('records that could not be used', () => {
  const { total, records } = quality.quarantine;

  test('are named by file and record, exactly those that the generator spoilt', () => {
    const spoilt = sample.exports.flatMap((one) =>
      one.rows.flatMap(({ rowClass }, at) =>
        rowClass === 'quarantined' ? [`${withSheet(one)} ${at + 1}`] : [],
      ),
    );
    expect(records.map(({ file, record }) => `${file} ${record}`)).toEqual(spoilt);
    expect(total).toBe(spoilt.length);
  });

  test('say which column and why, and keep what was written', () => {
    for (const { column, reason, raw } of records) {
      expect(reason.length).toBeGreaterThan(3);
      expect(column === null ? reason : column, reason).toMatch(/\p{Script=Han}/u);
      expect(raw.length).toBeGreaterThan(5);
    }
    expect(records.find(({ record }) => record === 1324)).toMatchObject({
      column: '受理时间',
      reason: '日历上没有这个日期或时间',
    });
  });
});

describe('privacy', () => {
  const numbers = new Set([
    ...sample.tickets.map(({ user }) => user.number),
    ...sample.orders.map(({ userNumber }) => userNumber),
  ]);
  const { stdout, stderr } = sampleRun();

  test.each([
    ['quality.json', readFileSync(sampleFile('quality.json'), 'utf8')],
    ['metrics.json', readFileSync(sampleFile('metrics.json'), 'utf8')],
    ['run.json', readFileSync(sampleFile('run.json'), 'utf8')],
    ['standard output', stdout],
    ['standard error', stderr],
  ])('%s holds no telephone number of the exports', (_, text) => {
    const runs = text.match(/\d{7,11}/g) ?? [];
    expect(runs.filter((run) => numbers.has(run))).toEqual([]);
  });

  test('numbers of bad records are masked, not dropped', () => {
    expect(numbers.size).toBeGreaterThan(10_000);
    expect(JSON.stringify(quality.quarantine)).toMatch(/"6\*{3}\d{3}"/);
  });
});

test('run.json names inputs and outputs by hash, the versions and the exit code', () => {
  const run = readJson<RunFile>(sampleFile('run.json'));
  expect(run.exitCode).toBe(0);
  expect(run.outputs.map(({ name }) => name)).toEqual([
    'report.pdf',
    'report.pptx',
    'report.xlsx',
    'report.html',
    'metrics.json',
    'quality.json',
  ]);
  for (const { name, sha256, bytes } of run.outputs) {
    const written = readFileSync(sampleFile(name));
    expect(bytes, name).toBe(written.length);
    expect(sha256, name).toBe(createHash('sha256').update(written).digest('hex'));
  }
  expect(run.inputs.map(({ path }) => path)).toEqual(sample.exports.map(({ path }) => path));
  expect(run.versions.node).toBe(process.versions.node);
  expect(run.versions.browser).toMatch(/\d+\.\d+/);
});
