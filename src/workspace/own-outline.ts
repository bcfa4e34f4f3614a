import { z } from 'zod';
import type { Report } from '../pack/declare/problems.ts';
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

const CHINESE = '一二三四五六七八九十';

/** The deck with the workspace's own chapters, each with its divider; reports ids that are taken or not there. */
export function withChapters(deck: Deck, { chapters }: RawOutline, report: Report): Deck {
  const sections = [...deck.sections];
  const slides = [...deck.slides];
  for (const [index, { id: own, title, after }] of chapters.entries()) {
    if ([...sections, ...slides].some((one) => one.id === own))
      report(['chapters', index, 'id'], `编号「${own}」已经有了`, `the id "${own}" is taken`);
    const before = after ?? sections.findLast(({ number }) => CHINESE.includes(number))?.id;
    const at = sections.findIndex((one) => one.id === before);
    if (at < 0) {
      report(['chapters', index, 'after'], ...unknown(after ?? '', sections));
      continue;
    }
    sections.splice(at + 1, 0, { id: own, number: '', title });
    const last = slides.findLastIndex(({ section }) => section === before);
    slides.splice(last + 1, 0, dividerOf(own, title));
  }
  return chapters.length === 0 ? deck : { sections: renumberedSections(sections), slides };
}

/** The deck with slides and chapters hidden, renamed and moved; reports ids that are not there. */
export function withOwnOutline(deck: Deck, raw: RawOutline, report: Report): Deck {
  const { hide, rename, move } = raw;
  const all = [...deck.sections, ...deck.slides];
  const isThere = (one: string, path: readonly PropertyKey[]) => {
    if (all.some((known) => known.id === one)) return true;
    report(path, ...unknown(one, deck.slides));
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
    moved(slides, one.slide, place, one.after !== undefined);
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

/** Moves a slide, or all slides of a chapter, beside another slide or chapter. */
function moved(slides: SlideSpec[], what: string, place: string, isAfter: boolean): void {
  const isMeant = ({ id: one, section }: SlideSpec) => one === what || section === what;
  const own = slides.filter(isMeant);
  const rest = slides.filter((one) => !isMeant(one));
  const isPlace = ({ id: one, section }: SlideSpec) => one === place || section === place;
  const at = isAfter ? rest.findLastIndex(isPlace) + 1 : rest.findIndex(isPlace);
  const beside = rest[isAfter ? at - 1 : at];
  if (at < 0 || !beside) return;
  const isOne = own.length === 1 && own[0]?.id === what;
  const taken = isOne ? own.map((one) => ({ ...one, section: beside.section })) : own;
  slides.splice(0, slides.length, ...rest.slice(0, at), ...taken, ...rest.slice(at));
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

/** Chapters that are numbered are numbered anew: 一, 二 …; 附 stays. */
function renumberedSections(sections: readonly SectionSpec[]): readonly SectionSpec[] {
  let next = 0;
  return sections.map((one) => {
    const isNumbered = one.number === '' || CHINESE.includes(one.number);
    return isNumbered ? { ...one, number: CHINESE[next++] ?? String(next) } : one;
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
  const chapters = sections.filter(({ number }) => CHINESE.includes(number)).map((one) => one.id);
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
  const near = known
    .map(({ id: other }) => other)
    .filter((other) => other.startsWith(one.split('.')[0] ?? one));
  const zh =
    near.length === 0 ? '编号用 report slides 查看' : `是否为 ${near.slice(0, 8).join('、')}`;
  const en =
    near.length === 0
      ? 'report slides lists the ids'
      : `did you mean ${near.slice(0, 8).join(', ')}`;
  return [`没有编号为「${one}」的页或章节；${zh}`, `no slide or chapter "${one}"; ${en}`];
}
