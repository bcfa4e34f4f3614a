import { describe, expect, it } from 'vitest';
import { message } from '../messages/catalogue.ts';
import { fault } from '../messages/fault.ts';
import { faultFrom } from '../messages/test-support.ts';
import { Cleanup } from './cleanup.ts';
import { exitCodeOf } from './exit-codes.ts';
import { monthFrom } from './month-option.ts';
import { givenPeriod } from './period-options.ts';
import { tellFault } from './tell-fault.ts';
import { terminalReporter } from './terminal.ts';
import { fakeWorld, recordingTerminal } from './test-support.ts';

describe('exit codes', () => {
  it('are those of the contract', () => {
    const kinds = ['usage', 'inputs', 'output', 'locked', 'internal', 'warning', 'info'] as const;
    expect(kinds.map(exitCodeOf)).toEqual([2, 3, 4, 5, 1, 1, 1]);
  });
});

describe('telling an error', () => {
  const problems = [
    message('cli.bad_month', { given: 'x', example: '2009-07' }),
    message('cli.bad_month', { given: 'y', example: '2009-07' }),
  ];
  const usage = fault(
    'workspace.missing',
    { file: 'a.yaml' },
    { problems, cause: new Error('why') },
  );

  it('says an expected one in words, its problems one a line', () => {
    const { text, code } = tellFault(usage, 'en', false);
    expect(code).toBe(2);
    expect(text.split('\n')).toEqual([
      expect.stringMatching(/^error: no workspace configuration at a\.yaml\./),
      expect.stringMatching(/^ {2}- --month .* got "x"$/),
      expect.stringMatching(/^ {2}- --month .* got "y"$/),
      '',
    ]);
    expect(tellFault(usage, 'zh-CN', false).text).toMatch(/^错误：找不到工作区配置 a\.yaml/);
  });

  it('does not say a problem twice that is the fault itself', () => {
    const said = fault('cli.bad_month', { given: 'x', example: '2009-07' });
    const { text } = tellFault(Object.assign(said, { problems: [said.said] }), 'en', false);
    expect(text.trimEnd().split('\n')).toHaveLength(1);
  });

  it('says what went wrong first where putting away failed, too', () => {
    const full = Object.assign(new Error('ENOSPC: no space left'), {
      code: 'ENOSPC',
      syscall: 'open',
    });
    const away = Object.assign(new Error('EROFS: read-only'), { code: 'EROFS', syscall: 'rm' });
    const twice = new SuppressedError(away, new SuppressedError(away, full));
    expect(tellFault(twice, 'zh-CN', false)).toMatchObject({
      code: 4,
      text: expect.stringContaining('open（ENOSPC）'),
    });
    const expected = new SuppressedError(
      away,
      fault('cli.bad_month', { given: '2009-13', example: '2009-07' }),
    );
    expect(tellFault(expected, 'zh-CN', false)).toMatchObject({ code: 2 });
  });

  it('says an unexpected one in one line, code 1', () => {
    const { text, code } = tellFault(new TypeError('first\nsecond'), 'en', false);
    expect([text, code]).toEqual([
      'error: internal error: first; run again with --debug for details\n',
      1,
    ]);
    expect(tellFault('thrown text', 'zh-CN', false).text).toContain('程序内部错误：thrown text');
  });

  it('says what the browser throws between our calls as a failure of rendering, code 4', () => {
    const closed = Object.assign(new Error('Target closed'), { name: 'TargetCloseError' });
    const { text, code } = tellFault(closed, 'zh-CN', false);
    expect([text, code]).toEqual([
      expect.stringMatching(/^错误：浏览器中途出错：Target closed。/),
      4,
    ]);
  });

  it('adds stack and cause for those who debug', () => {
    expect(tellFault(usage, 'en', true).text).toMatch(
      /Fault: .*\n {4}at .*[\s\S]*Error: why\n {4}at /,
    );
    expect(tellFault(new TypeError('x'), 'en', true).text).toMatch(/TypeError: x\n {4}at /);
  });
});

describe('the reporter', () => {
  const run = (errIsTerminal: boolean, quiet: boolean) => {
    const terminal = recordingTerminal(errIsTerminal);
    const reporter = terminalReporter(terminal, 'zh-CN', quiet);
    const warning = message('ingest.unclaimed_file', { file: 'a.csv' });
    reporter.stageStarted('ingest');
    reporter.warn(warning);
    reporter.stageEnded({ stage: 'ingest', counts: { files: 2 }, milliseconds: 1449 });
    expect(reporter.warnings).toEqual([warning]);
    expect(terminal.written.out).toBe('');
    return terminal.written.err;
  };

  it('writes plain lines where nobody looks on', () => {
    expect(run(false, false)).toBe(
      '注意：a.csv 不符合任何数据集的文件名，没有使用\n读入数据：文件 2（1.4 秒）\n',
    );
  });

  it('writes over the running stage on a terminal', () => {
    expect(run(true, false)).toBe(
      '读入数据…\r\u001b[K注意：a.csv 不符合任何数据集的文件名，没有使用\n\r\u001b[K读入数据：文件 2（1.4 秒）\n',
    );
  });

  it('says warnings only when quiet', () => {
    expect(run(true, true)).toBe('注意：a.csv 不符合任何数据集的文件名，没有使用\n');
  });
});

