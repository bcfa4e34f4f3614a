import type { LikelyColumn } from './meaning/columns.ts';
import type { ProposedAlias, SeenExport } from './types.ts';

/** Asks people one question and gives the answer as typed. */
export type Ask = (question: string) => Promise<string>;

const WITHOUT_IT = '没有它这份导出就不能用';
const HOLDS_IT = '表头里有这个名称，内容也相符';
/** The header holds a name of the column, and its cells are of the kind. */
const HOLDS_NAME = 0.65;

/**
 * What is done about headers that no column knows. One that the pack says means a column, and whose cells agree, is
 * taken; so is, where nobody can be asked, one without which the export is of no use, to be looked at; all others are
 * asked about, or only proposed: letters alike are no proof (是否超时, 是否及时).
 */
export async function proposeAliases(
  exports: readonly SeenExport[],
  ask: Ask | null,
): Promise<readonly ProposedAlias[]> {
  const aliases = new Map<string, ProposedAlias>();
  for (const { reading, table } of exports) {
    for (const likely of reading.likely) {
      const key = [reading.dataset.id, likely.column.name, likely.header].join('\n');
      if (aliases.has(key)) continue;
      aliases.set(key, await decided(likely, reading.dataset.id, table.name, ask));
    }
  }
  return [...aliases.values()];
}

async function decided(
  { header, column, certainty, inverse, because, score }: LikelyColumn,
  dataset: string,
  file: string,
  ask: Ask | null,
): Promise<ProposedAlias> {
  const open: ProposedAlias = {
    dataset,
    column: column.header,
    header,
    state: 'proposed',
    inverse,
    because,
  };
  if (certainty === 'sure') return { ...open, state: 'confirmed' };
  if (ask !== null) return await answered(open, column.type === 'flag', file, ask);
  if (inverse === null) return open;
  const isNeeded = column.required !== 'no';
  if (!isNeeded && (score < HOLDS_NAME || because !== null)) return open;
  const why = because ?? (isNeeded ? WITHOUT_IT : HOLDS_IT);
  return { ...open, state: 'confirmed', because: why };
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
