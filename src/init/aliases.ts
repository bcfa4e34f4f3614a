import { comparable } from '../ingest/values/text.ts';
import type { ProposedAlias, SeenExport } from './types.ts';

/** Asks people one question and gives the answer as typed. */
export type Ask = (question: string) => Promise<string>;

/**
 * What may be done about headers that no column takes. A header that only signs part from a column's is that column;
 * everything else is asked about where somebody can answer, and only proposed where not: letters alike are no proof
 * (是否超时, 是否及时).
 */
export async function proposeAliases(
  exports: readonly SeenExport[],
  ask: Ask | null,
): Promise<readonly ProposedAlias[]> {
  const aliases = new Map<string, ProposedAlias>();
  for (const { dataset, hints, name } of exports) {
    for (const hint of hints) {
      const column =
        hint.kind === 'ask'
          ? hint.column
          : (dataset.columns.find(({ header, aliases: known, inverse }) =>
              [header, ...known, ...inverse].includes(hint.nearest),
            )?.header ?? hint.nearest);
      const key = [dataset.id, column, hint.header].join('\n');
      if (aliases.has(key)) continue;
      const isFlag = dataset.columns.some(
        ({ header, type }) => header === column && type === 'flag',
      );
      const open: ProposedAlias = {
        dataset: dataset.id,
        column,
        header: hint.header,
        state: 'proposed',
        inverse: isFlag ? null : false,
        because: hint.kind === 'ask' ? hint.because : null,
      };
      const same = hint.kind === 'like' && !isFlag && letters(hint.header) === letters(hint.nearest);
      if (same) aliases.set(key, { ...open, state: 'confirmed' });
      else aliases.set(key, ask === null ? open : await answered(open, isFlag, name, ask));
    }
  }
  return [...aliases.values()];
}

function letters(header: string): string {
  return comparable(header).replace(/[^\p{L}\p{N}]/gu, '');
}

async function answered(
  open: ProposedAlias,
  isFlag: boolean,
  file: string,
  ask: Ask,
): Promise<ProposedAlias> {
  const why = open.because === null ? '' : `（${open.because}）`;
  const choices = isFlag ? 'y 相同 / n 正好相反 / 回车不用' : 'y 是 / 回车不是';
  const answer = (
    await ask(`${file} 的「${open.header}」是「${open.column}」吗？${why}[${choices}] `)
  )
    .trim()
    .toLowerCase();
  if (/^(?:y|yes|是|相同)$/.test(answer)) return { ...open, state: 'confirmed', inverse: false };
  if (isFlag && /^(?:n|no|否|相反)$/.test(answer))
    return { ...open, state: 'confirmed', inverse: true };
  return open;
}
