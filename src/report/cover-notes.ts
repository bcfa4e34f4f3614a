import type { Block, Document } from '../document/model/types.ts';
import type { Coverage, LoadedDataset } from '../ingest/model/types.ts';
import { changeText } from '../metrics/change-text.ts';
import type { Vanished } from '../metrics/vanished.ts';
import type { DatasetSpec } from '../pack/dataset/types.ts';
import type { PhraseBook } from '../phrases/phrase-book.ts';
import { factOf } from '../words/word-book.ts';
import { shortName } from '../workspace/period-names.ts';
import { onCover } from './on-cover.ts';
import { type Revision, toldFirst } from './revisions.ts';

/**
 * The document with what its figures lack on the cover, where exports of a month of the quarter did not come: figures of
 * two months must not pass for those of three.
 */
export function withCoverageBanner(
  document: Document,
  coverage: Coverage | undefined,
  datasets: readonly DatasetSpec[],
  say: PhraseBook,
): Document {
  if (coverage === undefined || coverage.gaps.length === 0) return document;
  const { parts, gaps } = coverage;
  const bare = gaps.filter(({ dataset }) => dataset === null).map(({ part }) => part);
  const name = (part: string) => factOf(shortName(part));
  const some = gaps.filter(({ dataset }) => dataset !== null);
  const banner = (slide: string): Block => ({
    kind: 'callout',
    id: `${slide}.coverage`,
    tone: 'missing',
    text: say('cover.coverage', {
      count: String(parts.length - bare.length),
      of: String(parts.length),
      missing: { list: bare.map((part) => say(shortName(part).id, shortName(part).facts)) },
      lacking: {
        each: 'cover.coverage_of',
        of: some.map(({ part, dataset }) => ({
          part: name(part),
          dataset: datasets.find(({ id }) => id === dataset)?.name ?? dataset ?? '',
        })),
      },
    }),
  });
  return onCover(document, (slide) => [banner(slide)]);
}

/** Gaps that the banner names. */
const GAPS = 3;

/**
 * The document with the days on its cover that exports lack whose records come every day: figures of half a month must
 * not pass for those of a whole.
 */
export function withDaysBanner(
  document: Document,
  datasets: readonly LoadedDataset[],
  say: PhraseBook,
): Document {
  const gaps = datasets.flatMap(({ spec, missing = [] }) =>
    missing.map((gap) => ({ dataset: spec.name, ...gap })),
  );
  if (gaps.length === 0) return document;
  const banner = (slide: string): Block => ({
    kind: 'callout',
    id: `${slide}.days`,
    tone: 'missing',
    text: say('cover.days_missing', {
      gaps: {
        each: 'cover.days_missing_of',
        of: gaps.slice(0, GAPS).map((gap) => {
          const [from, to] = [gap.first, gap.last].map((day) => day.split('-').map(Number));
          return {
            dataset: gap.dataset,
            branch: gap.branch ?? '',
            month: String(from?.[1]),
            day: String(from?.[2]),
            to_month: from?.[1] === to?.[1] ? '' : String(to?.[1]),
            to_day: String(to?.[2]),
          };
        }),
      },
      more: gaps.length > GAPS ? String(gaps.length - GAPS) : '',
    }),
  });
  return onCover(document, (slide) => [banner(slide)]);
}

/** The document with the branches on its cover of which an export has nothing. */
export function withVanishedBanner(
  document: Document,
  told: readonly Vanished[],
  say: PhraseBook,
): Document {
  if (told.length === 0) return document;
  const banner = (slide: string): Block => ({
    kind: 'callout',
    id: `${slide}.vanished`,
    tone: 'missing',
    text: say('cover.vanished', {
      branches: {
        each: 'cover.vanished_of',
        of: told.slice(0, GAPS).map(({ dataset, branch, month, was }) => ({
          dataset,
          branch,
          period: factOf(shortName(month)),
          was: String(was),
        })),
      },
      more: told.length > GAPS ? String(told.length - GAPS) : '',
    }),
  });
  return onCover(document, (slide) => [banner(slide)]);
}

/** Figures that the note names. */
const NAMED = 3;

/** The document with a line on its cover where figures of the month before are others by its exports as they are now. */
export function withRevisionNote(
  document: Document,
  revision: Revision | null,
  say: PhraseBook,
): Document {
  if (revision === null) return document;
  const { month, changes, isUsed } = revision;
  const told = toldFirst(changes)
    .slice(0, NAMED)
    .map((one) => {
      const { was, is } = changeText(one);
      return `${Object.values(one.by).join('')}${one.metric.name} ${was}→${is}`;
    });
  const note = (slide: string): Block => ({
    kind: 'callout',
    id: `${slide}.revised`,
    tone: 'info',
    text: say('cover.revised', {
      period: factOf(shortName(month)),
      count: String(changes.length),
      figures: { list: told },
      used: isUsed ? '1' : '',
    }),
  });
  return onCover(document, (slide) => [note(slide)]);
}
