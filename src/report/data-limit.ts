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
 * The document with a thin line on its cover that counts the records which could not be used, and with a banner, where
 * files are over the limit, on the slide that lists the exports; without such a slide on the cover. As it is where every
 * record was used.
 */
export function withLimitBanner(
  document: Document,
  files: readonly InputFile[],
  over: readonly InputFile[],
  say: PhraseBook,
): Document {
  const count = (some: readonly InputFile[]) =>
    String(some.reduce((sum, { account }) => sum + account.quarantined, 0));
  if (count(files) === '0') return document;
  const listing = document.slides.find(({ blocks }) => blocks.some(({ block }) => lists(block)));
  const facts = { records: count(files), over: over.length === 0 ? '' : String(over.length) };
  const line = (id: string): Block => ({
    kind: 'note',
    id: `${id}.unused`,
    text: say('cover.unused', { ...facts, where: listing?.title ?? '' }),
  });
  const banner = (id: string): Block => ({
    kind: 'callout',
    id: `${id}.limit`,
    tone: 'bad',
    text: say('cover.over_limit', {
      files: String(over.length),
      records: count(over),
      names: over
        .slice(0, NAMED)
        .map(({ path }) => path.slice(path.lastIndexOf('/') + 1))
        .join('、'),
      more: over.length > NAMED ? 'more' : '',
    }),
  });
  const [first] = document.slides;
  const slides = document.slides.map((slide) => {
    const isFirst = slide === first;
    const isTold = over.length > 0 && slide === (listing ?? first);
    const added = [...(isFirst ? [line(slide.id)] : []), ...(isTold ? [banner(slide.id)] : [])].map(
      (block) => ({ column: 0, block }),
    );
    return added.length === 0 ? slide : { ...slide, blocks: [...added, ...slide.blocks] };
  });
  return { ...document, slides };
}

/** Whether a block is the table of the exports. */
function lists(block: Block): boolean {
  return block.kind === 'table' && block.columns.some(({ id }) => id === 'source_quarantined');
}