describe('the month', () => {
  const on = (clock: { now: () => Date }) => ({ clock, builtOn: null });
  const { clock } = fakeWorld().world;

  it('is as given, or the one before today where the workspace is', () => {
    expect(monthFrom('2009-07', on(clock), { timeZone: 'Asia/Shanghai' })).toBe('2009-07');
    expect(monthFrom('last', on(clock), { timeZone: 'Asia/Shanghai' })).toBe('2009-07');
    const newYear = { now: () => new Date('2009-12-31T17:00:00Z') };
    expect(monthFrom('last', on(newYear), { timeZone: 'Asia/Shanghai' })).toBe('2009-12');
    expect(monthFrom('last', on(newYear), { timeZone: 'UTC' })).toBe('2009-11');
  });

  it('is taken in the forms that people write', () => {
    for (const given of [
      '2009-7',
      '200907',
      '2009.7',
      '2009/07',
      '２００９－０７',
      '2009年7月',
      ' 2009-07 ',
    ])
      expect(monthFrom(given, on(clock), { timeZone: 'UTC' })).toBe('2009-07');
    expect(monthFrom('Last', on(clock), { timeZone: 'Asia/Shanghai' })).toBe('2009-07');
  });

  it('may be a week, a quarter, a half-year or a year, in the forms that people write', () => {
    const zone = { timeZone: 'Asia/Shanghai' };
    const read = (given: string) => monthFrom(given, on(clock), zone);
    expect(
      ['2022Q1', '2022-q1', '2022年一季度', '2022年第1季度', '２０２２Ｑ１'].map(read),
    ).toEqual(Array(5).fill('2022-Q1'));
    expect(['2010-H1', '2010上半年', '2010年下半年'].map(read)).toEqual([
      '2010-H1',
      '2010-H1',
      '2010-H2',
    ]);
    expect(['2021', '2021年', '2021年度'].map(read)).toEqual(['2021', '2021', '2021']);
    expect(['last-quarter', '上季度', 'last-year', '去年'].map(read)).toEqual([
      '2009-Q2',
      '2009-Q2',
      '2008',
      '2008',
    ]);
    const weekly = { ...zone, periodKinds: ['week', 'month'] as const };
    const week = (given: string) => monthFrom(given, on(clock), weekly);
    expect(['2010W25', '2010年第25周', '2010-w25'].map(week)).toEqual(Array(3).fill('2010-W25'));
    expect([week('last'), week('last-week')]).toEqual(['2009-07', '2009-W31']);
  });

  it('of which the pack makes no report is wrong use, and what can be asked for is told', () => {
    const zone = { timeZone: 'UTC' };
    expect(faultFrom(() => monthFrom('2009-W30', on(clock), zone)).said).toMatchObject({
      code: 'cli.no_such_reports',
      params: { given: '2009-W30', examples: ['2009-07', '2009-Q2', '2009-H1', '2008'] },
    });
    expect(faultFrom(() => monthFrom('2009-W54', on(clock), zone)).said.code).toBe('cli.bad_month');
  });

  it('is named once, by either of its options', () => {
    expect(givenPeriod({ period: '2022-Q1' })).toBe('2022-Q1');
    expect(givenPeriod({ month: '2022-03', period: '2022-03' })).toBe('2022-03');
    const both = { month: '2022-03', period: '2022-Q1' };
    expect(faultFrom(() => givenPeriod(both)).said.code).toBe('cli.two_periods');
    expect(faultFrom(() => givenPeriod({})).said.code).toBe('cli.option_missing');
  });

  it('that is none is wrong use, and the right form is shown', () => {
    for (const given of ['2009-13', '2009-00', '09-07', '20', '2009-7-1', ''])
      expect(faultFrom(() => monthFrom(given, on(clock), { timeZone: 'UTC' })).said).toEqual({
        code: 'cli.bad_month',
        params: { given, example: '2009-07' },
      });
  });
});

describe('cleaning up', () => {
  it('undoes the last step first, each once, and goes on after a failure', async () => {
    const done: string[] = [];
    const cleanup = new Cleanup();
    cleanup.add(async () => {
      done.push('lock');
    });
    cleanup.add(() => Promise.reject(new Error('no')));
    cleanup.add(async () => {
      done.push('browser');
    });
    await expect(cleanup[Symbol.asyncDispose]()).rejects.toMatchObject({
      said: { code: 'cli.cleanup_failed', params: { reasons: ['no'] } },
    });
    await cleanup[Symbol.asyncDispose]();
    expect(done).toEqual(['browser', 'lock']);
  });
});
