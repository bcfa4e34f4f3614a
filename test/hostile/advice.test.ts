import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inWords } from '../../src/messages/catalogue.ts';
import { diskFault } from '../../src/output/disk-fault.ts';
import { runInProcess } from '../support/in-process.ts';
import { tinyWorkspace } from '../support/tiny-workspace.ts';

const NAMED = ['--organization', '某市分公司', '--department', '客服部', '--branches', '安岳,简阳'];
const TICKET = {
  id: 'T1',
  user: '6001',
  branch: '东区',
  accepted: '2009-07-03 09:00:00',
  hastened: 0,
};

describe('what is advised where a place cannot be written', () => {
  it.each([
    ['a file', 'taken'],
    ['a folder in a file', join('taken', 'deeper')],
  ])('init onto %s is told of another folder, not of an option that it lacks', async (_, path) => {
    const { folder } = tinyWorkspace();
    writeFileSync(join(folder, 'taken'), '');
    const asked = ['init', join(folder, path), ...NAMED, '--yes'];
    const { code, stderr } = await runInProcess(asked);
    expect({ code, stderr }).toMatchObject({ code: 4 });
    expect(stderr).toMatch(/不是文件夹.*请移走或改名，或换一个文件夹/);
    expect(stderr).not.toContain('--out');
    const english = await runInProcess([...asked, '--lang', 'en']);
    expect(english.stderr).toContain('or name another folder');
  });

  it('generate is told of --out, which it has', async () => {
    const own = tinyWorkspace();
    own.addTickets('2009-07', [TICKET]);
    mkdirSync(join(own.folder, 'out'), { recursive: true });
    writeFileSync(join(own.folder, 'out', '2009-07'), '');
    const asked = ['generate', '--month', '2009-07', '--workspace', own.folder];
    const { code, stderr } = await runInProcess([...asked, '--format', 'json']);
    expect({ code, stderr }).toMatchObject({ code: 4 });
    expect(stderr).toContain('或用 --out 换一个目录');
  });

  it.each(['ENOTDIR', 'EACCES', 'EROFS', 'ENOSPC'])(
    '%s of a place that no option chooses advises none',
    (code) => {
      const { said } = diskFault(Object.assign(new Error('x'), { code }), '/history/2009-07.json');
      for (const lang of ['zh-CN', 'en'] as const)
        expect(inWords(said, lang)).not.toContain('--out');
    },
  );
});
