import JSZip from 'jszip';
import { expect, test } from 'vitest';
import { layOut } from '../../deck/lay-out.ts';
import { sampleDocument } from '../../deck/test-support.ts';
import { loadFonts } from '../../fonts/fonts.ts';
import { ziyangWords } from '../../phrases/test-support.ts';
import { readTheme } from '../html/test-support.ts';
import { openPackage, packageFaults } from '../office/test-support.ts';
import { renderPptx } from './render-pptx.ts';
import { openSlides } from './test-support.ts';

const fonts = await loadFonts();
const deck = layOut(sampleDocument(), fonts);

async function presented(template: Uint8Array | null) {
  const told: unknown[] = [];
  const bytes = await renderPptx({
    deck,
    theme: readTheme(),
    fonts,
    words: ziyangWords(),
    template,
    onTemplate: (problem) => told.push(problem),
    onFailed: (_block, _slide, cause) => told.push(cause),
  });
  return { bytes, told, ...(await openPackage(bytes)) };
}

const NAMES =
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument';

function holder(id: number, type: string): string {
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${type}"/><p:cNvSpPr/><p:nvPr><p:ph type="${type}"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="100000" y="200000"/><a:ext cx="3000000" cy="900000"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>`;
}

function tree(shapes: string): string {
  return `<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>${shapes}</p:spTree></p:cSld>`;
}

