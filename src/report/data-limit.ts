import type { Block, Document } from '../document/model/types.ts';
import type { InputFile } from '../ingest/model/types.ts';
import type { PhraseBook } from '../phrases/phrase-book.ts';
import type { QuarantineLimit } from '../workspace/types.ts';

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

/** The document with a banner on its first slide that tells of the files over the limit; as it is where there are none. */
export function withLimitBanner(
  document: Document,
  over: readonly InputFile[],
  say: PhraseBook,
): Document {
  const [first, ...rest] = document.slides;
  if (!first || over.length === 0) return document;
  const text = say('cover.over_limit', {
    files: String(over.length),
    records: String(over.reduce((sum, { account }) => sum + account.quarantined, 0)),
    names: over
      .slice(0, NAMED)
      .map(({ path }) => path.slice(path.lastIndexOf('/') + 1))
      .join('、'),
    more: over.length > NAMED ? 'more' : '',
  });
  const banner: Block = { kind: 'callout', id: `${first.id}.limit`, tone: 'bad', text };
  const blocks = [{ column: 0, block: banner }, ...first.blocks];
  return { ...document, slides: [{ ...first, blocks }, ...rest] };
}
