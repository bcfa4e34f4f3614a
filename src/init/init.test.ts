import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { init } from '../cli/init.ts';
import { fakeWorld } from '../cli/test-support.ts';
import { Fault } from '../messages/fault.ts';
import { loadWorkspace } from '../workspace/load-workspace.ts';

const REQUIRED = '故障单号,故障号码,分公司,业务类型,产品品牌,客户类型,受理时间';
const RECORD = 'A1,6100001,安岳县分公司,ADSL,E8,公客,2009-07-02 09:00:00';
const NAMES = { organization: '测试分公司', department: '客户服务部' };

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-init-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function example(name: string, header: string, ...records: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, `${[header, ...records].join('\n')}\n`);
  return file;
}

async function refusal(run: Promise<unknown>): Promise<Fault> {
  const cause = await run.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(cause instanceof Fault)) throw new Error(`no fault but ${String(cause)}`);
  return cause;
}

/** A world in which somebody answers by the words of the question. */
function answering(answers: Readonly<Record<string, string>>) {
  const { world, written } = fakeWorld(folder);
  const questions: string[] = [];
  const ask = async (question: string) => {
    questions.push(question);
    return Object.entries(answers).find(([words]) => question.includes(words))?.[1] ?? '';
  };
  return { world: { ...world, ask }, written, questions };
}

describe('a new workspace', () => {
  it('asks what nobody else knows, and takes no meaning for granted', async () => {
    const file = example(
      '障碍单_2009年7月.csv',
      `${REQUIRED.replace('故障号码', '申告号码')},实际恢复时间,受理 时间*,闲话`,
      `${RECORD},2009-07-02 12:00:00,,x`,
      'A2,6100002,城区,ADSL,E8,公客,2009-07-03 09:00:00,2009-07-03 12:00:00,,y',
      '合计,2,,,,,,,,',
    );
    const { world, questions, written } = answering({
      单位全称: '测试分公司',
      '「城区」': '现业',
      别名写在等号后: '安岳,现业',
      申告号码: 'y',
      实际恢复时间: '',
    });
    expect(await init({ folder: 'asked', from: [file] }, world)).toBe(0);
    const { workspace } = loadWorkspace({ folder: join(folder, 'asked') });
    expect(workspace.organization).toMatchObject({
      name: '测试分公司',
      department: '客户服务部',
      branches: [
        { name: '安岳', aliases: ['安岳县分公司'] },
        { name: '现业', aliases: ['城区'] },
      ],
    });
    expect(workspace.headerAliases).toEqual({
      fault_tickets: { user_number: [{ header: '申告号码', inverse: false }] },
    });
    expect(workspace.inputs.datasets).toMatchObject([
      { dataset: 'fault_tickets', files: ['障碍单*.csv'], required: true },
    ]);
    const text = readFileSync(join(folder, 'asked', 'report.config.yaml'), 'utf8');
    expect(text).toContain('fault_tickets: { 恢复时间: [实际恢复时间] }');
    expect(questions.some((one) => one.includes('可能是来电人的号码'))).toBe(true);
    // Each template says in a line what it is for.
    expect(questions[0]).toMatch(
      /\n {2}1 city {2}\S.*\n {2}2 cities {2}\S.*\n {2}3 ziyang {2}\S.*\n/,
    );
    expect(written.err).toContain('inputs/2009-07');
  });

  it('is asked for and written in English where English is asked for', async () => {
    const file = example(
      'calls.csv',
      '投诉编号,业务号码,所属区局,受理时间,办结时间,单据序列',
      'C1,6100001,East,2026-09-02 09:00:00,2026-09-02 19:00:00,x',
      'C2,6100001,Westt,2026-09-02 09:00:00,2026-09-02 19:00:00,x',
    );
    const { world, questions, written } = answering({
      'full name': 'Example',
      parted: 'East,West',
      'which data': '投诉单',
    });
    expect(await init({ folder: 'english', from: [file], lang: 'en' }, world)).toBe(0);
    const text = readFileSync(join(folder, 'english', 'report.config.yaml'), 'utf8');
    const comments = text.split('\n').flatMap((line) => line.match(/#.*$/) ?? []);
    // Only what exports and the pack call their own is Chinese: headers, datasets, setters, levels.
    const own =
      /投诉编号|业务号码|所属区局|受理时间|办结时间|单据序列|市本部|[省市]|全市|分公司|业务|部门|每月3日|障碍单|装移机工单|投诉单|回访样本|考核清单|网络事件|在网用户数|VIP客户清单|测评成绩|客户服务部/g;
    for (const said of [...comments, ...questions.slice(1), written.err.split('ingest:')[0] ?? ''])
      expect(said.replace(own, '')).not.toMatch(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u);
    expect(questions[0]).toContain('which report template?');
    expect(text).toContain('locale: en');
    expect(loadWorkspace({ folder: join(folder, 'english') }).workspace.lang).toBe('en');
  });

  it('leaves a configuration that is there as it is', async () => {
    mkdirSync(join(folder, 'there'));
    writeFileSync(join(folder, 'there', 'report.config.yaml'), 'pack: mine\n');
    const { world } = fakeWorld(folder);
    const found = await refusal(init({ folder: 'there', ...NAMES, branches: '安岳' }, world));
    expect([found.said.code, found.kind]).toEqual(['init.exists', 'usage']);
    expect(readFileSync(join(folder, 'there', 'report.config.yaml'), 'utf8')).toBe('pack: mine\n');
  });

  it('names the flags that are missing where nobody can be asked', async () => {
    const { world } = fakeWorld(folder);
    const flags = async (given: object) =>
      (await refusal(init({ folder: 'new', ...given }, world))).said.params;
    expect(await flags({})).toEqual({ flags: ['--organization', '--department', '--branches'] });
    expect(await flags({ organization: '测试', yes: true })).toEqual({ flags: ['--branches'] });
  });

  it('quotes every text that YAML would read as something else', async () => {
    const { world } = fakeWorld(folder);
    const name = '"甲": [乙]\n# 丙';
    await init(
      { folder: 'odd', organization: name, department: 'yes', branches: 'null,010' },
      world,
    );
    const { organization } = loadWorkspace({ folder: join(folder, 'odd') }).workspace;
    expect([organization.name, organization.department]).toEqual([name, 'yes']);
    expect(organization.branches.map((one) => one.name)).toEqual(['null', '010']);
  });

  it('names what it cannot read or does not know, and refuses a branch named twice', async () => {
    const { world, written } = fakeWorld(folder);
    const odd = example('别的.csv', '甲,乙,丙', '1,2,3');
    const empty = example('空.csv', '');
    await init({ folder: 'some', from: [odd, empty], ...NAMES, branches: '安岳' }, world);
    expect(written.err).toMatch(
      /别的\.csv（csv utf-8）不像任何一种已知的导出.*第 1 行像表头：甲、乙、丙/,
    );
    expect(written.err).toMatch(/空\.csv/);
    const twice = init({ folder: 'twice', ...NAMES, branches: '安岳,简阳=安岳' }, world);
    expect((await refusal(twice)).said.code).toBe('init.repeated_branch');
    const absent = init(
      { folder: 'absent', from: ['没有.csv'], ...NAMES, branches: '安岳' },
      world,
    );
    expect((await refusal(absent)).said.code).toBe('init.no_file');
  });
});
