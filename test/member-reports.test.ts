import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { BRANCHES, makeMonth } from '../fixtures/generator/city/model.ts';
import { focusesOf } from '../src/member/focus.ts';
import { ownOutcomes } from '../src/member/member-figures.ts';
import type { MetricsFile } from '../src/metrics/types.ts';
import { loadWorkspace } from '../src/workspace/load-workspace.ts';
import { runInProcess } from './support/in-process.ts';
import { openPdf } from './support/open-pdf.ts';
import { PROJECT } from './support/program.ts';
import { wordsIn } from './support/words-in.ts';

const MONTH = '2026-09';
const [CITY, STONE, RIVER] = BRANCHES;
const root = mkdtempSync(join(tmpdir(), 'report-members-'));
const workspace = join(root, 'w');
afterAll(() => rmSync(root, { recursive: true, force: true }));

const CASE = (unit: string, words: string) =>
  `---\nkind: 案例\nunits: [${unit}]\n---\n## 经过\n${words}\n`;
const MEASURES = [
  '对应页,问题,措施,责任单位,时限,衡量标准',
  ',,上门提前告知,白河装维一班,2026-10-15,每单告知',
  ',,统一回访话术,客服中心,2026-10-20,每周抽查',
];

const ran: { code?: number; stderr?: string; stdout?: string } = {};

beforeAll(async () => {
  cpSync(join(PROJECT, 'fixtures', 'city'), workspace, { recursive: true });
  const config = join(workspace, 'report.config.yaml');
  // Lists say in full whose records they are, so that nothing of others hides behind a mask.
  writeFileSync(config, `${readFileSync(config, 'utf8')}\nprivacy: { mask_lists: false }\n`);
  const notes = join(workspace, 'notes', MONTH);
  mkdirSync(notes, { recursive: true });
  writeFileSync(join(notes, '案例-1.md'), CASE(STONE, '青石的用户重复报障的经过'));
  writeFileSync(join(notes, '案例-2.md'), CASE(RIVER, '白河的用户越级投诉的经过'));
  writeFileSync(join(notes, '案例-3.md'), CASE('客户服务部', '不知哪里的用户投诉的经过'));
  writeFileSync(join(notes, '措施.csv'), MEASURES.join('\n'));
  const asked = ['generate', '--month', MONTH, '--workspace', workspace, '--json'];
  Object.assign(ran, await runInProcess([...asked, '--for', `分公司=青石、${RIVER}`]));
});

const texts = new Map<string, Promise<string>>();

/** All that a file says, whatever its form. Nothing changes the files after the run that made them: each is read once. */
function textOf(file: string): Promise<string> {
  const text = texts.get(file) ?? textIn(file);
  texts.set(file, text);
  return text;
}

async function textIn(file: string): Promise<string> {
  const bytes = readFileSync(file);
  if (file.endsWith('.pdf')) return (await openPdf(file)).pages.map(({ text }) => text).join('\n');
  if (!/\.(xlsx|pptx)$/.test(file)) return bare(bytes.toString('utf8'));
  const zip = await JSZip.loadAsync(bytes);
  const parts = await Promise.all(
    Object.values(zip.files).map(async (part) => {
      if (!/\.(xlsx|xml|rels)$/.test(part.name)) return '';
      if (!part.name.endsWith('.xlsx')) return bare(await part.async('string'));
      const inner = await JSZip.loadAsync(await part.async('uint8array'));
      const texts = Object.values(inner.files).map((one) => one.async('string'));
      return bare((await Promise.all(texts)).join('\n'));
    }),
  );
  return parts.join('\n');
}