function relations(...all: readonly (readonly [type: string, target: string])[]): string {
  const each = all.map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"${target.startsWith('http') ? ' TargetMode="External"' : ''}/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

interface Made {
  readonly layouts?: readonly string[];
  readonly size?: readonly [number, number];
  readonly picture?: string;
  /** The path of the theme in its folder; null for none. */
  readonly theme?: string | null;
  /** The ground of the content layouts. */
  readonly ground?: string;
  /** The colours that stand for ink and paper. */
  readonly mapping?: string;
  /** A second theme beside, and a link to a slide on the master. */
  readonly hasMore?: boolean;
}

/** A company's template: a master with a picture, its layouts by type, a theme of its own, and a slide that stays behind. */
async function template({
  layouts = ['title', 'titleOnly'],
  size = [9_144_000, 5_143_500],
  picture = '../media/image7.png',
  theme = 'theme9.xml',
  ground = '',
  mapping = 'bg1="lt1" tx1="dk1"',
  hasMore = false,
}: Made = {}): Promise<Uint8Array> {
  const zip = new JSZip();
  const color = (name: string, value: string): string =>
    `<a:${name}><a:srgbClr val="${value}"/></a:${name}>`;
  const colors = ['dk1', 'lt1', 'dk2', 'lt2', 'accent1', 'accent2', 'accent3']
    .concat(['accent4', 'accent5', 'accent6', 'hlink', 'folHlink'])
    .map((name, at) =>
      color(
        name,
        `${name.startsWith('lt') ? 'FDFD' : '1234'}${(at + 16).toString(16)}`.toUpperCase(),
      ),
    );
  const face = '<a:latin typeface="Georgia"/><a:ea typeface="楷体"/><a:cs typeface=""/>';
  const linked = holder(9, 'body').replace(
    '<p:cNvPr id="9" name="body"/>',
    '<p:cNvPr id="9" name="body"><a:hlinkClick r:id="rIdSlide" action="ppaction://hlinksldjump"/></p:cNvPr>',
  );
  const more = `<Relationship Id="rIdSlide" Type="${OFFICE}/slide" Target="../slides/slide1.xml"/><Relationship Id="rIdMore" Type="${OFFICE}/theme" Target="../theme/theme2.xml"/>`;
  const themed: readonly (readonly [string, string])[] =
    theme === null ? [] : [['theme', `../theme/${theme}`]];
  const parts: Record<string, string> = {
    'ppt/presentation.xml': `<p:presentation ${NAMES}><p:sldMasterIdLst><p:sldMasterId id="2147483700" r:id="rId1"/></p:sldMasterIdLst><p:sldSz cx="${size[0]}" cy="${size[1]}"/></p:presentation>`,
    'ppt/_rels/presentation.xml.rels': relations(['slideMaster', 'slideMasters/slideMaster3.xml']),
    'ppt/slideMasters/slideMaster3.xml': `<p:sldMaster ${NAMES}>${tree(holder(2, 'title') + (hasMore ? linked : ''))}<p:clrMap ${mapping} bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/><p:sldLayoutIdLst>${layouts.map((_, at) => `<p:sldLayoutId id="${2147483701 + at}" r:id="rId${at + 1}"/>`).join('')}</p:sldLayoutIdLst></p:sldMaster>`,
    'ppt/slideMasters/_rels/slideMaster3.xml.rels': relations(
      ...layouts.map((type) => ['slideLayout', `../slideLayouts/${type}.xml`] as const),
      ...themed,
      ['image', picture],
    ).replace('</Relationships>', hasMore ? `${more}</Relationships>` : '</Relationships>'),
    [`ppt/theme/${theme}`]: `<a:theme ${NAMES} name="公司"><a:themeElements><a:clrScheme name="c">${colors.join('')}</a:clrScheme><a:fontScheme name="f"><a:majorFont>${face}</a:majorFont><a:minorFont>${face}</a:minorFont></a:fontScheme><a:fmtScheme name="m"/></a:themeElements></a:theme>`,
    'ppt/theme/theme2.xml': `<a:theme ${NAMES} name="另一个"/>`,
    'ppt/slides/slide1.xml': `<p:sld ${NAMES}>${tree('')}</p:sld>`,
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" ContentType="image/png"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/ppt/slideMasters/slideMaster3.xml" ContentType="${TYPE}.presentationml.slideMaster+xml"/><Override PartName="/ppt/theme/${theme}" ContentType="${TYPE}.theme+xml"/>${layouts.map((type) => `<Override PartName="/ppt/slideLayouts/${type}.xml" ContentType="${TYPE}.presentationml.slideLayout+xml"/>`).join('')}</Types>`,
  };
  for (const type of layouts) {
    const shapes =
      type === 'title' ? holder(2, 'ctrTitle') + holder(3, 'subTitle') : holder(2, 'title');
    parts[`ppt/slideLayouts/${type}.xml`] =
      `<p:sldLayout ${NAMES} type="${type}"><p:cSld name="公司的${type}">${type === 'title' ? '' : ground}${tree(shapes).slice(8)}</p:sldLayout>`;
    parts[`ppt/slideLayouts/_rels/${type}.xml.rels`] = relations([
      'slideMaster',
      '../slideMasters/slideMaster3.xml',
    ]);
  }
  for (const [path, part] of Object.entries(parts)) zip.file(path, part);
  zip.file('ppt/media/image7.png', Buffer.from('89504e470d0a1a0a', 'hex'));
  return zip.generateAsync({ type: 'uint8array' });
}

test('slides have the master, layouts, colours, typeface and pictures of the template, and none of its slides', async () => {
  const { bytes, told, parts, paths } = await presented(await template());
  expect(told).toEqual([]);
  expect(await packageFaults(bytes)).toEqual([]);
  expect(parts.get('ppt/theme/theme1.xml')).toContain('楷体');
  expect(paths.filter((path) => path.startsWith('ppt/media/template'))).toHaveLength(1);
  expect(await openSlides(bytes)).toHaveLength(deck.slides.length);
  for (const [index, { slide }] of deck.slides.entries()) {
    const rels = parts.get(`ppt/slides/_rels/slide${index + 1}.xml.rels`) ?? '';
    const layout = /Target="\/(ppt\/slideLayouts\/[^"]+)"/.exec(rels)?.[1] ?? '';
    const wanted = slide.layout === 'cover' ? '公司的title"' : '公司的titleOnly"';
    expect(parts.get(layout), `slide ${index + 1}`).toContain(wanted);
    const part = parts.get(`ppt/slides/slide${index + 1}.xml`) ?? '';
    expect(part).not.toContain('微软雅黑');
    expect(part).toContain('+mn-ea');
  }
  for (const [path, part] of parts)
    if (/^ppt\/charts\/chart\d+\.xml$/.test(path)) expect(part, path).not.toContain('微软雅黑');
});

test('what means good or bad keeps its colour in a theme that has others', async () => {
  const { parts } = await presented(await template());
  const all = [...parts].filter(([path]) => /^ppt\/(?:slides|charts)\/[^/]*$/.test(path));
  const text = all.map(([, part]) => part).join('');
  expect(text).toContain(`srgbClr val="${readTheme().colors.bad.slice(1).toUpperCase()}"`);
  expect(text).not.toContain('schemeClr val="accent6"');
});

test('a template of another size is brought to that of the report', async () => {
  const { parts } = await presented(await template());
  const scale = (deck.widthInches * 914_400) / 9_144_000;
  const master = parts.get('ppt/slideMasters/slideMaster1.xml') ?? '';
  expect(master).toContain(`<a:ext cx="${Math.round(3_000_000 * scale)}"`);
});

test('the cover has the title of its layout, in the places and letters of that', async () => {
  const { parts } = await presented(await template());
  const cover = parts.get('ppt/slides/slide1.xml') ?? '';
  const title = (cover.match(/<p:sp>[\s\S]*?<\/p:sp>/g) ?? []).find((shape) =>
    shape.includes('<p:ph type="ctrTitle"/>'),
  );
  expect(title).toContain('<p:spPr/>');
  expect(title).not.toMatch(/ sz="|srgbClr|schemeClr/);
  expect(cover).toContain('<p:ph type="subTitle"/>');
  expect(cover).not.toContain('schemeClr val="bg1"');
});

test('a template without the layouts is used with what it has, and told of', async () => {
  const { bytes, told } = await presented(await template({ layouts: ['obj'] }));
  expect(told).toEqual([['cover', 'contents', 'section', 'content']]);
  expect(await packageFaults(bytes)).toEqual([]);
});

test('the theme is that of the master, whatever it is called and whatever else is there; slides stay behind', async () => {
  const { bytes, told, parts, paths } = await presented(
    await template({ theme: 'office-farben.xml', hasMore: true }),
  );
  expect(told).toEqual([]);
  expect(await packageFaults(bytes)).toEqual([]);
  expect(parts.get('ppt/theme/theme1.xml')).toContain('name="公司"');
  expect(paths.filter((path) => path.startsWith('ppt/slides/slide'))).toHaveLength(
    deck.slides.length,
  );
  expect(parts.get('ppt/slideMasters/slideMaster1.xml')).not.toContain('rIdSlide');
  expect(paths.filter((path) => path.startsWith('ppt/media/template'))).toHaveLength(2);
});

test('a target with a percent sign is read as it stands', async () => {
  const { bytes, told } = await presented(
    await template({ theme: '100%.xml', picture: '../media/50%.png' }),
  );
  expect(told).toEqual([]);
  expect(await packageFaults(bytes)).toEqual([]);
});

/** A file whose part can be found but not unpacked. */
async function damaged(path: string): Promise<Uint8Array> {
  const bytes = Buffer.from(
    await (await JSZip.loadAsync(await template())).generateAsync({
      type: 'uint8array',
      compression: 'DEFLATE',
    }),
  );
  const at = bytes.indexOf(path) + path.length;
  return bytes.fill(0xff, at, at + 40);
}

const fill = (color: string): string =>
  `<p:bg><p:bgPr><a:solidFill>${color}</a:solidFill><a:effectLst/></p:bgPr></p:bg>`;

test('a light ground of its own is no hindrance', async () => {
  const pale =
    '<a:schemeClr val="tx2"><a:lumMod val="10000"/><a:lumOff val="90000"/></a:schemeClr>';
  expect((await presented(await template({ ground: fill(pale) }))).told).toEqual([]);
});

test.each([
  ['unreadable', Buffer.from('no zip')],
  ['unreadable', await damaged('ppt/slideMasters/slideMaster3.xml')],
  ['theme', await template({ theme: null })],
  ['dark', await template({ ground: fill('<a:srgbClr val="10243F"/>') })],
  ['dark', await template({ ground: fill('<a:schemeClr val="tx2"/>') })],
  ['dark', await template({ mapping: 'bg1="dk1" tx1="lt1"' })],
  ['unreadable', await new JSZip().file('a.txt', 'a').generateAsync({ type: 'uint8array' })],
  ['proportions', await template({ size: [9_144_000, 6_858_000] })],
  ['outside', await template({ picture: 'http://example.org/logo.png' })],
])(
  'a template that does not do is told of as %s, and the usual master stands',
  async (problem, given) => {
    const { bytes, told } = await presented(given);
    expect(told).toEqual([problem]);
    expect(Buffer.compare(bytes, (await presented(null)).bytes)).toBe(0);
  },
);
