import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { clearCache, contentOf, shrinkTo } from '../cache/entries.ts';
import { keptValue, putValue } from '../cache/values.ts';
import { TEMPLATES } from '../pack/templates-folder.ts';
import { tempFolder } from '../pack/test-support.ts';
import { loadWorkspace } from '../workspace/load-workspace.ts';
import type { SettledWorkspace } from '../workspace/settled-workspace.ts';
import { LEAST_CONFIG } from '../workspace/test-support.ts';
import { openedWorkspace } from './opened-workspace.ts';

const MARK = 'one';
const CONFIG = `${LEAST_CONFIG.replace('pack: ziyang', 'pack: own')}theme: { logo: logo.png }\n`;
/** What is read of a picture: its first bytes. */
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

let folder: string;
let root: string;

beforeEach(() => {
  folder = tempFolder();
  root = join(folder, '.report-cache');
  // A pack of the workspace's own, which no build has checked.
  cpSync(join(TEMPLATES, 'ziyang'), join(folder, 'packs/own'), { recursive: true });
  rewrite('packs/own/pack.yaml', 'id: ziyang', 'id: own');
  writeFileSync(join(folder, 'logo.png'), PNG);
  writeFileSync(join(folder, 'report.config.yaml'), CONFIG);
});

function rewrite(file: string, from: string, to: string): void {
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, file), text.replace(from, to));
}

const opened = (options: { out?: string; pack?: string } = {}, programMark: string | null = MARK) =>
  openedWorkspace({ folder, ...options }, { begins: true }, { programMark });

const valueFile = (): string => {
  const [name = ''] = readdirSync(root);
  return join(root, name);
};

/** Marks what is kept, so that a workspace tells whether it was taken from there. */
async function markKept(): Promise<void> {
  const name = { workspace: folder, pack: undefined };
  const kept = await keptValue<SettledWorkspace>(root, name, MARK);
  if (kept === null) throw new Error('nothing is kept');
  const workspace = { ...kept.workspace, timeZone: 'kept' };
  await putValue(root, name, MARK, { ...kept, workspace });
}

const isKept = async (...given: Parameters<typeof opened>): Promise<boolean> =>
  (await opened(...given)).workspace.timeZone === 'kept';

/** All that JSON tells of a workspace, and where a month's exports are. */
const told = ({ workspace, pack, configHash }: ReturnType<typeof loadWorkspace>) => ({
  all: JSON.parse(JSON.stringify({ workspace, pack, configHash })),
  inputs: workspace.inputs.folderOf('2009-07'),
});

describe('a workspace that is as it was', () => {
  it('is taken from what an earlier run checked, and is the same', async () => {
    const first = told(await opened());
    expect(first).toEqual(told(loadWorkspace({ folder })));
    expect(told(await opened())).toEqual(first);
    expect(first.all.pack.theme.logo).toContain('data:image/png');
    await markKept();
    expect(await isKept()).toBe(true);
  });

  it('is the same in every part that JSON does not tell', async () => {
    const first = await opened();
    const again = await opened();
    const { folderOf: _, ...inputs } = first.workspace.inputs;
    expect(again.workspace).toMatchObject({ ...first.workspace, inputs });
    expect(again.pack).toStrictEqual(first.pack);
  });

  it('is taken with the results elsewhere, for this run says where', async () => {
    await opened();
    await markKept();
    const { workspace } = await opened({ out: '/elsewhere' });
    expect(workspace).toMatchObject({ timeZone: 'kept', out: '/elsewhere' });
    expect((await opened()).workspace.out).toBe(join(folder, 'out'));
  });

  it('is taken though its files were touched', async () => {
    await opened();
    await markKept();
    for (const file of ['report.config.yaml', 'logo.png', 'packs/own/pack.yaml'])
      utimesSync(join(folder, file), 1, 1);
    expect(await isKept()).toBe(true);
  });
});

