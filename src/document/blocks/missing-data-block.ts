import { absentDataset } from '../../metrics/absent-dataset.ts';
import type { RecordBlockSpec } from '../../pack/outline/record-blocks.ts';
import type { DocumentContext } from '../model/context.ts';
import { sourceOf } from '../model/notes.ts';
import type { Block } from '../model/types.ts';

/** One line of what the month lacks: exports with the unit that owes each, earlier months; null where nothing. */
export function gapsBlock(id: string, { say, sources, past }: DocumentContext): Block | null {
  const absent = sources.filter(({ file }) => file === null);
  const list = absent.map(({ dataset, supplier }) => say('gaps.export', { dataset, supplier }));
  const texts = [
    ...(absent.length === 0
      ? []
      : [say('gaps.exports', { count: String(absent.length), list: list.join('、') })]),
    ...(past.length === 0 ? [say('gaps.no_history', {})] : []),
  ];
  return texts.length === 0 ? null : { kind: 'callout', id, tone: 'missing', text: texts.join('') };
}

/** From whom and when a dataset should have come, and the slides and metrics that fall out without it. */
export function missingDataBlock(
  { of }: Extract<RecordBlockSpec, { kind: 'missing_data' }>,
  id: string,
  context: DocumentContext,
): Block | null {
  if (of === null) return null;
  const sentence = context.say('note.not_provided', sourceOf(of.dataset, context));
  const { say, pack, lookup } = context;
  const slides = of.slides.map(({ number, title }) =>
    number === null ? title : `${number} ${title}`,
  );
  const metrics = pack.metrics.filter(
    (metric) => absentDataset(lookup.figure(metric.id, {})) === of.dataset,
  );
  const count = String(metrics.length);
  return {
    kind: 'case',
    id,
    parts: [
      { head: say('missing.what', {}), paragraphs: [sentence] },
      { head: say('missing.slides', {}), paragraphs: [slides.join('、')] },
      {
        head: say('missing.metrics', {}),
        paragraphs: [
          say('missing.names', { count, names: metrics.map(({ name }) => name).join('、') }),
        ],
      },
    ],
  };
}
