import { expect, test } from 'vitest';
import { loadFonts } from '../fonts/fonts.ts';
import { sizes } from './geometry.ts';
import { layOut } from './lay-out.ts';
import { contentSlide, longTable, sampleCharts, sampleDocument } from './test-support.ts';

const fonts = await loadFonts();

test('a block for where there is room stands on a page that holds it too, and on no other', () => {
  const spareBlocks = [{ column: 0, block: sampleCharts.schedule }];
  const laid = (rows: number) => {
    const slide = { ...contentSlide('s', [longTable('t', rows)]), spareBlocks };
    return layOut(sampleDocument([slide]), fonts).slides.filter((one) => one.slide.id === 's');
  };
  const kinds = (rows: number) =>
    laid(rows).map(({ slide }) => slide.blocks.map(({ block }) => block.kind));
  expect(kinds(2)).toEqual([['table', 'chart']]);
  expect(kinds(14)).toEqual([['table']]);
});

test('rows of a table that leaves its page much free stand wide apart', () => {
  const [slide] = layOut(
    sampleDocument([contentSlide('s', [longTable('t', 1)])]),
    fonts,
  ).slides.slice(-1);
  const airs = slide?.boxes.map(({ air = 0 }) => air) ?? [];
  expect(Math.max(...airs)).toBeGreaterThan(sizes.mostAir * (slide?.fit.scale ?? 1));
  expect(Math.max(...airs)).toBeLessThanOrEqual(sizes.sparseAir * (slide?.fit.scale ?? 1));
});

test('slides without headlines name their kind once together, and each its own columns', () => {
  const of = (id: string, title: string) =>
    contentSlide(id, [{ kind: 'text', id: `${id}.t`, paragraphs: ['经过'] }], {
      section: 'overview',
      number: '3.5',
      headline: null,
      title,
    });
  const document = sampleDocument([of('a', '案例：甲'), of('b', '案例：乙')]);
  const [{ slide } = { slide: null }] = layOut(document, fonts).slides;
  expect(slide).toMatchObject({ joins: ['a', 'b'], title: '案例：甲、乙', headline: null });
  const leads = slide?.blocks.flatMap(({ block }) =>
    block.kind === 'text' && block.look === 'lead' ? block.paragraphs : [],
  );
  expect(leads).toEqual(['案例：甲', '案例：乙']);
});
