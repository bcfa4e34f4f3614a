import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { clearCache, contentOf } from '../cache/entries.ts';
import { message } from '../messages/catalogue.ts';
import { fault } from '../messages/fault.ts';
import { ownMark } from '../process/process-life.ts';
import { loadWorkspace } from '../workspace/load-workspace.ts';
import { LEAST_CONFIG } from '../workspace/test-support.ts';
import type { ReportRequest } from './make-report.ts';
import { type CachePlace, type Fill, openMonth } from './opened-month.ts';

const MONTH = '2009-07';
const NOTHING = {
  datasets: [],
  files: [],
  quarantine: [],
  unknown: [],
  controlTotals: [],
  superseded: [],
  impossible: [],
  unused: [],
  unread: [],
  corrected: [],
};
const WARNING = message('ingest.unclaimed_file', { file: 'x.txt' });

let folder: string;
let cache: CachePlace;
let fills: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opened-month-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'report.config.yaml'), LEAST_CONFIG);
  mkdirSync(join(folder, 'inputs', MONTH), { recursive: true });
  mkdirSync(join(folder, 'temp'));
  give('a');
  cache = {
    folder: join(folder, '.report-cache'),
    mark: 'one',
    most: 2 ** 31,
    now: () => new Date(),
  };
  fills = 0;
});

function give(content: string): void {
  writeFileSync(join(folder, 'inputs', MONTH, '障碍单.csv'), content);
}

/** Fills a table with what the export says, and warns. */
const fill: Fill = async (store, warn) => {
  fills += 1;
  await store.run('CREATE TABLE t (a VARCHAR, n INTEGER)');
  await store.append('t', [[readFileSync(join(folder, 'inputs', MONTH, '障碍单.csv'), 'utf8'), 7]]);
  await store.seal();
  warn(WARNING);
  return { ingested: NOTHING, people: { names: ['王某'], numbers: [], keep: [] } };
};

function requestOf(
  cache: CachePlace,
  warnings: unknown[],
  onFault?: ReportRequest['onFault'],
): ReportRequest {
  const { workspace, pack } = loadWorkspace({ folder });
  const reporter = {
    stageStarted: () => undefined,
    stageEnded: () => undefined,
    warn: (warning: unknown) => void warnings.push(warning),
  };
  const tempFolder = join(folder, 'temp');
  return { workspace, pack, month: MONTH, tempFolder, cache, reporter, ticks: () => 0, onFault };
}

interface Told {
  readonly rows: unknown;
  readonly names: readonly string[];
  readonly warnings: readonly unknown[];
}

/** Opens the month, reads it and asks one question of its tables. */
async function run(
  {
    own = fill,
    sql = 'SELECT * FROM t',
    place = cache,
  }: { own?: Fill; sql?: string; place?: CachePlace } = {},
  onFault?: ReportRequest['onFault'],
): Promise<Told> {
  const warnings: unknown[] = [];
  const request = requestOf(place, warnings, onFault);
  await using opened = await openMonth(request);
  const { people } = await opened.read(own, request);
  return { rows: await opened.store.rows(sql), names: people.names, warnings };
}

const entry = (): string => {
  const [name = ''] = readdirSync(cache.folder);
  return join(cache.folder, name);
};

describe('a month whose exports are as they were', () => {
  it('is not read again, and tells the same', async () => {
    const first = await run();
    expect(first).toEqual({ rows: [{ a: 'a', n: 7 }], names: ['王某'], warnings: [WARNING] });
    expect(await run()).toEqual(first);
    expect(fills).toBe(1);
  });

  it('is not read again for a question that nobody asked before', async () => {
    await run();
    const { rows } = await run({ sql: 'SELECT n + 1 AS n FROM t' });
    expect(rows).toEqual([{ n: 8 }]);
    expect(fills).toBe(1);
  });

  it('needs no tables where the question was asked before', async () => {
    await run();
    writeFileSync(join(entry(), 'tables'), 'gone');
    expect((await run()).rows).toEqual([{ a: 'a', n: 7 }]);
    expect(fills).toBe(1);
  });

  it('is not read again because a file was only touched', async () => {
    await run();
    utimesSync(join(folder, 'inputs', MONTH, '障碍单.csv'), 1, 1);
    await run();
    expect(fills).toBe(1);
  });
});

describe('a month is read again', () => {
  it.each([
    ['an export changed', () => give('b')],
    ['an export came', () => writeFileSync(join(folder, 'inputs', MONTH, '更多.csv'), 'x')],
    [
      'a branch got another name',
      () =>
        writeFileSync(
          join(folder, 'report.config.yaml'),
          LEAST_CONFIG.replace('安岳分公司', '安岳县公司'),
        ),
    ],
    [
      'a header got an alias',
      () =>
        writeFileSync(
          join(folder, 'report.config.yaml'),
          `${LEAST_CONFIG}aliases: { fault_tickets: { branch: [属地] } }\n`,
        ),
    ],
  ])('where %s', async (_, change) => {
    await run();
    change();
    await run();
    expect(fills).toBe(2);
    expect((await contentOf(cache.folder)).entries).toBe(2);
  });

  it('by another program', async () => {
    await run();
    await run({ place: { ...cache, mark: 'two' } });
    expect(fills).toBe(2);
  });

  it.each(['facts', 'answers', 'tables'])(
    'or told rightly where its %s are damaged',
    async (part) => {
      const first = await run();
      const file = join(entry(), part);
      const bytes = readFileSync(file);
      bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
      writeFileSync(file, bytes);
      expect(await run({ sql: 'SELECT a, n FROM t' })).toEqual(first);
      expect(await run()).toEqual(first);
    },
  );

  it('where its tables are damaged, but for no warning a second time', async () => {
    await run();
    writeFileSync(join(entry(), 'tables'), 'no database');
    const { rows, warnings } = await run({ sql: 'SELECT n FROM t' });
    expect(rows).toEqual([{ n: 7 }]);
    expect(warnings).toEqual([WARNING]);
    expect(fills).toBe(2);
  });
});

