import { describe, expect, it } from 'vitest';
import { faultFrom, problemsOf } from '../messages/test-support.ts';
import { loadWorkspace } from './load-workspace.ts';
import { LEAST_CONFIG, workspaceFolder } from './test-support.ts';

/** The problems of a configuration, each without the file's name: `12 targets[1].limit: …`. */
function problems(config: string, lang: 'zh-CN' | 'en' = 'en'): readonly string[] {
  const fault = faultFrom(() => loadWorkspace({ folder: workspaceFolder(config) }));
  expect(fault).toMatchObject({ kind: 'usage', said: { code: 'workspace.invalid' } });
  expect(fault.said.params).toMatchObject({ count: fault.problems.length });
  return problemsOf(fault, lang).map((text) => text.replace(/^report\.config\.yaml:/, ''));
}

const withTargets = (...targets: string[]) =>
  `${LEAST_CONFIG}targets:\n${targets.map((one) => `  - { ${one} }\n`).join('')}`;

describe('a wrong configuration', () => {
  it('is told every problem of its form at once, line and field first', () => {
    const found = problems(
      `${LEAST_CONFIG.replace('department:', 'departement:')}timezone: Asia/Chengdu
locale: zh
inputs_folder: inputs
period: { default: 26-20, fault_tickets: monthly }
targets:
  - metric: ehome.repeat_rate
    set_by: 县
    judges: 区县
    limit: at most 8%
    from: 2009-1
outt: x
`,
    );
    expect(found).toEqual([
      expect.stringMatching(/^2 organization\.department: this field is missing/),
      expect.stringMatching(/^2 organization\.departement: unknown field/),
      expect.stringMatching(/^11 period\.default: calendar, or days up to the one before/),
      expect.stringMatching(/^11 period\.fault_tickets: calendar/),
      expect.stringMatching(/^8 timezone: unknown time zone/),
      expect.stringMatching(/^9 locale: Invalid option: expected one of "zh-CN"\|"en"/),
      expect.stringMatching(/^10 inputs_folder: must contain \{month\}/),
      expect.stringMatching(/^16 targets\[1\]\.limit: write it as "<= 8%"/),
      expect.stringMatching(/^17 targets\[1\]\.from: a month such as "2009-01"/),
      expect.stringMatching(/^18 outt: unknown field/),
    ]);
  });

  it('is told every name that does not exist at once, in Chinese too', () => {
    const config = `${LEAST_CONFIG.replace('{ name: 简阳 }', '{ name: 简阳, aliases: [安岳] }')}  bills: { files: [a] }
departments:
  - { name: 车城服务部, branch: 现业 }
period: { orders: 自然月 }
aliases: { letters: { a: [b] }, fault_tickets: { 颜色: [b] } }
metrics:
  - { id: ehome.fault_count, name: 故障, scope: nothing, calculator: count }
  - { id: my.repeat, name: 回单, dataset: install_orders, calculator: repeat_rate, with: { user: user_number, within_days: 3, since: gone_at } }
slides:
  - { id: cover, section: indicators, title: 又一页, after: nowhere, blocks: [{ kind: bars, column: 2, metric: 没有, by: branch }] }
targets:
  - { metric: 没有, set_by: 县, judges: [全市, 区县], limit: <= 8% }
`;
    expect(problems(config)).toEqual([
      expect.stringMatching(/^\d+ metrics\[1\]\.scope: no scope named "nothing"/),
      expect.stringMatching(/^\d+ metrics\[2\]\.with\.since: .* no column "gone_at"/),
      expect.stringMatching(/slides\[1\]\.blocks\[1\]\.column: this slide has 1 column/),
      expect.stringMatching(/slides\[1\]\.blocks\[1\]\.metric: no metric named "没有"/),
      expect.stringMatching(/slides\[1\]\.after: no slide named "nowhere"/),
      expect.stringMatching(/slides: slide id "cover" used twice/),
      expect.stringMatching(/^5 branches\[2\]: the name "安岳" is used for "安岳" already/),
      expect.stringMatching(/^10 departments\[1\]\.branch: no branch named "现业"/),
      expect.stringMatching(
        /^\d+ targets\[1\]\.set_by: nobody called "县" sets limits; known: 省, 市$/,
      ),
      expect.stringMatching(
        /^\d+ targets\[1\]\.judges\[2\]: nobody called "区县" is judged; known: 全市, 分公司, 部门, 业务$/,
      ),
      expect.stringMatching(/^\d+ targets\[1\]\.metric: no metric named "没有"/),
      expect.stringMatching(/^8 inputs\.bills: no dataset named "bills"; known: .*fault_tickets/),
      expect.stringMatching(/^12 aliases\.letters: no dataset named "letters"/),
      expect.stringMatching(/^11 period\.orders: no dataset named "orders"/),
      expect.stringMatching(/^12 aliases\.fault_tickets\.颜色: .* has no column "颜色"/),
    ]);
    expect(problems(config, 'zh-CN')[7]).toMatch(
      /^10 departments\[1\]\.branch：没有名为「现业」的分公司/,
    );
  });

  it('has to say which way round an alias of a flag asks, and only of a flag', () => {
    const named =
      '是否预处理: [是否派单, { header: 未派单, inverse: true }], 恢复时间: [{ header: 复通, inverse: true }]';
    expect(problems(`${LEAST_CONFIG}aliases: { fault_tickets: { ${named} } }\n`)).toEqual([
      expect.stringMatching(/是否预处理\[1\]: "是否派单" may be the opposite of "是否预处理"/),
      expect.stringMatching(/恢复时间\[1\]: "恢复时间" is no yes\/no column/),
    ]);
  });

  it('may not take the id of a metric of the pack', () => {
    const own = 'id: ehome.fault_count, name: 故障, dataset: fault_tickets, calculator: count';
    expect(problems(`${LEAST_CONFIG}metrics:\n  - { ${own} }\n`)).toEqual([
      '9 metrics[1].id: id is used by another metric',
    ]);
  });

  it('may not name a metric by a name that several have', () => {
    const own = 'id: my.count, name: ADSL故障数, dataset: fault_tickets, calculator: count';
    expect(
      problems(
        `${withTargets('metric: ADSL故障数, set_by: 省, limit: <= 9 单')}metrics:\n  - { ${own} }\n`,
      ),
    ).toEqual([
      '9 targets[1].metric: "ADSL故障数" names several metrics: adsl.fault_count, my.count; use the id',
    ]);
  });
});

