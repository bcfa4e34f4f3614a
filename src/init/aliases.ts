import type { LikelyColumn } from './meaning/columns.ts';
import type { ProposedAlias, SeenExport } from './types.ts';
import type { InitWords } from './words.ts';

/** Asks people one question and gives the answer as typed. */
export type Ask = (question: string) => Promise<string>;

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
  words: InitWords,
): Promise<readonly ProposedAlias[]> {
  const aliases = new Map<string, ProposedAlias>();
  for (const { reading, table } of exports) {
    for (const likely of reading.likely) {
      const key = [reading.dataset.id, likely.column.name, likely.header].join('\n');
      if (aliases.has(key)) continue;
      aliases.set(key, await decided(likely, reading.dataset.id, table.name, ask, words));
    }
  }
  return [...aliases.values()];
}

async function decided(
  { header, column, certainty, inverse, because, score }: LikelyColumn,
  dataset: string,
  file: string,
  ask: Ask | null,
  words: InitWords,
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
  if (ask !== null) return await answered(open, column.type === 'flag', file, ask, words.ask);
  if (inverse === null) return open;
  const isNeeded = column.required !== 'no';
  if (!isNeeded && (score < HOLDS_NAME || because !== null)) return open;
  const why = because ?? (isNeeded ? words.withoutIt : words.holdsIt);
  return { ...open, state: 'confirmed', because: why };
}

async function answered(
  open: ProposedAlias,
  isFlag: boolean,
  file: string,
  ask: Ask,
  words: InitWords['ask'],
): Promise<ProposedAlias> {
  const why = open.because === null ? '' : words.because(open.because);
  const choices = isFlag ? words.sameOrOpposite : words.same;
  const question = `${words.header(file, open.header, open.column)}${why}${choices}`;
  const answer = (await ask(question)).trim().toLowerCase();
  if (/^(?:y|yes|是|相同)$/.test(answer)) return { ...open, state: 'confirmed', inverse: false };
  if (isFlag && /^(?:n|no|否|相反)$/.test(answer))
    return { ...open, state: 'confirmed', inverse: true };
  return open;
}
