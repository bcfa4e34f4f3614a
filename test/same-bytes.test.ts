import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sha256 } from '../src/output/sha256.ts';
import { runReport } from './support/program.ts';
import { tickets, tinyWorkspace } from './support/tiny-workspace.ts';

const MONTH = '2009-07';

/** The hash of every file below a folder, by its path in it; `run.json` tells of its own run. */
function hashesIn(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'run.json')
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    names.sort().map((path) => [relative(folder, path), sha256(readFileSync(path))]),
  );
}

/** Where and how somebody else runs the same. */
const OTHERS = [
  { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: '', name: 'a' },
  { TZ: 'America/St_Johns', LANG: 'C', LC_ALL: 'C', name: 'ordner mit leerzeichen' },
] as const;

test.each([[MONTH], ['2009-Q3', '--for', 'branch']])(
  'two runs give the same bytes in every format, whatever zone, language, folder and current folder: %j',
  async (period, ...more) => {
    const { folder, addTickets, write } = tinyWorkspace();
    addTickets(MONTH, [...tickets(MONTH, '东区', 40, 30), ...tickets(MONTH, '西区', 30, 2)]);
    write(`notes/${MONTH}/亮点.md`, '---\nkind: 亮点\n---\n# 好\n送修及时。\n');
    const root = mkdtempSync(join(tmpdir(), 'report-same-'));
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    const made: Readonly<Record<string, string>>[] = [];
    for (const { name, ...env } of OTHERS) {
      const own = join(root, name, '工作区');
      mkdirSync(join(root, name));
      cpSync(folder, own, { recursive: true });
      const isAbove = name === 'a';
      const asked = [
        'generate',
        '--period',
        period,
        '--workspace',
        isAbove ? '工作区' : own,
        '--quiet',
      ];
      const ran = await runReport([...asked, ...more], {
        folder: isAbove ? join(root, name) : '/',
        env,
      });
      expect(ran.code, ran.stderr).toBe(0);
      made.push(hashesIn(join(own, 'out', period)));
    }
    const [first = {}, second] = made;
    expect(Object.keys(first).length).toBe(6 * (more.length === 0 ? 1 : 2));
    expect(second).toEqual(first);
  },
);
