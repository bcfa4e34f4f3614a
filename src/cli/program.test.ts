import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Fault } from '../messages/fault.ts';
import { outcomeOf, pastMonth } from '../metrics/test-support.ts';
import { sha256 } from '../output/sha256.ts';
import { metricOf } from '../pack/test-support.ts';
import { FORMATS } from '../report/formats/names.ts';
import { LEAST_CONFIG, workspaceFolder } from '../workspace/test-support.ts';
import { earlyOptions, runProgram } from './program.ts';
import { fakeWorld } from './test-support.ts';

/** Runs a command line and gives its code, or the code of the fault that it ended with. */
async function run(argv: readonly string[], folder?: string) {
  const { world, written } = fakeWorld(folder);
  const code = await runProgram(argv, world).catch((error: unknown) => {
    if (error instanceof Fault) return error;
    throw error;
  });
  await world.cleanup[Symbol.asyncDispose]();
  return { code, ...written };
}

async function faultOf(argv: readonly string[], folder?: string) {
  const { code, out } = await run(argv, folder);
  expect(out).toBe('');
  expect(code).toBeInstanceOf(Fault);
  return code instanceof Fault
    ? { kind: code.kind, code: code.said.code, text: code.message }
    : null;
}

describe('before the command line is read', () => {
  it('language and detail are known, the last language given', () => {
    expect(earlyOptions(['generate'])).toEqual({ lang: 'zh-CN', debug: false, logsJson: false });
    expect(earlyOptions(['--lang', 'zh-CN', '--lang=en', '--debug'])).toEqual({
      lang: 'en',
      debug: true,
      logsJson: false,
    });
    expect(earlyOptions(['--lang'])).toEqual({ lang: 'zh-CN', debug: false, logsJson: false });
    expect(earlyOptions(['--lang', 'fr']).lang).toBe('zh-CN');
  });
});