describe('figures over the tables', () => {
  /** Opens the month, and gives figures of a basis with how often they had to be computed. */
  async function figures(basis: string, { place = cache, sql = '' } = {}) {
    const request = requestOf(place, []);
    await using opened = await openMonth(request);
    await opened.read(fill, request);
    let computed = 0;
    const compute = async () => {
      computed += 1;
      return { rows: await opened.store.rows('SELECT n FROM t') };
    };
    const told = (await opened.kept<{ rows: unknown }>(basis)) ?? (await compute());
    if (computed > 0) await opened.keep(basis, told);
    if (sql !== '') await opened.store.rows(sql);
    return { ...told, computed };
  }
  const rows = [{ n: 7 }];

  it('are computed once, and the same without their tables', async () => {
    expect(await figures('a')).toEqual({ rows, computed: 1 });
    rmSync(join(entry(), 'tables'));
    rmSync(join(entry(), 'answers'));
    expect(await figures('a')).toEqual({ rows, computed: 0 });
    expect(fills).toBe(1);
  });

  it.each([
    ['of another basis', () => undefined, 'b'],
    ['of exports that changed', () => give('b'), 'a'],
    ['that are damaged', () => writeFileSync(join(entry(), 'figures'), 'x'.repeat(99)), 'a'],
    [
      'of which a bit is another',
      () => {
        const bytes = readFileSync(join(entry(), 'figures'));
        bytes.writeUInt8(bytes.readUInt8(bytes.length - 3) ^ 1, bytes.length - 3);
        writeFileSync(join(entry(), 'figures'), bytes);
      },
      'a',
    ],
  ])('%s are computed anew', async (_, change, basis) => {
    await figures('a');
    change();
    expect(await figures(basis)).toEqual({ rows, computed: 1 });
  });

  it('of another program are computed anew', async () => {
    await figures('a');
    expect((await figures('a', { place: { ...cache, mark: 'two' } })).computed).toBe(1);
  });

  it('leave the answers that they were made of, for figures of another basis', async () => {
    await figures('a');
    await figures('a', { sql: 'SELECT a FROM t' });
    rmSync(join(entry(), 'tables'));
    expect((await figures('b')).rows).toEqual(rows);
    expect(fills).toBe(1);
  });

  it('count as what the cache holds', async () => {
    await run();
    const { bytes } = await contentOf(cache.folder);
    await figures('a');
    expect((await contentOf(cache.folder)).bytes).toBeGreaterThan(bytes);
  });
});

describe('nothing is kept', () => {
  it('of a month of which something could not be read', async () => {
    const partly: Fill = async (store, warn, onFault) => {
      onFault?.(fault('ingest.unreadable', { file: 'x', why: 'special', at: null }));
      return await fill(store, warn, onFault);
    };
    await run({ own: partly }, () => undefined);
    expect((await contentOf(cache.folder)).entries).toBe(0);
  });

  it('of a month that ends with a fault', async () => {
    const failing: Fill = async () => {
      throw fault('ingest.unreadable', { file: 'x', why: 'special', at: null });
    };
    await expect(run({ own: failing })).rejects.toThrow();
    expect(readdirSync(cache.folder)).toEqual([]);
  });

  it('of a month whose exports changed while they were read', async () => {
    const changing: Fill = async (store, warn, onFault) => {
      const read = await fill(store, warn, onFault);
      give('another');
      return read;
    };
    await run({ own: changing });
    expect((await contentOf(cache.folder)).entries).toBe(0);
  });

  it('where the folder cannot be made, and the run goes on', async () => {
    writeFileSync(join(folder, '.report-cache'), 'a file');
    expect((await run()).rows).toEqual([{ a: 'a', n: 7 }]);
  });
});

describe('the cache', () => {
  it('is open to its user alone', async () => {
    await run();
    expect(statSync(cache.folder).mode & 0o777).toBe(0o700);
    expect(statSync(entry()).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(entry()))
      expect([name, statSync(join(entry(), name)).mode & 0o077]).toEqual([name, 0]);
  });

  it('lets go what was not used for the longest time', async () => {
    await run();
    const { bytes } = await contentOf(cache.folder);
    utimesSync(entry(), 1, 1);
    give('b');
    await run({ place: { ...cache, most: bytes * 1.5 } });
    expect((await contentOf(cache.folder)).entries).toBe(1);
    await run();
    expect(fills).toBe(2);
  });

  it('holds one entry where two runs read the month at once', async () => {
    const both = await Promise.all([run(), run()]);
    expect(both[0]).toEqual(both[1]);
    expect(readdirSync(cache.folder)).toHaveLength(1);
    await run();
    expect(fills).toBe(2);
  });

  it('forgets what a run left that was killed', async () => {
    await run();
    // No process has such a number.
    const mark = ownMark().replace(/\.\d+-\d+$/, '.4194999-1');
    mkdirSync(join(cache.folder, `month.${mark}.0123abcd.tmp`));
    await clearCache(cache.folder);
    expect(readdirSync(cache.folder)).toEqual([]);
  });
});
