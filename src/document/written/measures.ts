import type { Measure } from '../../notes/types.ts';
import type { NoteBlockSpec } from '../../pack/outline/note-blocks.ts';
import type { DocumentContext } from '../model/context.ts';
import type { TableBlock } from '../model/types.ts';
import { textTable } from './text-table.ts';
import { written } from './written-text.ts';

/** The measures that a block shows: those of its slide, or all. */
export function measuresFor(
  { slide }: Extract<NoteBlockSpec, { kind: 'measures' }>,
  { notes }: DocumentContext,
): readonly Measure[] {
  return slide === null
    ? notes.measures
    : notes.measures.filter((one) => one.slide === null || one.slide === slide);
}

/** 问题与措施 as a table: whose turn it is, and until when. */
export function measuresTable(
  spec: Extract<NoteBlockSpec, { kind: 'measures' }>,
  id: string,
  context: DocumentContext,
): TableBlock {
  const text = (given: string | null, { place }: Measure) =>
    given === null ? null : written(given, place, context).text;
  return textTable<Measure>(
    { id, title: spec.title, note: null },
    [
      { id: 'problem', cell: (measure) => text(measure.problem, measure) },
      { id: 'measure', cell: (measure) => text(measure.text, measure) },
      { id: 'unit', cell: (measure) => measure.unit },
      { id: 'due', cell: (measure) => measure.due?.text ?? null },
      { id: 'check', cell: (measure) => measure.check },
    ],
    measuresFor(spec, context),
    context,
  );
}