describe('help and version', () => {
  it('go to standard output, in the language asked for', async () => {
    expect((await run(['--help'])).out).toContain('把每月的原始导出变成服务质量分析报告');
    const { code, out, err } = await run(['generate', '--help', '--lang', 'en']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain("make a month's report");
    expect(out).toContain(`formats, comma-separated: ${FORMATS.join(',')}`);
    expect(out).toContain('report generate --month 2009-07');
    expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it.each(['generate', 'finalize', 'check', 'status', 'doctor', 'metrics', 'init', 'explain'])(
    'of %s are English throughout where that is asked for, and name no organisation that is one',
    async (command) => {
      const english = (await run([command, '--help', '--lang', 'en'])).out;
      expect(english.replaceAll('待核实记录.xlsx', '')).not.toMatch(/\p{Script=Han}/u);
      const chinese = (await run([command, '--help'])).out;
      expect(english + chinese).not.toMatch(/资阳|安岳|简阳|雁江|现业|电信|E8/u);
      expect(english).toContain('report ');
    },
  );

  it('tell of the month before today', async () => {
    const { out } = await run(['generate', '--help']);
    expect(out).toContain('月份，如 2009-07；');
    expect(out).not.toContain('{month}');
  });

  it('without a command are shown as help for wrong use', async () => {
    const { code, out, err } = await run([]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('report generate --month 2009-07');
  });
});

describe('wrong use', () => {
  it.each([
    ['generat', 'cli.unknown_command', /"generat"/],
    ['generate', 'cli.option_missing', /--month/],
    ['generate --month', 'cli.option_without_value', /--month/],
    ['generate --month 2009-07 --strit', 'cli.unknown_option', /"--strit"/],
    ['generate --month 2009-07 extra', 'cli.bad_usage', /too many arguments/],
    ['metrics --lang fr', 'cli.bad_choice', /cannot be "fr"; known: zh-CN, en/],
  ])('%s is told in one line', async (line, code, text) => {
    const told = await faultOf(line.split(' '));
    expect(told).toMatchObject({ kind: 'usage', code });
    expect(told?.text).toMatch(text);
    expect(told?.text).not.toMatch(/error:|\n/);
  });

  it('of a month or a format is told before anything is made', async () => {
    const folder = workspaceFolder(LEAST_CONFIG);
    const month = await faultOf(['generate', '--month', '2009-13'], folder);
    expect(month).toMatchObject({ kind: 'usage', code: 'cli.bad_month' });
    const format = await faultOf(['generate', '-m', 'last', '-f', 'pdf,docx'], folder);
    expect(format).toMatchObject({ kind: 'usage', code: 'cli.bad_format' });
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('of a folder without a workspace names the file', async () => {
    const told = await faultOf(['metrics', '--workspace', '/nowhere']);
    expect(told).toMatchObject({ kind: 'usage', code: 'workspace.missing' });
  });
});

describe('a choice that does not exist', () => {
  it('is told with those that do', async () => {
    const told = await faultOf(['generate', '--month', '2009-07', '--edition', 'long']);
    expect(told).toMatchObject({ kind: 'usage', code: 'cli.bad_choice' });
    expect(told?.text).toMatch(/cannot be "long"; known: full, brief$/);
  });
});

describe('report metrics', () => {
  const config = `${LEAST_CONFIG}targets:
  - { metric: ehome.repeat_rate, only: { brand: E8 }, set_by: 市, judges: 分公司, limit: <= 5%, from: "2009-01" }
`;

  it('lists each metric with formula, unit, direction, dataset and targets', async () => {
    const { code, out } = await run(['metrics'], workspaceFolder(config));
    expect(code).toBe(0);
    expect(out).toContain('ehome.repeat_rate  重复申告用户率\n  口径：当月同一业务申告两次及以上');
    expect(out).toContain('单位：%  方向：越低越好  数据：障碍单');
    expect(out).toContain('考核：市考核 ≤5%（E8），考核分公司，2009-01起');
    const english = await run(['metrics', '--lang', 'en', '-w', workspaceFolder(config)]);
    expect(english.out).toContain(
      'distinct user_number with at least 2 records in the month with the same service / distinct',
    );
    expect(english.out).toContain('better: lower');
  });

  it('gives one JSON text when asked', async () => {
    const { out, err } = await run(['metrics', '--json'], workspaceFolder(config));
    expect(err).toBe('');
    const listed = JSON.parse(out) as readonly { id: string; targets: readonly string[] }[];
    expect(listed.find((one) => one.id === 'ehome.repeat_rate')?.targets).toHaveLength(1);
  });
});

describe('report finalize', () => {
  const metric = metricOf({});
  const draft = (folder: string, value: number) => {
    mkdirSync(join(folder, 'out/2009-07'), { recursive: true });
    const { file } = pastMonth([outcomeOf(metric, [[{}, value]])], '2009-07');
    const text = JSON.stringify(file);
    writeFileSync(join(folder, 'out/2009-07/metrics.json'), text);
    const outputs = [{ name: 'metrics.json', sha256: sha256(Buffer.from(text)) }];
    const record = JSON.stringify({ month: '2009-07', outputs });
    writeFileSync(join(folder, 'out/2009-07/run.json'), record);
  };

  it('takes the draft of the month before today, once, and locks it', async () => {
    const folder = workspaceFolder(LEAST_CONFIG);
    const file = join(folder, 'history/2009-07.json');
    draft(folder, 5);
    const first = await run(['finalize', '--month', 'last'], folder);
    expect(first).toEqual({
      code: 0,
      out: `${file}\n`,
      err: expect.stringContaining('2009-07 已定稿'),
    });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ month: '2009-07' });
    const again = await run(['finalize', '--month', '2009-07', '--lang', 'en'], folder);
    expect(again.err).toMatch(/was final already/);
    draft(folder, 6);
    expect(await faultOf(['finalize', '--month', '2009-07'], folder)).toMatchObject({
      code: 'finalize.locked',
    });
    expect(readFileSync(file, 'utf8')).toContain('"value":5');
  });

  it('has nothing to take before a report was made', async () => {
    const told = await faultOf(['finalize', '-m', '2009-07'], workspaceFolder(LEAST_CONFIG));
    expect(told).toMatchObject({ kind: 'usage', code: 'finalize.no_draft' });
  });
});
