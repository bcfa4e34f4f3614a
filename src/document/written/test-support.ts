import { inWords } from '../../messages/catalogue.ts';
import { lookupOver } from '../../metrics/lookup.ts';
import { outcomeOf, pastMonth } from '../../metrics/test-support.ts';
import { type Notes, noNotes } from '../../notes/types.ts';
import type { NoteBlockSpec } from '../../pack/outline/note-blocks.ts';
import type { SlideSpec } from '../../pack/outline/types.ts';
import { metricOf, ziyangLevels, ziyangPhrases } from '../../pack/test-support.ts';
import type { Pack } from '../../pack/types.ts';
import { phraseBook } from '../../phrases/phrase-book.ts';
import { targetOf, workspaceOf } from '../../workspace/test-support.ts';
import type { DocumentContext } from '../model/context.ts';

const rate = metricOf({
  id: 'ehome.repeat_rate',
  name: '重复申告用户率',
  calculator: 'repeat_rate',
  with: { user: 'user_number' },
  better: 'lower',
  measure: '户',
  by: [['brand']],
});
const faults = metricOf({ id: 'adsl.fault_count', name: 'ADSL故障数', measure: '单' });

const june = pastMonth([
  outcomeOf(rate, [[{ brand: 'E8' }, 480, 7000]]),
  outcomeOf(faults, [[{}, 6955]]),
]);
const targets = [
  targetOf({ metric: rate.id, only: { brand: ['E8'] } }),
  targetOf({ metric: rate.id, only: { brand: ['E8'] }, setBy: 'city', limit: '5' }),
];
const outcomes = [
  outcomeOf(
    rate,
    [
      [{}, 600, 9000],
      [{ brand: 'E8' }, 502, 6910],
    ],
    { targets, before: june },
  ),
  outcomeOf(faults, [[{}, 10316]], { before: june }),
];

/** Figures of two metrics and the notes given, as blocks are built from; what is warned of stands in `warnings`. */
export function contextOf(
  notes: Partial<Notes> = {},
): DocumentContext & { readonly warnings: readonly string[] } {
  const phrases = ziyangPhrases();
  const warnings: string[] = [];
  const metrics = [rate, faults];
  return {
    pack: { metrics, phrases, levels: ziyangLevels } as unknown as Pack,
    workspace: workspaceOf({ targets }),
    month: '2009-07',
    lookup: lookupOver(metrics, outcomes),
    past: [june],
    trendMonths: ['2009-06', '2009-07'],
    say: phraseBook(phrases),
    notes: { ...noNotes('2009-07'), ...notes },
    findings: {
      all: [],
      headlines: new Map(),
      overview: { bad: [], good: [], toVerify: [] },
      movements: new Map(),
      moves: { worse: [], better: [], usual: 0, unjudged: 0 },
      steps: new Map(),
    },
    checks: [],
    records: new Map(),
    state: 'draft',
    draft: { number: 1, identity: '', against: null, changes: [] },
    definitions: [],
    sources: [],
    warn: (warning) => warnings.push(inWords(warning, 'zh-CN')),
    warnings,
  };
}

/** A slide of these note blocks, one under the other. */
export function slideOf(
  blocks: readonly NoteBlockSpec[],
  more: Partial<SlideSpec> = {},
): SlideSpec {
  return {
    id: 's',
    section: 'overview',
    number: '1.3',
    title: '页',
    columns: [1],
    blocks: blocks.map((block) => ({ column: 0, block })),
    layout: 'content',
    isBrief: false,
    when: 'always',
    ...more,
  };
}