describe('a target', () => {
  const repeat = 'metric: ehome.repeat_rate, set_by: 省';

  it('of a rate has its %, of a count has none', () => {
    expect(
      problems(
        withTargets(
          `${repeat}, limit: <= 8`,
          'metric: ehome.fault_count, set_by: 省, limit: <= 8%',
        ),
      ),
    ).toEqual([
      '9 targets[1].limit: this metric is in percent: the limit needs its %',
      '10 targets[2].limit: this metric is not in percent: the limit takes no %',
    ]);
  });

  it('has the unit of its metric, or none', () => {
    const hours = 'metric: complaint.handling_hours_median, set_by: 省, limit';
    expect(problems(withTargets(`${hours}: <= 90分`))).toEqual([
      expect.stringMatching(/^9 targets\[1\]\.limit: the limit is in "分", .* write 小时/),
    ]);
    for (const limit of ['<= 24小时', '<= 24'])
      expect(() =>
        loadWorkspace({ folder: workspaceFolder(withTargets(`${hours}: ${limit}`)) }),
      ).not.toThrow();
  });

  it('names dimensions that are computed and members that exist', () => {
    expect(
      problems(
        withTargets(
          `${repeat}, only: { brand: E9 }, limit: <= 8%`,
          `${repeat}, only: { service: ADSL }, limit: <= 8%`,
          `${repeat}, only: { branch: [安岳, 安岳县] }, limit: <= 8%`,
          'metric: home_broadband.repair_on_time_rate, set_by: 省, only: { product_group: E6 }, limit: ">= 8%"',
        ),
      ),
    ).toEqual([
      expect.stringMatching(/^9 targets\[1\]\.only\.brand: "E9" is none of: E6, E8, E8-2/),
      expect.stringMatching(/^10 targets\[2\]\.only\.service: .* is not computed by service/),
      expect.stringMatching(/^11 targets\[3\]\.only\.branch: "安岳县" is none of: 安岳, 简阳/),
      expect.stringMatching(/^12 targets\[4\]\.only\.product_group: "E6" is none of: 我的E家/),
    ]);
  });

  it('may not contradict another by the same setter for the same members and months', () => {
    const of = (brand: string, more = '') =>
      `${repeat}, only: { brand: ${brand} }, limit: <= 8%${more}`;
    expect(
      problems(
        withTargets(
          of('[E6, E8]', ', to: "2009-06"'),
          of('E8', ', from: "2009-07"'),
          of('E6', ', from: "2009-06"'),
          of('E8-2'),
          of('E8-2').replace('省', '市'),
          of('E8', ', from: "2009-12", to: "2009-01"'),
        ),
      ),
    ).toEqual([
      '14 targets[6].to: ends before it begins',
      '11 targets[3]: overlaps with target 1 in members and months',
    ]);
  });

  it('may not judge a figure that another one for all members judges as well', () => {
    const city = `${repeat.replace('省', '市')}, judges: [全市, 业务, 分公司], limit: <= 5%`;
    const one = `${repeat.replace('省', '市')}, only: { brand: E8 }, judges: 全市, limit: <= 4%`;
    expect(problems(withTargets(city, one))).toEqual([
      '10 targets[2]: overlaps with target 1 in members and months',
    ]);
    const apart = withTargets(city.replace(', 业务', ''), one);
    expect(() => loadWorkspace({ folder: workspaceFolder(apart) })).not.toThrow();
  });
});
