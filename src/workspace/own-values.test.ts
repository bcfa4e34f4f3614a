import { describe, expect, it } from 'vitest';
import { faultFrom, problemsOf } from '../messages/test-support.ts';
import { loadWorkspace } from './load-workspace.ts';
import { LEAST_CONFIG, workspaceFolder } from './test-support.ts';

const columnOf = (config: string, header: string) => {
  const { pack } = loadWorkspace({ folder: workspaceFolder(config) });
  const tickets = pack.datasets.find(({ id }) => id === 'fault_tickets');
  return tickets?.columns.find((column) => column.header === header);
};

describe("the workspace's own words", () => {
  it('stand behind those of the pack, and aliases join the member that has them', () => {
    const column = columnOf(
      `${LEAST_CONFIG}values:
  fault_tickets:
    重点产品: [商务领航, { value: 全球眼, aliases: [视频监控] }]
`,
      '重点产品',
    );
    const plain = columnOf(LEAST_CONFIG, '重点产品')?.values ?? [];
    expect(column?.values).toHaveLength(plain.length + 1);
    expect(column?.values.at(-1)).toEqual({ value: '商务领航', aliases: [] });
    expect(column?.values.find(({ value }) => value === '全球眼')?.aliases).toContain('视频监控');
  });

  it('need a dataset and a column that holds such words', () => {
    const config = `${LEAST_CONFIG}values:
  letters: { a: [b] }
  fault_tickets: { 颜色: [红], 受理时间: [昨天] }
`;
    const fault = faultFrom(() => loadWorkspace({ folder: workspaceFolder(config) }));
    expect(problemsOf(fault, 'en').map((text) => text.replace(/^.*?:\d+ /, ''))).toEqual([
      expect.stringMatching(
        /values\.letters: no dataset named "letters"; known: assessment_scores, /,
      ),
      'values.fault_tickets.颜色: dataset fault_tickets has no column "颜色"',
      'values.fault_tickets.受理时间: "受理时间" is no column of a list of values',
    ]);
  });
});
