import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputFile } from '../ingest/model/types.ts';
import { organization, tickets } from '../ingest/test-support.ts';
import { maskerOf } from '../privacy/masker.ts';
import { checkFiles } from './check-files.ts';
import { checkCache, checkFolder, diskFinding } from './folders.ts';
import { memoryFinding, nodeFinding } from './machine.ts';

const GB = 2 ** 30;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inspect-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the machine', () => {
  it.each([
    ['22.16.9', 'problem'],
    ['20.20.2', 'problem'],
    ['22.17.0', 'ok'],
    ['24.1.0', 'ok'],
  ])('Node %s is %s', (version, health) => expect(nodeFinding(version).health).toBe(health));

  it('tells memory and disk that are short from those that do not serve', () => {
    const memory = [0.2, 1, 8].map((free) => memoryFinding(free * GB, 8 * GB).health);
    const disk = [0.1, 0.5, 80].map((free) => diskFinding('/w', free * GB).health);
    expect([memory, disk]).toEqual(Array(2).fill(['problem', 'warn', 'ok']));
  });

  it('finds folders that others may enter, and leaves nothing in those that it tries', async () => {
    const own = join(folder, 'own');
    await mkdir(own, { mode: 0o700 });
    expect(await checkFolder('out', own, true)).toMatchObject({ health: 'ok' });
    expect(await checkFolder('out', join(own, 'not', 'yet'), true)).toMatchObject({ health: 'ok' });
    await chmod(own, 0o755);
    expect(await checkFolder('temp', own, false)).toMatchObject({ health: 'ok' });
    expect(await checkFolder('out', own, true)).toMatchObject({
      health: 'warn',
      said: { code: 'doctor.folder_open', params: { mode: '755' } },
    });
    expect(await checkCache([join(folder, 'cache')])).toMatchObject({ health: 'ok' });
  });

  it('tells a folder that cannot be written', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    expect(await checkFolder('out', join(file, 'out'), true)).toMatchObject({
      health: 'problem',
      said: { params: { reason: 'ENOTDIR' } },
    });
  });
});

it('counts what is wrong with a file, shows the cells masked and says what it lacks', () => {
  const account = { records: 0, accepted: 0 } as unknown as InputFile['account'];
  const file: InputFile = {
    path: 'a.csv',
    sha256: '',
    modifiedAt: '2009-08-03T01:30:00.000Z',
    dataset: 'tickets',
    format: 'csv',
    encoding: 'utf-8',
    headerRow: 1,
    columns: [
      { column: 'ticket_id', header: '工单号', how: 'alias' },
      { column: 'cause', header: '原因', how: 'header' },
    ],
    ignoredHeaders: ['品脾', '本地网'],
    headers: ['工单号', '原因', '品脾', '本地网'],
    headerHints: [{ kind: 'like', header: '品脾', nearest: '品牌' }],
    account,
  };
  const bad = (record: number, column: string | null, reason: string, ...raw: string[]) => ({
    file: 'a.csv',
    record,
    column,
    reason,
    raw,
  });
  const quarantine = [
    bad(2, null, '错位'),
    bad(3, '原因', '不行', 'T3', '王小明来电13300001234'),
    bad(4, '原因', '不行', 'T4', ''),
  ];
  const datasets = [{ spec: tickets, provided: true, presentColumns: [] }];
  const masker = maskerOf({ names: ['王小明'], numbers: [], keep: [organization.name] });
  const [check] = checkFiles({ files: [file], datasets, quarantine }, [file], masker);
  expect(check).toMatchObject({
    isOverLimit: true,
    ignored: [
      { header: '品脾', hints: [{ nearest: '品牌' }] },
      { header: '本地网', hints: [] },
    ],
    missing: ['维护单位', '品牌', '处理时限', '是否超时'],
    problems: [
      {
        column: '原因',
        count: 2,
        examples: [
          { record: 3, text: '王**来电133****1234' },
          { record: 4, text: null },
        ],
      },
      { column: null, count: 1, examples: [{ record: 2, text: null }] },
    ],
  });
});
