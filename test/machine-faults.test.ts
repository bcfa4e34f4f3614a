import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runInProcess } from './support/in-process.ts';
import { PROJECT, runReport } from './support/program.ts';
import { tickets, tinyWorkspace } from './support/tiny-workspace.ts';

const PROGRAM = join(PROJECT, 'bin', 'report.js');

/** A workspace with a month of tickets. */
function ready() {
  const workspace = tinyWorkspace();
  workspace.addTickets('2009-07', tickets('2009-07', '东区', 40, 4));
  const asked = ['--month', '2009-07', '--workspace', workspace.folder];
  return { ...workspace, asked, json: ['generate', ...asked, '--format', 'json'] };
}

function pipeAt(path: string): void {
  expect(spawnSync('mkfifo', [path]).status).toBe(0);
}

/** Runs through a shell that sets the stage; ends by itself or fails after a minute. */
function inShell(script: string, args: readonly string[]) {
  const ended = spawnSync('sh', ['-c', `${script}`, 'sh', process.execPath, PROGRAM, ...args], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(ended.error).toBeUndefined();
  return ended;
}

describe('the machine around a run', () => {
  test('without a temporary folder it ends with 4 and names the folder', async () => {
    const { json } = ready();
    const { code, stderr } = await runReport(json, { env: { TMPDIR: '/nowhere/at/all' } });
    expect({ code, stderr }).toMatchObject({ code: 4, stderr: expect.stringContaining('TMPDIR') });
  });

  test.each(['json', 'pdf'])(
    'a temporary folder without room for another file ends with 4, is named, and holds nothing afterwards (%s)',
    (format) => {
      const { asked } = ready();
      const full = mkdtempSync(join(tmpdir(), 'report-full-'));
      const files = format === 'json' ? 2 : 20;
      // A file system of its own with so many files, which goes with the shell; as root without more ado.
      const mounted = [
        `mount -t tmpfs -o size=50m,nr_inodes=${files} tmpfs ${full}`,
        `TMPDIR=${full} "$@"; code=$?; ls -A ${full}; exit $code`,
      ].join(' && ');
      const ended = spawnSync(
        'unshare',
        [
          '-rm',
          'sh',
          '-c',
          mounted,
          'sh',
          process.execPath,
          PROGRAM,
          'generate',
          ...asked,
          '--format',
          format,
        ],
        { encoding: 'utf8', timeout: 120_000 },
      );
      rmSync(full, { recursive: true });
      expect({ code: ended.status, stderr: ended.stderr }).toMatchObject({
        code: 4,
        stderr: expect.stringContaining(full),
      });
      expect(ended.stderr).toMatch(/磁盘空间或文件数已满/);
      expect(ended.stdout).toBe('');
    },
  );

  test('a standard output that cannot be written ends with 4, and says that the files are there', () => {
    const { json } = ready();
    const full = openSync('/dev/full', 'w');
    const ended = spawnSync(process.execPath, [PROGRAM, ...json], {
      encoding: 'utf8',
      stdio: ['ignore', full, 'pipe'],
    });
    expect(ended.status, ended.stderr).toBe(4);
    expect(ended.stderr).toContain('没能写到标准输出');
  });

  test('a pipe that its reader closed is no fault', () => {
    const { json } = ready();
    const ended = inShell('"$@" 2>/dev/null | head -c 1 >/dev/null; exit 0', json);
    expect(ended.status).toBe(0);
  });

  test('a current folder that is gone is named, with what to do', () => {
    const { asked } = ready();
    const gone = mkdtempSync(join(tmpdir(), 'report-gone-'));
    const ended = inShell(`cd ${gone} && rmdir ${gone} && "$@"`, ['status', '--month', '2009-07']);
    // A workspace that is named by its whole path needs no current folder.
    mkdirSync(gone);
    const named = inShell(`cd ${gone} && rmdir ${gone} && "$@"`, ['status', ...asked]);
    expect(named.status, named.stderr).toBe(0);
    expect({ code: ended.status, stderr: ended.stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('当前文件夹'),
    });
  });
});

describe('a user who may not do all', () => {
  /**
   * Runs with the rights that files give, and no others. Root would be let do everything: it stays the same user
   * (another one might not reach the program itself), without the capabilities that pass over those rights.
   */
  function withoutPrivileges(args: readonly string[]) {
    const temp = mkdtempSync(join(tmpdir(), 'report-nobody-'));
    onTestFinished(() => rmSync(temp, { recursive: true, force: true }));
    const isRoot = process.getuid?.() === 0;
    const drop = isRoot ? ['setpriv', '--bounding-set=-all', '--inh-caps=-all'] : [];
    const [command = '', ...rest] = [...drop, process.execPath, PROGRAM, ...args];
    const env = { ...process.env, TMPDIR: temp, HOME: temp };
    const ended = spawnSync(command, rest, { encoding: 'utf8', timeout: 60_000, cwd: '/', env });
    expect(readdirSync(temp)).toEqual([]);
    return { code: ended.status, stdout: ended.stdout, stderr: ended.stderr };
  }

  /** A workspace that everybody may read, and nobody but its owner write. */
  function readable() {
    const workspace = ready();
    workspace.addTickets('2009-07', [
      ...tickets('2009-07', '东区', 40, 4),
      ...tickets('2009-07', '南区', 1, 0),
    ]);
    expect(spawnSync('chmod', ['-R', 'a=rX', workspace.folder]).status).toBe(0);
    onTestFinished(() => void spawnSync('chmod', ['-R', 'u+w', workspace.folder]));
    return workspace;
  }

  test('is told which folder cannot be written, before any work, and can write elsewhere', () => {
    const { folder, json } = readable();
    const { code, stderr, stdout } = withoutPrivileges(json);
    expect({ code, stderr }).toMatchObject({
      code: 4,
      stderr: expect.stringContaining(`不能写入 ${join(folder, 'out')}（EACCES）`),
    });
    expect(stdout).toBe('');
    const out = mkdtempSync(join(tmpdir(), 'report-elsewhere-'));
    onTestFinished(() => rmSync(out, { recursive: true, force: true }));
    expect(withoutPrivileges([...json, '--out', out])).toMatchObject({ code: 0 });
  });

  test('sees with check what is wrong, and that the records to correct cannot be listed', () => {
    const { asked } = readable();
    const { code, stdout } = withoutPrivileges(['check', ...asked]);
    expect({ code, stdout }).toMatchObject({
      code: 4,
      stdout: expect.stringMatching(/不能写入 .*2009-07/),
    });
    expect(stdout).toContain('待核实 1');
  });

  test('is told of an input folder, and of an export, that may not be read', () => {
    const { folder, json } = readable();
    const out = ['--out', mkdtempSync(join(tmpdir(), 'report-elsewhere-'))];
    onTestFinished(() => rmSync(out[1] ?? '', { recursive: true, force: true }));
    const inputs = join(folder, 'inputs', '2009-07');
    chmodSync(join(inputs, '障碍单.csv'), 0);
    const file = withoutPrivileges([...json, ...out]);
    expect(file).toMatchObject({ code: 3, stderr: expect.stringContaining('系统不让读这个文件') });
    chmodSync(inputs, 0);
    const all = withoutPrivileges([...json, ...out]);
    chmodSync(inputs, 0o755);
    expect(all).toMatchObject({
      code: 3,
      stderr: expect.stringContaining(`读不了输入文件夹 ${inputs}（EACCES）`),
    });
  });
});

describe('what is no plain file', () => {
  test('as configuration ends with 2', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'report-pipe-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    pipeAt(join(folder, 'report.config.yaml'));
    const { code, stderr } = await runInProcess([
      'status',
      '--month',
      '2009-07',
      '--workspace',
      folder,
    ]);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('管道') });
  });

  test('in the history ends with 2', async () => {
    const { folder, json } = ready();
    mkdirSync(join(folder, 'history'));
    pipeAt(join(folder, 'history', '2009-06.json'));
    const { code, stderr } = await runInProcess(json);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('2009-06') });
  });

  test('among the notes is told and left out', async () => {
    const { folder, json } = ready();
    mkdirSync(join(folder, 'notes', '2009-07'), { recursive: true });
    pipeAt(join(folder, 'notes', '2009-07', '亮点.md'));
    writeFileSync(join(folder, 'elsewhere.md'), '# x\n');
    symlinkSync(join(folder, 'elsewhere.md'), join(folder, 'notes', '2009-07', '亮点2.md'));
    const { code, stderr } = await runInProcess(json);
    expect({ code, stderr }).toMatchObject({ code: 0, stderr: expect.stringContaining('亮点.md') });
    expect(stderr).toContain('管道');
  });

  test('a link that leads to itself ends with 2 and is named', async () => {
    const { folder, json } = ready();
    symlinkSync('history', join(folder, 'history'));
    const { code, stderr } = await runInProcess(json);
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('指回自己的链接'),
    });
  });
});
