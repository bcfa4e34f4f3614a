import { describe, expect, it } from 'vitest';
import { applyChanges } from './apply-changes.ts';
import { changeLines } from './change-lines.ts';
import type { ConfigChange } from './changes.ts';

const CONFIG = `# 工作区
pack: city
branches:
  # 按此顺序
  - { name: 大冶市, aliases: [大冶] }
  - name: 阳新县
departments: []
inputs: {} # 以后再写

values:
  callbacks: { 结果满意: [很满意] }
aliases: {}
`;

const CHANGES: readonly ConfigChange[] = [
  { kind: 'branch_alias', branch: '大冶市', text: '大治市' },
  { kind: 'branch_alias', branch: '阳新县', text: '阳新' },
  { kind: 'department', name: '装维一班', branch: '大冶市', isOpen: false },
  { kind: 'department', name: '客服: 中心', branch: '市本部', isOpen: true },
  { kind: 'value', dataset: 'callbacks', column: '结果满意', value: '很满意', alias: '挺好' },
  { kind: 'value', dataset: 'callbacks', column: '结果满意', value: '说不清', alias: null },
  { kind: 'value', dataset: 'complaints', column: '受理渠道', value: '微信', alias: '公众号' },
  { kind: 'header', dataset: 'complaints', column: '工单号', header: '投诉单号', inverse: false },
  { kind: 'header', dataset: 'complaints', column: '是否及时', header: '是否延误', inverse: true },
];

describe('changes of a configuration', () => {
  it('keep its comments and order, and stand where they belong', () => {
    expect(applyChanges(CONFIG, CHANGES, '看不出所属单位，请核对')).toBe(`# 工作区
pack: city
branches:
  # 按此顺序
  - { name: 大冶市, aliases: [大冶, 大治市] }
  - name: 阳新县
    aliases: [阳新]
departments:
  - { name: 装维一班, branch: 大冶市 }
  - { name: "客服: 中心", branch: 市本部 } # 看不出所属单位，请核对
inputs: {} # 以后再写

values:
  callbacks: { 结果满意: [{ value: 很满意, aliases: [挺好] }, 说不清] }
  complaints:
    受理渠道: [{ value: 微信, aliases: [公众号] }]
aliases:
  complaints:
    工单号: [投诉单号]
    是否及时: [{ header: 是否延误, inverse: true }]
`);
  });

  it('leave comments where they are, also behind an empty list', () => {
    const config = `departments: [] # 以后
# 考核
targets: []
inputs:
  complaints: # 投诉
    files: ["*投诉*.xls"] # 每月
    required: true
`;
    const changed = applyChanges(config, [
      { kind: 'department', name: '甲班', branch: '乙', isOpen: false },
      { kind: 'file', dataset: 'complaints', pattern: '*客诉*.xls' },
      { kind: 'header', dataset: 'complaints', column: '分公司', header: '区,县', inverse: false },
    ]);
    expect(changed).toBe(`departments: # 以后
  - { name: 甲班, branch: 乙 }
# 考核
targets: []
inputs:
  complaints: # 投诉
    files: ["*投诉*.xls", "*客诉*.xls"] # 每月
    required: true
aliases:
  complaints:
    分公司: ["区,县"]
`);
  });

  it('made again change nothing', () => {
    const once = applyChanges(CONFIG, CHANGES, '看不出所属单位，请核对');
    expect(applyChanges(once, CHANGES)).toBe(once);
  });

  it('are lines to paste', () => {
    expect(changeLines(CHANGES.slice(0, 3))).toEqual([
      'branches:',
      '  - name: 大冶市',
      '    aliases:',
      '      - 大治市',
      '  - name: 阳新县',
      '    aliases:',
      '      - 阳新',
      'departments:',
      '  - { name: 装维一班, branch: 大冶市 }',
    ]);
    expect(changeLines([])).toEqual(['']);
  });
});