describe('a workspace is checked anew', () => {
  it.each<[string, () => void]>([
    ['its configuration changed', () => rewrite('report.config.yaml', '简阳', '乐至')],
    ['a word of its pack changed', () => rewrite('packs/own/pack.yaml', 'id: own', 'id: own ')],
    ['its pack got a file', () => writeFileSync(join(folder, 'packs/own/more.yaml'), '')],
    ['its pack lost a file', () => rmSync(join(folder, 'packs/own/findings.yaml'))],
    [
      'its logo is another',
      () => writeFileSync(join(folder, 'logo.png'), Buffer.concat([PNG, PNG])),
    ],
    [
      'what is kept is cut',
      () => writeFileSync(valueFile(), readFileSync(valueFile()).subarray(9)),
    ],
    [
      'a bit of what is kept is another',
      () => {
        const bytes = readFileSync(valueFile());
        bytes.writeUInt8(bytes.readUInt8(5000) ^ 1, 5000);
        writeFileSync(valueFile(), bytes);
      },
    ],
    [
      'what is kept is a link',
      () => {
        const file = valueFile();
        renameSync(file, join(folder, 'moved'));
        symlinkSync(join(folder, 'moved'), file);
      },
    ],
  ])('where %s', async (_, change) => {
    await opened();
    await markKept();
    change();
    expect(await isKept()).toBe(false);
    expect(told(await opened())).toEqual(told(loadWorkspace({ folder })));
  });

  it('by another program, and by one that runs from its sources', async () => {
    await opened();
    await markKept();
    expect(await isKept({}, null)).toBe(false);
    expect(await isKept({}, 'two')).toBe(false);
    expect(await isKept()).toBe(false);
  });

  it('where a pack of its own takes the name of the program’s', async () => {
    writeFileSync(join(folder, 'report.config.yaml'), CONFIG.replace('pack: own', 'pack: ziyang'));
    await opened();
    await markKept();
    expect(await isKept()).toBe(true);
    renameSync(join(folder, 'packs/own'), join(folder, 'packs/ziyang'));
    expect(await isKept()).toBe(false);
  });

  it('where a folder of it now leads elsewhere, which is told', async () => {
    await opened();
    const elsewhere = tempFolder();
    symlinkSync(elsewhere, join(folder, 'history'));
    await expect(opened()).rejects.toThrow(/1/);
  });

  it('where a file that it names is gone, which is told', async () => {
    await opened();
    rmSync(join(folder, 'logo.png'));
    await expect(opened()).rejects.toMatchObject({ said: { code: 'workspace.invalid' } });
  });
});

describe('what is kept of a workspace', () => {
  it('is open to its user alone, counts with the cache and goes with it', async () => {
    await opened();
    expect(statSync(root).mode & 0o777).toBe(0o700);
    expect(statSync(valueFile()).mode & 0o777).toBe(0o600);
    const { entries, bytes } = await contentOf(root);
    expect(entries).toBe(0);
    expect(bytes).toBe(statSync(valueFile()).size);
    await shrinkTo(root, bytes);
    expect(readdirSync(root)).toHaveLength(1);
    await clearCache(root);
    expect(readdirSync(root)).toEqual([]);
  });

  it('is one file, however often its configuration changes', async () => {
    await opened();
    rewrite('report.config.yaml', '简阳', '乐至');
    await opened();
    expect(readdirSync(root)).toHaveLength(1);
  });

  it.each<[string, () => Promise<unknown>]>([
    [
      'where the command line says so',
      () => openedWorkspace({ folder }, { cache: false, begins: true }, { programMark: MARK }),
    ],
    [
      'where the configuration says so',
      () => {
        writeFileSync(join(folder, 'report.config.yaml'), `${CONFIG}cache: false\n`);
        return opened();
      },
    ],
    ['by a program that runs from its sources', () => opened({}, null)],
    ['by a command that only looks', () => openedWorkspace({ folder }, {}, { programMark: MARK })],
  ])('is nothing %s', async (_, open) => {
    await open();
    expect(readdirSync(folder)).not.toContain('.report-cache');
  });

  it('is kept by a command that only looks where a cache is in use', async () => {
    const look = () => openedWorkspace({ folder }, {}, { programMark: MARK });
    mkdirSync(root);
    await look();
    expect(readdirSync(root)).toEqual([]);
    writeFileSync(join(root, `${'0'.repeat(64)}.value`), 'of another');
    await look();
    expect(readdirSync(root)).toHaveLength(2);
  });

  it('is nothing where the folder cannot be made, and the run goes on', async () => {
    writeFileSync(root, 'a file');
    expect((await opened()).pack.id).toBe('own');
  });
});
