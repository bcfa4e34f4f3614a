import { lookupOver } from '../../metrics/lookup.ts';
import { MONTH } from '../../metrics/test-support.ts';
import type { MetricOutcome } from '../../metrics/types.ts';
import { noNotes } from '../../notes/types.ts';
import { loadPack } from '../../pack/load-pack.ts';
import type { MetricSpec } from '../../pack/metric/types.ts';
import type { SlideSpec } from '../../pack/outline/types.ts';
import { metricOf, tickets, ZIYANG } from '../../pack/test-support.ts';
import { phraseBook } from '../../phrases/phrase-book.ts';
import { workspaceOf } from '../../workspace/test-support.ts';
import type { DocumentContext } from './context.ts';
import type { TableBlock } from './types.ts';

const ziyang = loadPack(ZIYANG);

/** A rate of users, the lower the better, by brand, by branch and by both. */
export const rate = metricOf({
  name: '重复率',
  short_name: '率',
  description: '说明',
  calculator: 'ratio',
  with: { numerator: 'overdue' },
  by: [['brand'], ['branch'], ['branch', 'brand']],
  better: 'lower',
  measure: '户',
});

/** A context with the pack's own phrases and these outcomes. */
export function contextOf(
  metrics: readonly MetricSpec[],
  outcomes: readonly MetricOutcome[],
  changes: Partial<DocumentContext> = {},
): DocumentContext {
  return {
    pack: { ...ziyang, datasets: [tickets], metrics, slides: [], sections: [] },
    workspace: workspaceOf(),
    month: MONTH,
    lookup: lookupOver(metrics, outcomes),
    past: [],
    trendMonths: ['2009-05', '2009-06', MONTH],
    say: phraseBook(ziyang.phrases),
    findings: {
      all: [],
      headlines: new Map(),
      overview: { bad: [], good: [], toVerify: [] },
      movements: new Map(),
      moves: { worse: [], better: [], usual: 0, unjudged: 0 },
      steps: new Map(),
    },
    checks: [],
    notes: noNotes(MONTH),
    records: new Map(),
    state: 'draft',
    draft: { number: 1, identity: '', against: null, changes: [] },
    definitions: [],
    sources: [],
    warn: () => undefined,
    ...changes,
  };
}

/** A content slide with these blocks in one column. */
export function slideOf(...blocks: readonly SlideSpec['blocks'][number]['block'][]): SlideSpec {
  return {
    id: 's',
    section: '',
    number: '1.1',
    title: '一页',
    columns: [1, 1],
    blocks: blocks.map((block) => ({ column: 0, block })),
    layout: 'content',
    isBrief: false,
    when: 'always',
  };
}

/** What a table prints: its heads, then its rows. */
export function printed(table: TableBlock): readonly (readonly string[])[] {
  return [
    table.columns.map(({ group, label }) => (group === null ? label : `${group} ${label}`)),
    ...table.rows.map((row) => row.cells.map((cell) => cell.display)),
  ];
}
