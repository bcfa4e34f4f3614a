import { entry, type MessageTable } from './message.ts';

const ZH = { shrunk: '字号已缩到 11 磅', cut: '文字过长，已截断并以 … 表示', over: '内容仍放不下' };
const EN = { shrunk: 'set in 11 pt', cut: 'texts cut with …', over: 'still does not hold' };

/** A block of a slide that could not be built or drawn. */
interface BlockFailure {
  readonly month: string;
  readonly slide: string;
  /** Its kind, and title where it has one. */
  readonly block: string;
  readonly metrics: readonly string[];
  readonly reason: string;
}

function ofMetrics(metrics: readonly string[], lead: string): string {
  return metrics.length === 0 ? '' : `${lead}${metrics.join('、')}`;
}

/** What breaking the document into slides says. */
export const deckMessages = {
  'deck.did_not_fit': entry(
    'warning',
    (p: { slide: string; action: 'shrunk' | 'cut' | 'over' }) =>
      `幻灯片 ${p.slide}：${ZH[p.action]}。请精简文字或在 outline 里拆成两页`,
    (p) => `slide ${p.slide}: ${EN[p.action]}. Shorten its texts or split it in the outline`,
  ),
  'deck.block_failed': entry(
    'warning',
    (p: BlockFailure) =>
      `${p.month} 的页「${p.slide}」有一块（${p.block}${ofMetrics(p.metrics, '，指标 ')}）没有做成：${p.reason}。其余内容不受影响；请检查这一块的配置和数据，配置无误时请把这一行发给维护者`,
    (p) =>
      `${p.month}, slide "${p.slide}": its block ${p.block}${ofMetrics(p.metrics, ', metrics ')} could not be made: ${p.reason}. The rest stands; see its configuration and data, and pass this line on where they are right`,
  ),
  'deck.block_left_out': entry(
    'info',
    (p: { block: string }) =>
      `这一块（${p.block}）没有做成，详见运行时的提示；本页其余内容不受影响。`,
    (p) =>
      `This block (${p.block}) could not be made; see the messages of the run. The rest of the page stands.`,
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
