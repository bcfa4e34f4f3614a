import { absentColumns } from '../../caveats/absent-columns.ts';
import type { InputSource } from '../../caveats/types.ts';
import { unstatedColumns } from '../../caveats/unstated-columns.ts';
import { countText, shareText } from '../../number/display.ts';
import { textCell, wholeCell } from '../model/cells.ts';
import { deckColumns } from '../model/columns.ts';
import type { DocumentContext } from '../model/context.ts';
import type { TableBlock } from '../model/types.ts';
import { MOST_ROWS } from './most-rows.ts';

/**
 * Where the figures come from: every export with its records, supplier and the time printed in it, of very many the
 * datasets; null without any.
 */
export function sourcesBlock(
  title: string | null,
  id: string,
  context: DocumentContext,
): TableBlock | null {
  const { say } = context;
  if (context.sources.length === 0) return null;
  const isLong = context.sources.length > MOST_ROWS;
  const sources = isLong ? togetherByDataset(context) : context.sources;
  const column = deckColumns(context);
  return {
    kind: 'table',
    id,
    title,
    columns: [
      column('source_dataset'),
      column('source_file'),
      column('source_records', 'end'),
      column('source_accepted', 'end'),
      column('source_quarantined', 'end'),
      column('source_supplier'),
      column('source_made_at'),
    ],
    rows: sources.map((source) => ({
      kind: 'body',
      cells: [
        textCell(source.dataset),
        textCell(source.file ?? say('value.not_provided', {})),
        wholeCell(source.records),
        wholeCell(source.accepted),
        wholeCell(source.quarantined),
        textCell(source.supplier === '' ? null : source.supplier),
        textCell(source.file === null ? null : (source.madeAt ?? say('value.no_time', {}))),
      ],
    })),
    note:
      [
        isLong ? say('note.sources_together', {}) : null,
        importedNote(context),
        absentNote(context),
        unstatedNote(context),
        comparingNote(context),
      ].join('') || null,
  };
}

/** The files of a dataset in one line, where it has more than one: those of a year, or of many branches. */
function togetherByDataset({ say, sources }: DocumentContext): readonly InputSource[] {
  const sum = (own: readonly InputSource[], of: 'records' | 'accepted' | 'quarantined') =>
    own.reduce((total, one) => total + (one[of] ?? 0), 0);
  return [...Map.groupBy(sources, ({ dataset }) => dataset).values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined || own.length === 1) return own;
    const times = own.flatMap(({ madeAt }) => madeAt ?? []).toSorted();
    const [from = null, to = null] = [times[0], times.at(-1)];
    const span = from === to ? from : `${from}～${to}`;
    const without = own.length - times.length;
    return [
      {
        ...first,
        file: say('value.files', { first: first.file ?? '', count: String(own.length) }),
        records: sum(own, 'records'),
        accepted: sum(own, 'accepted'),
        quarantined: sum(own, 'quarantined'),
        madeAt:
          span !== null && without > 0
            ? say('value.some_times', { span, count: String(without) })
            : span,
      },
    ];
  });
}

/** Which earlier months a sheet told; null where none. */
function importedNote({ past, say }: DocumentContext): string | null {
  const months = past.filter(({ state }) => state === 'imported').map(({ month }) => month);
  return months.length === 0 ? null : say('note.imported', { months: { list: months } });
}

/** What columns would bring that no export has; null where none is missing. */
function absentNote({ say, lookup, pack }: DocumentContext): string | null {
  const ids = pack.metrics.map(({ id }) => id);
  const absent = absentColumns(lookup, ids, pack.datasets);
  if (absent.length === 0) return null;
  const list = absent.map(({ dataset, columns, metrics }) => ({
    dataset,
    columns: columns.join('、'),
    metrics: metrics
      .map(({ metric, isSplit }) => (isSplit ? say('note.absent_split', { metric }) : metric))
      .join('、'),
  }));
  return say('note.absent_columns', { list: { each: 'note.absent_column', of: list } });
}

/** Which columns records leave empty; null where each says something. */
function unstatedNote({ say, lookup, pack }: DocumentContext): string | null {
  const ids = pack.metrics.map(({ id }) => id);
  const columns = unstatedColumns(lookup, ids, pack.datasets);
  if (columns.length === 0) return null;
  const of = columns.map(({ dataset, column, empty, of: all, measure }) => ({
    dataset,
    column,
    count: `${countText(empty)}${measure}`,
    share: shareText(empty, all),
  }));
  return say('note.unstated_columns', { list: { each: 'note.unstated_column', of } });
}

/** Which slides a first month has nothing for; null where an earlier one is known. */
function comparingNote({ say, comparing = [] }: DocumentContext): string | null {
  return comparing.length === 0 ? null : say('note.no_history', { slides: comparing.join('、') });
}