/** A text without what surrounds its words in files: tags that say nothing, typefaces. */
function bare(text: string): string {
  return text
    .replace(/base64,[^"')]*/g, '')
    .replace(/<(?:[^>"]|"[^"<]*")*>/g, (tag) =>
      tag.replace(/[\w:]+="[-\d.;, %#a-fA-F]{0,9}"/g, ''),
    );
}

const folderOf = (branch: string): string => join(workspace, 'out', MONTH, 'branch', branch);

async function allTextOf(branch: string): Promise<string> {
  const files = readdirSync(folderOf(branch)).map((name) => join(folderOf(branch), name));
  return (await Promise.all(files.map(textOf))).join('\n');
}

/** Numbers and users of the records of a branch that no record of another has. */
function recordsOf(branch: string): readonly string[] {
  const { faults, installs, complaints, callbacks } = makeMonth(MONTH);
  const records = [...faults, ...installs, ...complaints, ...callbacks];
  const others = new Set(
    records.flatMap((one) => (one.branch === branch ? [] : [one.id, one.user])),
  );
  const own = records.flatMap((one) => (one.branch === branch ? [one.id, one.user] : []));
  return [...new Set(own)].filter((one) => !others.has(one));
}

describe('a report for each of some branches', () => {
  it('is a whole set of files in a folder of its own, and is told as one of several', () => {
    expect(ran.code, ran.stderr).toBe(0);
    const told = JSON.parse(ran.stdout ?? '');
    expect(told.reports).toHaveLength(2);
    expect(told.reports[0]).toMatchObject({
      member: { level: 'branch', name: STONE },
      exitCode: 0,
    });
    for (const branch of [STONE, RIVER])
      expect(readdirSync(folderOf(branch)).sort()).toEqual(
        'metrics.json quality.json report.html report.pdf report.pptx report.xlsx run.json'.split(
          ' ',
        ),
      );
    expect(existsSync(folderOf(CITY))).toBe(false);
    expect(ran.stderr).toContain(`${STONE}：7 个文件`);
    expect(ran.stderr).toContain('共 2 份报告');
  });

  it.each([STONE, RIVER])('has records of %s and of nobody else, in no file', async (branch) => {
    const text = await allTextOf(branch);
    const own = wordsIn(text, recordsOf(branch));
    expect(own.length).toBeGreaterThan(20);
    for (const other of BRANCHES.filter((one) => one !== branch))
      expect(wordsIn(text, recordsOf(other))).toEqual([]);
  });

  it('has the notes that are about the branch or about nobody', async () => {
    const [stone, river] = [await allTextOf(STONE), await allTextOf(RIVER)];
    const told = (words: string) => [stone.includes(words), river.includes(words)];
    expect(told('青石的用户重复报障的经过')).toEqual([true, false]);
    expect(told('白河的用户越级投诉的经过')).toEqual([false, true]);
    expect(told('不知哪里的用户投诉的经过')).toEqual([false, false]);
    expect(told('上门提前告知')).toEqual([false, true]);
    expect(told('统一回访话术')).toEqual([true, true]);
  });

  it('has the figures of the branch, and the whole beside them', () => {
    const metrics: MetricsFile = JSON.parse(
      readFileSync(join(folderOf(STONE), 'metrics.json'), 'utf8'),
    );
    expect(metrics.member).toEqual({ level: 'branch', name: STONE });
    const { faults } = makeMonth(MONTH);
    const results = metrics.metrics.find(({ id }) => id === 'fault.count')?.results ?? [];
    const amountOf = (key: string) => results.find((one) => one.key === key)?.value;
    expect(amountOf('fault.count')).toBe(faults.length);
    expect(amountOf(`fault.count?branch=${STONE}`)).toBe(
      faults.filter((one) => one.branch === STONE).length,
    );
  });

  it('marks its own bar among those of the others, in every format', async () => {
    for (const name of ['report.pdf', 'report.pptx', 'report.html', 'report.xlsx'])
      expect(await textOf(join(folderOf(STONE), name)), name).toMatch(new RegExp(`▶ ?${STONE}`));
    const pdf = await textOf(join(folderOf(STONE), 'report.pdf'));
    expect(pdf).toContain('▶：本报告的单位');
    expect(pdf).not.toMatch(new RegExp(`▶ ?${RIVER}`));
  });

  it('says of no page that it has no data where it shows some', async () => {
    expect(await textOf(join(folderOf(STONE), 'report.pdf'))).not.toContain('本月没有数据');
  });

  it('tells each department once, though the exports name its branch too', () => {
    const file = join(folderOf(STONE), 'metrics.json');
    const { metrics: outcomes }: MetricsFile = JSON.parse(readFileSync(file, 'utf8'));
    const { workspace: configured, pack } = loadWorkspace({ folder: workspace });
    const { metrics, datasets } = pack;
    const focus = focusesOf('branch', configured.organization).find(({ name }) => name === STONE);
    if (!focus) throw new Error('no such branch');
    const own = ownOutcomes(outcomes, { focus, metrics, declared: metrics, datasets });
    for (const { id, results } of own) {
      const members = results.map(({ by }) => JSON.stringify(by));
      expect([...new Set(members)], id).toEqual(members);
    }
    const rate = own.find(({ id }) => id === 'fault.repair_on_time_rate')?.results ?? [];
    expect(rate.filter(({ by }) => by.department).map(({ by }) => by.department)).toEqual([
      '青石装维一班',
      '青石装维二班',
    ]);
  });
});

test('a member that is not configured is refused with those that are', async () => {
  const asked = ['generate', '--month', MONTH, '--workspace', workspace, '--for'];
  for (const wanted of ['branch=海口', '网格', 'branch='])
    expect(await runInProcess([...asked, wanted])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--for 不认识'),
    });
});
