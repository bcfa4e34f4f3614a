import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import JSZip from 'jszip';
import { expect, it, onTestFinished } from 'vitest';
import { loadWorkspace } from '../../src/workspace/load-workspace.ts';
import { runInProcess } from '../support/in-process.ts';
import { openPdf } from '../support/open-pdf.ts';
import { type Ended, runReport } from '../support/program.ts';
import { type TinyWorkspace, tinyWorkspace } from '../support/tiny-workspace.ts';
import { exportOf, People } from './people.ts';

const MONTH = '2009-07';
/** The one file that people get with everything in it, to correct what could not be used. */
const CORRECTIONS = '待核实记录.xlsx';

/** A workspace of every dataset of the pack whose exports and notes are full of people. */
function crowded(people: People): TinyWorkspace {
  const workspace = tinyWorkspace();
  const { pack } = loadWorkspace({ folder: workspace.folder });
  workspace.configure({
    departments: [{ name: '东区实业', branch: '东区' }],
    inputs: Object.fromEntries(
      pack.datasets.map(({ id }) => [id, { files: [`${id}*`], required: id === 'fault_tickets' }]),
    ),
  });
  for (const [at, spec] of pack.datasets.entries())
    workspace.write(`inputs/${MONTH}/${spec.id}.csv`, exportOf(spec, people, at % 2 === 1));
  const { known } = people;
  workspace.write(
    `notes/${MONTH}/案例.md`,
    `---\nkind: 案例\ncase: C1\ntype: 超时\nunits: [东区实业]\njudged: 待定\ncustomer: ${people.name()}\nmasked: 自动\n---\n## 经过\n客户${known}来电，电话${people.written()}。\n## 问题\n${people.written()}\n## 处理\n${people.written()}\n## 改进\n无\n`,
  );
  workspace.write(
    `notes/${MONTH}/亮点.md`,
    `---\nkind: 亮点\ndepartment: 东区实业\nmonth: ${MONTH}\n---\n# 回访\n${known}（${people.written()}、${people.written()}）表扬。\n`,
  );
  return workspace;
}

const plain = (text: string): string => text.normalize('NFKC');

/** What a text shows whole. */
function shown(text: string, { names, mobiles, locals }: People): readonly string[] {
  const letters = plain(text);
  const joined = letters.replaceAll(/[\s()-]/g, '');
  return [
    ...names.filter((name) => joined.includes(name)),
    ...mobiles.filter((mobile) => joined.includes(mobile)),
    ...locals.filter((local) => new RegExp(`(?<![\\d.])(?:0832)?${local}(?!\\d)`).test(joined)),
  ];
}

/** All that can be read in a file. */
async function readable(file: string): Promise<string> {
  if (file.endsWith('.pdf')) {
    const { pages, bookmarks } = await openPdf(file);
    return [...pages.map(({ text }) => text), ...bookmarks.map(({ title }) => title)].join('\n');
  }
  if (!file.endsWith('.xlsx')) return readFileSync(file, 'utf8');
  const zip = await JSZip.loadAsync(readFileSync(file));
  const parts = Object.values(zip.files).map((part) => part.async('string'));
  return (await Promise.all(parts)).join('\n').replaceAll(/<[^>]*>/g, '\n');
}

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

it('no name and no telephone number stands whole anywhere but in the file made for correction', async () => {
  const people = new People();
  const workspace = crowded(people);
  const temp = mkdtempSync(join(tmpdir(), 'canary-'));
  onTestFinished(() => rmSync(temp, { recursive: true }));
  mkdirSync(join(temp, 't'));
  const tempRoot = join(temp, 't');
  const run = (...args: string[]): Promise<Ended> => {
    const asked = [...args, '--month', MONTH, '--workspace', workspace.folder];
    // One as people start it, the others inside this process.
    if (args[0] !== 'generate') return runInProcess(asked, { tempRoot });
    return runReport(asked, { env: { TMPDIR: tempRoot } });
  };
  const said: Record<string, string> = {};
  for (const command of [['check'], ['check', '--json'], ['generate'], ['status'], ['finalize']]) {
    const { code, stdout, stderr } = await run(...command);
    expect([0, 6], `${command}: ${stderr}`).toContain(code);
    said[command.join(' ')] = `${stdout}\n${stderr}`;
  }
  expect(people.count).toBeGreaterThanOrEqual(200);
  expect(new Set([...people.names, ...people.mobiles, ...people.locals]).size).toBe(people.count);

  const found: Record<string, readonly string[]> = {};
  const look = (where: string, text: string) => {
    const whole = shown(text, people);
    if (whole.length > 0) found[where] = whole;
  };
  for (const [command, text] of Object.entries(said)) look(command, text);
  const written = ['out', 'history'].flatMap((folder) =>
    filesBelow(join(workspace.folder, folder)),
  );
  expect(written.length).toBeGreaterThanOrEqual(6);
  for (const file of [...written, ...filesBelow(join(temp, 't'))])
    look(relative(workspace.folder, file), await readable(file));
  expect(found).toEqual({});

  const corrections = join(workspace.folder, 'inputs', MONTH, CORRECTIONS);
  expect(shown(await readable(corrections), people).length).toBeGreaterThan(20);
});

it('a file that cannot be read is told of without what stands in it', async () => {
  const people = new People();
  const { folder, write } = crowded(people);
  write(
    `inputs/${MONTH}/fault_tickets.csv`,
    `${people.mobile()},${people.name()}\n"${people.mobile()}\n`,
  );
  write(`inputs/${MONTH}/complaints.csv`, Buffer.from([0x31, 0x33, 0x38, 0xff, 0xff, 0x0a]));
  const { code, stdout, stderr } = await runInProcess([
    'generate',
    '--month',
    MONTH,
    '--workspace',
    folder,
  ]);
  expect(code).toBe(3);
  expect(shown(`${stdout}\n${stderr}`, people)).toEqual([]);
});
