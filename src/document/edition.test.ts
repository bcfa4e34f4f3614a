import { expect, test } from 'vitest';
import { editionOf } from './edition.ts';
import type { Document, Slide } from './model/types.ts';

const slide = (id: string, isBrief: boolean): Slide => ({
  id,
  layout: 'content',
  section: 's',
  number: null,
  title: id,
  headline: null,
  columns: [],
  blocks: [],
  footer: {
    definition: '见附录',
    alone: { definition: '见工作簿', shorter: [] },
    period: '7月',
    source: '障碍单',
  },
  isBrief,
});
const document: Document = {
  title: '报告',
  monthLabel: '2009年7月',
  month: '2009-07',
  organization: '公司',
  department: '部',
  lang: 'zh-CN',
  page: '16:9',
  sections: [{ id: 's', number: '一', title: '章' }],
  slides: [slide('a', true), slide('b', false)],
};

test('the short edition has its slides only, and their feet point at nothing that it lacks', () => {
  const { slides } = editionOf(document, 'brief');
  expect(slides.map(({ id, footer }) => [id, footer?.definition])).toEqual([['a', '见工作簿']]);
  expect(editionOf(document, 'full')).toBe(document);
});
