import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { InputsStatus } from '../inspect/inputs-status.ts';
import { message } from '../messages/catalogue.ts';
import type { CachePlace } from '../report/opened-month.ts';
import { loadWorkspace } from '../workspace/load-workspace.ts';
import { LEAST_CONFIG, workspaceFolder } from '../workspace/test-support.ts';
import { lookedOnce } from './looked-once.ts';

const MONTH = '2009-07';
const SOUND: InputsStatus = { inputs: [], unused: [], warnings: [] };
const UNREADABLE: InputsStatus = {
  ...SOUND,
  inputs: [
    {
      dataset: 'fault_tickets',
      name: '障碍单',
      state: 'unreadable',
      owner: null,
      due: null,
      dueOn: null,
      required: false,
      files: [],
      problems: [message('ingest.unclaimed_file', { file: 'x' })],
    },
  ],
};

let folder: string;
let cache: CachePlace;

beforeEach(() => {
  folder = workspaceFolder(LEAST_CONFIG);
  mkdirSync(join(folder, 'inputs', MONTH), { recursive: true });
  give('a');
  const root = join(folder, '.report-cache');
  // In use, if only by another.
  mkdirSync(root);
  writeFileSync(join(root, `${'0'.repeat(64)}.value`), '');
  cache = { folder: root, mark: 'one', most: 2 ** 31, now: () => new Date() };
});

function give(content: string): void {
  writeFileSync(join(folder, 'inputs', MONTH, '障碍单.csv'), content);
}

/** Whether exports were looked into, of which so much is found. */
async function isLookedInto(found = SOUND, place: CachePlace | null = cache): Promise<boolean> {
  let isInto = false;
  const { workspace, pack } = loadWorkspace({ folder });
  const told = await lookedOnce({ workspace, pack, month: MONTH }, place, (areSound) => {
    isInto = !areSound;
    return Promise.resolve(found);
  });
  expect(told).toBe(found);
  return isInto;
}

describe('exports in which nothing is wrong', () => {
  it('are looked into once', async () => {
    expect(await isLookedInto()).toBe(true);
    expect(await isLookedInto()).toBe(false);
  });

  it.each<[string, () => void]>([
    ['they changed', () => give('b')],
    ['one came', () => writeFileSync(join(folder, 'inputs', MONTH, '障碍单2.csv'), 'b')],
    [
      'they are read otherwise',
      () => writeFileSync(join(folder, 'report.config.yaml'), LEAST_CONFIG.replace('简阳', '乐至')),
    ],
    [
      'what is remembered is damaged',
      () => {
        const file = join(cache.folder, readdirSync(cache.folder).sort().at(-1) ?? '');
        writeFileSync(file, readFileSync(file).subarray(1));
      },
    ],
  ])('are looked into again where %s', async (_, change) => {
    await isLookedInto();
    change();
    expect(await isLookedInto()).toBe(true);
  });

  it('are looked into by another program, and where nothing is kept', async () => {
    await isLookedInto();
    expect(await isLookedInto(SOUND, { ...cache, mark: 'two' })).toBe(true);
    expect(await isLookedInto(SOUND, null)).toBe(true);
  });
});

it('exports that cannot be read are looked into each time', async () => {
  expect(await isLookedInto(UNREADABLE)).toBe(true);
  expect(await isLookedInto(UNREADABLE)).toBe(true);
});
