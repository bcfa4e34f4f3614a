import { reasonInWords } from '../metrics/reason.ts';
import type { Theme } from '../pack/theme-types.ts';
import type { RecordList } from '../records/types.ts';
import type { WordBook } from '../words/word-book.ts';
import { periodName } from '../workspace/period-names.ts';
import { daysIn } from '../workspace/periods.ts';
import type { Workspace } from '../workspace/types.ts';
import { explanationLines } from './in-text.ts';
import type { Explained } from './types.ts';

/** The records of an explanation as a workbook: what is explained on the first sheet, its records on the others. */
export async function rowsWorkbook(
  { explanation, lists }: Explained,
  { organization }: Workspace,
  { theme, words }: { readonly theme: Theme; readonly words: WordBook },
): Promise<Uint8Array> {
  const { renderLists } = await import('../render/xlsx/render-lists.ts');
  const { month, metric, key, definition } = explanation;
  const lines = explanationLines(
    { ...explanation, records: null, units: null },
    {
      formula: definition.formula,
      reason: (one) => reasonInWords(one, words),
      lang: 'zh-CN',
      sql: false,
    },
  );
  const about: RecordList = {
    id: 'about',
    title: words('rows.about'),
    total: lines.length,
    about: key,
    columns: [{ label: metric.name, kind: 'text' }],
    rows: lines.map((line) => [line.trim()]),
  };
  return await renderLists([about, ...lists], {
    organization: organization.name,
    monthLabel: periodName(month, words),
    reportTitle: words('rows.title', { metric: metric.name }),
    words,
    theme,
    date: new Date(`${daysIn(month).end}T00:00:00Z`),
  });
}
