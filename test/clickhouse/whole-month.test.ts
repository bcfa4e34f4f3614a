import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programVersion } from '../../src/cli/program-version.ts';
import { type ClickhouseServer, clickhouseServer } from '../../src/clickhouse/server.ts';
import { type Recounted, recounted } from '../../src/explain/test-support.ts';
import { makeReport } from '../../src/report/make-report.ts';
import { loadWorkspace } from '../../src/workspace/load-workspace.ts';
import { runInProcess } from '../support/in-process.ts';
import { type EngineServer, engineServer } from './engine-server.ts';

const root = mkdtempSync(join(tmpdir(), 'clickhouse-month-'));
let server: EngineServer;

beforeAll(async () => {
  server = await engineServer();
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  rmSync(root, { recursive: true, force: true });
});

const ENGINE = '\nengine:\n  kind: clickhouse\n';
const now = '2026-08-03T12:00:00Z';

function workspace(sample: 'ziyang' | 'city', name: string): string {
  const folder = join(root, name);
  cpSync(join(import.meta.dirname, '../../fixtures', sample), folder, { recursive: true });
  return folder;
}

async function run(folder: string, ...argv: readonly string[]) {
  return await runInProcess([...argv, '--workspace', folder], {
    now,
    env: { CLICKHOUSE_URL: server.url },
  });
}

const FILES = ['metrics.json', 'quality.json', 'report.html'] as const;

describe.each([
  ['ziyang', '2009-07'],
  ['city', '2026-07'],
] as const)('the month of %s', (sample, month) => {
  it('is the same to the byte, every figure, check, list and page of it computed by ClickHouse', async () => {
    const folder = workspace(sample, sample);
    const made = async () => {
      const ended = await run(folder, 'generate', '--month', month, '--format', 'html,json', '-q');
      expect(ended.code, ended.stderr).toBe(0);
      const files = FILES.map((name) => readFileSync(join(folder, 'out', month, name), 'utf8'));
      return { files, told: ended.stderr };
    };
    const byDuckdb = await made();
    appendFileSync(join(folder, 'report.config.yaml'), ENGINE);
    const loaded = await run(folder, 'tables', 'load', '--month', month);
    expect(loaded.code, loaded.stderr).toBe(0);
    const before = server.asked.length;
    const byClickhouse = await made();
    expect(server.asked.length - before).toBeGreaterThan(100);
    for (const [at, name] of FILES.entries())
      expect(byClickhouse.files[at] === byDuckdb.files[at], name).toBe(true);
    expect(byClickhouse.told).toBe(byDuckdb.told);
  });
});

it('every result of ziyang is what its records, counted by ClickHouse, make again', async () => {
  const folder = join(root, 'ziyang');
  const { workspace: loaded, pack } = loadWorkspace({ folder });
  const month = '2009-07';
  await using clickhouse = clickhouseServer({ url: server.url, user: 'default', password: '' });
  let again: Recounted | null = null;
  await makeReport({
    workspace: loaded,
    pack,
    month,
    tempFolder: root,
    reporter: { stageStarted: () => {}, stageEnded: () => {}, warn: () => {} },
    ticks: () => 0,
    engine: {
      server: () => Promise.resolve(clickhouse),
      databaseOf: () => 'service_report_ziyang_2009_07',
      mark: programVersion(),
    },
    look: async (open) => {
      again = await recounted(open, { workspace: loaded, month });
    },
  });
  const { differing, seen } = again ?? { differing: ['nothing'], seen: new Map<string, number>() };
  expect(differing).toEqual([]);
  expect([...seen.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(500);
});

it('no report is made of tables that others take the place of meanwhile', async () => {
  const { workspace: loaded, pack } = loadWorkspace({ folder: join(root, 'ziyang') });
  await using clickhouse = clickhouseServer({ url: server.url, user: 'default', password: '' });
  let looks = 0;
  const changing: ClickhouseServer = {
    ...clickhouse,
    look: async (sql) => {
      const found = await clickhouse.look(sql);
      looks += 1;
      return looks > 10 && sql.includes('uuid') ? { ...found, data: [['another']] } : found;
    },
  };
  const making = makeReport({
    workspace: loaded,
    pack,
    month: '2009-07',
    tempFolder: root,
    reporter: { stageStarted: () => {}, stageEnded: () => {}, warn: () => {} },
    ticks: () => 0,
    engine: {
      server: () => Promise.resolve(changing),
      databaseOf: () => 'service_report_ziyang_2009_07',
      mark: programVersion(),
    },
  });
  await expect(making).rejects.toMatchObject({ said: { code: 'clickhouse.replaced' } });
});

describe('tables on a server', () => {
  it('are asked for before a report is made of them, and loaded in one step', async () => {
    const folder = workspace('city', 'steps');
    appendFileSync(
      join(folder, 'report.config.yaml'),
      '\nengine:\n  kind: clickhouse\n  database: steps\n',
    );
    const generate = () => run(folder, 'generate', '--month', '2026-07', '--format', 'json');
    const none = await generate();
    expect(none).toMatchObject({ code: 3 });
    expect(none.stderr).toContain('report tables load --month 2026-07');

    expect(await run(folder, 'tables', 'load', '--month', '2026-07')).toMatchObject({ code: 0 });
    // Loading again puts the new tables in place of the old.
    expect(await run(folder, 'tables', 'load', '--month', '2026-07')).toMatchObject({ code: 0 });
    const databases = server.asked.filter((sql) => sql.startsWith('RENAME DATABASE'));
    expect(databases.at(-1)).toMatch(/TO `steps_city_2026_07`/);

    const figure = await run(folder, 'explain', 'complaint.count', '--month', '2026-07', '--json');
    expect(figure.code, figure.stderr).toBe(0);

    // Exports that changed are told, and the report stands on what was loaded.
    const [export_] = ['故障工单.csv'];
    writeFileSync(join(folder, 'inputs/2026-07', `又一份${export_}`), '工单号\n1\n');
    const changed = await generate();
    expect(changed.stderr).toContain('与装入 ClickHouse');

    // Tables of other definitions are not read as if they were these.
    const config = join(folder, 'report.config.yaml');
    writeFileSync(config, readFileSync(config, 'utf8').replace('Asia/Shanghai', 'Asia/Tokyo'));
    const other = await generate();
    expect(other).toMatchObject({ code: 3 });
    expect(other.stderr).toContain('另一套定义');
  });

  it('that cannot be reached end the run with 4, the old report in its place', async () => {
    const folder = workspace('city', 'unreachable');
    appendFileSync(
      join(folder, 'report.config.yaml'),
      '\nengine:\n  kind: clickhouse\n  url: http://127.0.0.1:9\n',
    );
    const ended = await run(folder, 'generate', '--month', '2026-07', '--format', 'json');
    expect(ended.code).toBe(4);
    expect(ended.stderr).toContain('连不上 ClickHouse');
  });
});
