import { z } from 'zod';
import type { Report } from '../pack/declare/problems.ts';
import { mayBeMeant } from '../pack/declare/unknown-name.ts';
import type { SectionSpec, SlideSpec } from '../pack/outline/types.ts';

const id = z.string().min(1);

/** `outline:` of the configuration: what becomes of the pack's chapters and slides, by their ids. */
export const ownOutlineSchema = z
  .strictObject({
    chapters: z
      .array(z.strictObject({ id, title: z.string().min(1), after: id.optional() }))
      .default([]),
    hide: z.array(id).default([]),
    rename: z.record(z.string(), z.string().min(1)).default({}),
    move: z
      .array(
        z
          .strictObject({ slide: id, after: id.optional(), before: id.optional() })
          .refine(
            ({ after, before }) => (after === undefined) !== (before === undefined),
            '写明 after 或 before 中的一个 | name one of after and before',
          ),
      )
      .default([]),
  })
  .prefault({});
export type RawOutline = z.infer<typeof ownOutlineSchema>;

/** The chapters and slides of a deck, in order. */
export interface Deck {
  readonly sections: readonly SectionSpec[];
  readonly slides: readonly SlideSpec[];
}

const CHINESE = '一二三四五六七八九';

/** 1 to 99 in Chinese: 一, 十, 十一, 二十. */
function chineseNumber(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : CHINESE[tens - 1]}十`;
  return ten + (ones === 0 ? '' : CHINESE[ones - 1]);
}

/** Whether a chapter is one of those that are counted; 附 is not. */
function isCounted({ number }: SectionSpec): boolean {
  return /^(?:\d+|[一二三四五六七八九十]+)$/.test(number);
}

/** The deck with the workspace's own chapters, each with its divider; reports ids that are taken or not there. */
export function withChapters(deck: Deck, { chapters }: RawOutline, report: Report): Deck {
  const sections = [...deck.sections];
  const slides = [...deck.slides];
  for (const [index, { id: own, title, after }] of chapters.entries()) {
    if ([...sections, ...slides].some((one) => one.id === own))
      report(['chapters', index, 'id'], `编号「${own}」已经有了`, `the id "${own}" is taken`);
    const usual = sections.findLast((one) => one.number === '' || isCounted(one));
    const before = after ?? (usual ?? sections.at(-1))?.id;
    const at = sections.findIndex((one) => one.id === before);
    if (at < 0) {
      report(['chapters', index, 'after'], ...unknown(before ?? '', sections));
      continue;
    }
    const earlier = sections.slice(0, at + 1).map((one) => one.id);
    sections.splice(at + 1, 0, { id: own, number: '', title });
    slides.splice(placeBehind(earlier, slides), 0, dividerOf(own, title));
  }
  return chapters.length === 0 ? deck : { sections: renumberedSections(sections), slides };
}

/** The place behind the last of these chapters that has slides; else before the first slide of any chapter. */
function placeBehind(chapters: readonly string[], slides: readonly SlideSpec[]): number {
  const filled = chapters.findLast((one) => slides.some(({ section }) => section === one));
  if (filled !== undefined) return slides.findLastIndex(({ section }) => section === filled) + 1;
  const first = slides.findIndex(({ layout }) => layout === 'section' || layout === 'content');
  return first < 0 ? slides.length : first;
}

/** The deck with slides and chapters hidden, renamed and moved; reports ids that are not there. */
export function withOwnOutline(deck: Deck, raw: RawOutline, report: Report): Deck {
  const { hide, rename, move } = raw;
  const all = [...deck.sections, ...deck.slides];
  const isThere = (one: string, path: readonly PropertyKey[]) => {
    if (all.some((known) => known.id === one)) return true;
    report(path, ...unknown(one, all));
    return false;
  };
  const hidden = new Set(hide.filter((one, index) => isThere(one, ['hide', index])));
  const titles = new Map(Object.entries(rename).filter(([one]) => isThere(one, ['rename', one])));
  const sections = deck.sections
    .filter((one) => !hidden.has(one.id))
    .map((one) => ({ ...one, title: titles.get(one.id) ?? one.title }));
  const slides = keptSlides(deck, hidden).map((one) => ({ ...one, title: titleOf(one, titles) }));
  for (const [index, one] of move.entries()) {
    const place = one.after ?? one.before ?? '';
    if (!isThere(one.slide, ['move', index, 'slide'])) continue;
    if (!isThere(place, ['move', index, one.after === undefined ? 'before' : 'after'])) continue;
    const isMoved = moved(slides, deck.sections, one.slide, place, one.after !== undefined);
    if (!isMoved)
      report(
        ['move', index],
        `不能把「${one.slide}」移到「${place}」旁边：其中一个已藏起，或两个在同一章里`,
        `"${one.slide}" cannot be moved beside "${place}": one of them is hidden, or one holds the other`,
      );
  }
  const isSame = hide.length + move.length + raw.chapters.length === 0;
  if (isSame) return { sections, slides };
  const ordered = renumberedSections(inOrderOf(sections, slides));
  return { sections: ordered, slides: renumbered(slides, ordered) };
}

/** A chapter's divider is called like the chapter. */
function titleOf(slide: SlideSpec, titles: ReadonlyMap<string, string>): string {
  const own = titles.get(slide.id);
  const ofChapter = slide.layout === 'section' ? titles.get(slide.section) : undefined;
  return own ?? ofChapter ?? slide.title;
}

function dividerOf(chapter: string, title: string): SlideSpec {
  return {
    id: `${chapter}.divider`,
    section: chapter,
    number: null,
    title,
    columns: [1],
    blocks: [],
    layout: 'section',
    isBrief: false,
    when: 'always',
    replaces: null,
  };
}

/**
 * Moves a slide, or all slides of a chapter, beside another slide or chapter; a chapter is not put inside another, but
 * beside it. Gives false where one of them is not there, or one holds the other.
 */
function moved(
  slides: SlideSpec[],
  sections: readonly SectionSpec[],
  what: string,
  beside: string,
  isAfter: boolean,
): boolean {
  const isChapter = sections.some(({ id: one }) => one === what);
  const chapterOf = slides.find(({ id: one }) => one === beside)?.section ?? beside;
  const place = isChapter ? chapterOf : beside;
  const isMeant = ({ id: one, section }: SlideSpec) => one === what || section === what;
  const own = slides.filter(isMeant);
  const rest = slides.filter((one) => !isMeant(one));
  const isPlace = ({ id: one, section }: SlideSpec) => one === place || section === place;
  const at = isAfter ? rest.findLastIndex(isPlace) + 1 : rest.findIndex(isPlace);
  const next = rest[isAfter ? at - 1 : at];
  if (own.length === 0 || !next || !rest.some(isPlace)) return false;
  const isOne = own.length === 1 && own[0]?.id === what;
  const taken = isOne ? own.map((one) => ({ ...one, section: next.section })) : own;
  slides.splice(0, slides.length, ...rest.slice(0, at), ...taken, ...rest.slice(at));
  return true;
}

/** Chapters in the order in which their slides come; those without slides stay where they are, at the end. */
function inOrderOf(
  sections: readonly SectionSpec[],
  slides: readonly SlideSpec[],
): readonly SectionSpec[] {
  const place = ({ id: one }: SectionSpec) => {
    const at = slides.findIndex(({ section }) => section === one);
    return at < 0 ? slides.length : at;
  };
  return sections.toSorted((a, b) => place(a) - place(b));
}

/** Chapters that are counted, and new ones, are numbered anew, in the pack's own numerals; 附 stays. */
function renumberedSections(sections: readonly SectionSpec[]): readonly SectionSpec[] {
  const inDigits = sections.some(({ number }) => /^\d+$/.test(number));
  let count = 0;
  return sections.map((one) => {
    if (one.number !== '' && !isCounted(one)) return one;
    count += 1;
    return { ...one, number: inDigits ? String(count) : chineseNumber(count) };
  });
}

/**
 * Slides that are numbered `2.3` are numbered anew, chapter by chapter, without gaps. Slides that follow each other under
 * one number keep one; a slide of the workspace without a number gets its own.
 */
function renumbered(
  slides: readonly SlideSpec[],
  sections: readonly SectionSpec[],
): readonly SlideSpec[] {
  const counts = new Map<string, { count: number; last: string | null }>();
  const isNumbered = ({ layout, number }: SlideSpec) =>
    layout === 'content' && (number === null || /^\d+\.\d+$/.test(number));
  const chapters = sections.filter(isCounted).map((one) => one.id);
  return slides.map((one) => {
    const chapter = chapters.indexOf(one.section) + 1;
    if (!isNumbered(one) || chapter === 0 || one.when === 'not_provided') return one;
    const state = counts.get(one.section) ?? { count: 0, last: null };
    if (one.number === null || one.number !== state.last) state.count += 1;
    state.last = one.number;
    counts.set(one.section, state);
    return { ...one, number: `${chapter}.${state.count}` };
  });
}

/** Slides of hidden chapters are hidden with them, but not the one that tells of data that did not come. */
function keptSlides({ sections, slides }: Deck, hidden: ReadonlySet<string>): readonly SlideSpec[] {
  const before = (section: string) => {
    const at = sections.findIndex(({ id: one }) => one === section);
    return sections.slice(0, at).findLast(({ id: one }) => !hidden.has(one))?.id;
  };
  return slides.flatMap((one) => {
    if (hidden.has(one.id)) return [];
    if (!hidden.has(one.section)) return [one];
    const place = one.when === 'not_provided' ? before(one.section) : undefined;
    return place === undefined ? [] : [{ ...one, section: place }];
  });
}

function unknown(
  one: string,
  known: readonly { readonly id: string }[],
): readonly [zh: string, en: string] {
  const near = mayBeMeant(one, [...new Set(known.map(({ id: other }) => other))]);
  const zh = near.length === 0 ? '编号用 npx report slides 查看' : `是否为 ${near.join('、')}`;
  const en =
    near.length === 0 ? 'npx report slides lists the ids' : `did you mean ${near.join(', ')}`;
  return [`没有编号为「${one}」的页或章节；${zh}`, `no slide or chapter "${one}"; ${en}`];
}
