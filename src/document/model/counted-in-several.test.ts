import { describe, expect, it } from 'vitest';
import { findAll } from '../../findings/find-all.ts';
import { nothingWritten } from '../../findings/written/context.ts';
import { outcomeOf } from '../../metrics/test-support.ts';
import type { BlockSpec } from '../../pack/outline/types.ts';
import { defaultFindings } from '../../pack/rules/findings-config.ts';
import { metricOf } from '../../pack/test-support.ts';
import { findingContext } from '../../report/month-findings.ts';
import { buildDocument } from '../build-document.ts';
import { contextOf, slideOf } from './test-support.ts';

const plain = metricOf({ id: 'n', name: '事件数', by: [['branch']], measure: '起' });
const outages = { ...plain, scope: { ...plain.scope, whole: ['ticket_id'] } };
const bars = {
  kind: 'bars',
  title: null,
  metric: 'n',
  by: 'branch',
  only: {},
  top: null,
  order: 'worst',
} as const;
const table = (top: number | null) =>
  ({
    kind: 'table',
    title: null,
    rows: ['branch'],
    across: null,
    acrossTotal: false,
    total: true,
    top,
    columns: [{ metric: 'n', label: '起数', show: 'value', only: {} }],
  }) as unknown as BlockSpec;

/** The first block of a slide with two branches of these sizes and this total. */
function blockOf(metric: typeof plain, block: BlockSpec, parts: readonly number[], total: number) {
  const branches = ['安岳', '简阳', '乐至'];
  const outcome = outcomeOf(metric, [
    [{}, total],
    ...parts.map((size, at) => [{ branch: branches[at] ?? '' }, size] as const),
  ]);
  const given = contextOf([metric], [outcome]);
  const pack = {
    ...given.pack,
    metrics: [metric],
    slides: [slideOf(block)],
    findings: defaultFindings(),
  };
  const context = { ...given, pack };
  const findings = findAll(
    findingContext({ ...context, months: context.trendMonths }, [], nothingWritten(context.month)),
  );
  const [slide] = buildDocument({ ...context, findings }).slides;
  const built = slide?.blocks[0]?.block;
  if (!built || !('note' in built)) throw new Error('no block was built');
  return built;
}

describe('a count of wholes by a dimension that a whole may have twice', () => {
  const words = '事件数按分公司分列时，同时属于几个的各计一次，相加（4起）多于合计（3起）。';

  it.each([
    ['bars', bars],
    ['a table', table(null)],
  ] as const)('says so under %s where the parts come to more', (_, block) => {
    expect(blockOf(outages, block as BlockSpec, [2, 2], 3).note).toBe(words);
  });

  it('says nothing where they come to the total, or where each record is one', () => {
    expect(blockOf(outages, bars, [2, 1], 3).note).toBeNull();
    expect(blockOf(plain, bars, [2, 2], 3).note).toBeNull();
  });

  it('leaves no remainder to the rows that are not shown', () => {
    const rest = (parts: readonly number[], total: number) => {
      const built = blockOf(outages, table(1), parts, total);
      if (built.kind !== 'table') throw new Error('no table was built');
      return built.rows.find(({ kind }) => kind === 'rest')?.cells[1]?.display;
    };
    expect(rest([2, 2, 1], 4)).toBe('—');
    expect(rest([2, 1, 1], 4)).toBe('2');
  });
});
