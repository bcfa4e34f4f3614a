import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runInProcess } from './support/in-process.ts';
import { tinyWorkspace } from './support/tiny-workspace.ts';

/** Records that are wrong in several columns each: nothing hides behind the first fault. */
const HEADER = '故障单号,故障号码,分公司,维护单位,受理时间,恢复时间,是否超时';
const CALLBACKS = '回访流水号,回访日期,分公司,责任部门,结果满意';

function dirty() {
  const workspace = tinyWorkspace();
  workspace.configure({
    pack: 'city',
    metrics: [],
    targets: [],
    inputs: {
      fault_tickets: { files: ['障碍*'], required: false },
      callbacks: { files: ['回访*'], required: false },
    },
  });
  const rows = Array.from({ length: 6 }, (_, at) => {
    const branch = at < 5 ? '西区分局' : '西曲分局';
    return `A${at},0280000000${at},${branch},西区装维一班,2009-07-0${at + 1} 08:00,2009-07-0${at + 1} 09:00,${at === 0 ? '说不好' : '否'}`;
  });
  workspace.write('inputs/2009-07/障碍.csv', [HEADER, ...rows].join('\n'));
  workspace.write(
    'inputs/2009-07/回访.csv',
    [CALLBACKS, 'H1,2009-07-05,东区,客服中心,很好', 'H2,2009-07-06,东区,客服中心,满意'].join('\n'),
  );
  return workspace;
}

const check = (folder: string, ...more: readonly string[]) =>
  runInProcess(['check', '--month', '2009-07', '--workspace', folder, ...more]);

test('check tells every unknown word at once, and lines to paste', async () => {
  const { folder } = dirty();
  const { stdout } = await check(folder);
  expect(stdout).toContain('障碍单「维护单位」：1 种写法没有登记');
  expect(stdout).toContain('西区装维一班（6 条');
  expect(stdout).toContain('障碍单「分公司」：1 种写法没有登记');
  expect(stdout).toContain('障碍单「是否超时」：1 种写法没有登记');
  expect(stdout).toContain('回访样本「结果满意」：1 种写法没有登记');
  expect(stdout).toContain('已登记：满意、一般、不满意、未评价');
  expect(stdout).toContain('  - { name: 西区装维一班, branch: 西区 }');
  expect(stdout).toContain('  - { name: 客服中心, branch: 东区 }');
});

test('check --fix writes them into the configuration once somebody agrees', async () => {
  const { folder } = dirty();
  const before = readFileSync(join(folder, 'report.config.yaml'), 'utf8');
  const alone = await check(folder, '--fix');
  expect([alone.code, alone.stderr]).toEqual([2, expect.stringContaining('--yes')]);
  expect(readFileSync(join(folder, 'report.config.yaml'), 'utf8')).toBe(before);
  const fixed = await check(folder, '--fix', '--yes');
  expect(fixed.stderr).toContain('还要自己看：障碍单「是否超时」');
  const { stdout } = await check(folder);
  expect(stdout.match(/种写法没有登记/g)).toEqual(['种写法没有登记']);
  expect(stdout).toContain('障碍单「是否超时」：1 种写法没有登记');
  const again = await check(folder, '--fix', '--yes');
  expect(again.stderr).toContain('没有能替您决定的写法');
});
