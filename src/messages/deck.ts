import { entry, type MessageTable } from './message.ts';

const ZH = { shrunk: '字号已缩到 11 磅', cut: '文字过长，已截断并以 … 表示', over: '内容仍放不下' };
const EN = { shrunk: 'set in 11 pt', cut: 'texts cut with …', over: 'still does not hold' };

/** What breaking the document into slides says. */
export const deckMessages = {
  'deck.did_not_fit': entry(
    'warning',
    (p: { slide: string; action: 'shrunk' | 'cut' | 'over' }) =>
      `幻灯片 ${p.slide}：${ZH[p.action]}。请精简文字或在 outline 里拆成两页`,
    (p) => `slide ${p.slide}: ${EN[p.action]}. Shorten its texts or split it in the outline`,
  ),
  'deck.no_brief_slides': {
    kind: 'warning',
    zh: () =>
      'outline 里没有标 brief: true 的页，领导版与全量版相同。请给要上领导版的页加上 brief: true',
    en: () =>
      'no slide of the outline is marked brief: true, so the short edition is the full one; mark the slides that belong to it',
  },
  'deck.missing_glyphs': entry(
    'warning',
    (p: { glyphs: string }) => `字体没有这些字：${p.glyphs}，PDF 里会显示为方框`,
    (p) => `the font lacks these characters, the PDF shows boxes: ${p.glyphs}`,
  ),
} satisfies MessageTable;
