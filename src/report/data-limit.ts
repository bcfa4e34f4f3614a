import type { Block, Document } from '../document/model/types.ts';
import type { InputFile } from '../ingest/model/types.ts';
import type { PhraseBook } from '../phrases/phrase-book.ts';
import type { QuarantineLimit } from '../workspace/types.ts';
import { onCover } from './on-cover.ts';

/** 0.1 of a hundred is no exact number here. */
const ROUNDING = 1e-9;
/** The banner names so many files. */
const NAMED = 3;

/** The files of which more records could not be used than the limit allows: its share or its number, what is passed first. */
export function filesOverLimit(
  files: readonly InputFile[],
  { percent, records }: QuarantineLimit,
): readonly InputFile[] {
  return files.filter(({ account }) => {
    const share = Math.floor((account.records * percent) / 100 + ROUNDING);
    return account.quarantined > Math.min(records, share);
  });
}

/**
 * Those of them that the first slide warns of: more than the share that it bears, and more than one record, or more than the
 * number allowed. A few records of thousands are told in lists, not in front of everything.
 */
export function filesOnCover(
  over: readonly InputFile[],
  { cover, records }: QuarantineLimit,
): readonly InputFile[] {
  return over.filter(({ account }) => {
    const share = Math.floor((account.records * cover) / 100 + ROUNDING);
    return account.quarantined > Math.min(Math.max(records, 1), Math.max(share, 1));
  });
}

/**
 * The document with a thin line on its cover that counts the records which could not be used, and with a banner there
 * for files of which too many could not; as it is where every record was used.
 */
export function withLimitBanner(
  document: Document,
  files: readonly InputFile[],
  grave: readonly InputFile[],
  say: PhraseBook,
): Document {
  const count = (some: readonly InputFile[]) =>
    String(some.reduce((sum, { account }) => sum + account.quarantined, 0));
  if (count(files) === '0') return document;
  const listing = document.slides.find(({ blocks }) => blocks.some(({ block }) => lists(block)));
  const where = listing?.title ?? '';
  const line = (slide: string): Block => ({
    kind: 'note',
    id: `${slide}.unused`,
    text: say('cover.unused', { records: count(files), where }),
  });
  const banner = (slide: string): Block => ({
    kind: 'callout',
    id: `${slide}.limit`,
    tone: 'bad',
    text: say('cover.over_limit', {
      files: String(grave.length),
      records: count(grave),
      names: grave
        .slice(0, NAMED)
        .map(({ path }) => path.slice(path.lastIndexOf('/') + 1))
        .join('、'),
      more: grave.length > NAMED ? 'more' : '',
    }),
  });
  return onCover(document, (slide) => [
    ...(grave.length === 0 ? [] : [banner(slide)]),
    line(slide),
  ]);
}

/** Whether a block is the table of the exports. */
function lists(block: Block): boolean {
  return block.kind === 'table' && block.columns.some(({ id }) => id === 'source_quarantined');
}
