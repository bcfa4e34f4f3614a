import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/display/api.d.ts';

/** One page of a PDF as people meet it. */
export interface PdfPage {
  /** From 1. */
  readonly number: number;
  /** All its text without any white space: a line break in a cell does not matter. */
  readonly text: string;
  /** The pieces of text as they were set, blank ones left out. */
  readonly pieces: readonly string[];
  /** Page numbers that its links lead to, top to bottom as they stand. */
  readonly linksTo: readonly number[];
  /** Links that leave the document. */
  readonly outside: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** A bookmark and the page that it opens. */
export interface Bookmark {
  readonly title: string;
  readonly level: number;
  readonly page: number;
}

/** A font of the document's resources, as its dictionaries have it. */
export interface PdfFont {
  readonly name: string;
  readonly type: string;
  readonly isComposite: boolean;
  readonly isEmbedded: boolean;
}

export interface OpenPdf {
  readonly pages: readonly PdfPage[];
  readonly bookmarks: readonly Bookmark[];
  readonly fonts: readonly PdfFont[];
  readonly title: unknown;
  readonly language: unknown;
  readonly isTagged: boolean;
}

/** Opens a PDF and reads what a person would look at. */
export async function openPdf(path: string): Promise<OpenPdf> {
  const task = getDocument({
    data: new Uint8Array(readFileSync(path)),
    fontExtraProperties: true,
    verbosity: 0,
  });
  const document = await task.promise;
  // By the names that the reader gives them.
  const fonts = new Map<string, PdfFont>();
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    pages.push(await readPage(document, number, fonts));
  }
  const { info } = await document.getMetadata();
  const facts = info as Readonly<Record<string, unknown>>;
  const marks = await document.getMarkInfo();
  const bookmarks = await readBookmarks(document, await document.getOutline(), 1);
  await task.destroy();
  return {
    pages,
    bookmarks,
    fonts: [...new Map([...fonts.values()].map((font) => [font.name, font])).values()],
    title: facts.Title,
    language: facts.Language,
    isTagged: (marks as ReadonlyMap<string, boolean> | null)?.get('Marked') === true,
  };
}

async function readPage(
  document: PDFDocumentProxy,
  number: number,
  fonts: Map<string, PdfFont>,
): Promise<PdfPage> {
  const page = await document.getPage(number);
  const { items } = await page.getTextContent();
  const pieces = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [item] : []));
  const used = new Set(pieces.map(({ fontName }) => fontName));
  const unknown = [...used].filter((name) => !fonts.has(name));
  // Fonts are loaded by what draws a page, which takes longer than all the rest of it.
  if (unknown.length > 0) await page.getOperatorList();
  for (const fontName of unknown) {
    const font = page.commonObjs.get(fontName) as LoadedFont;
    fonts.set(fontName, {
      name: font.name,
      type: font.isType3Font ? 'Type3' : font.type,
      isComposite: font.composite === true,
      isEmbedded: font.missingFile === false,
    });
  }
  const annotations = (await page.getAnnotations()) as readonly Annotation[];
  const links = annotations.filter(({ subtype }) => subtype === 'Link');
  const linksTo: number[] = [];
  for (const { dest } of links) {
    if (dest !== null && dest !== undefined) linksTo.push(await pageOf(document, dest));
  }
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  return {
    number,
    text: pieces
      .map(({ str }) => str)
      .join('')
      .replaceAll(/\s/gu, ''),
    pieces: pieces.map(({ str }) => str.trim()),
    linksTo,
    outside: links.flatMap(({ url }) => (url === undefined ? [] : [url])),
    width: right - left,
    height: top - bottom,
  };
}

/** The text of all pages of a bookmarked slide, those it runs on to as well; throws when there is none. */
export function slideText(pdf: Pick<OpenPdf, 'pages' | 'bookmarks'>, title: string): string {
  return slidePages(pdf, title)
    .map(({ text }) => text)
    .join('\n');
}

/** Whether a page is headed by a slide's title, alone or joined with others: 2.4 ADSL故障量、ADSL每日故障. */
function isHeadedBy(heading: string, title: string): boolean {
  const [number = ''] = /^[\d.]+ /.exec(heading) ?? [];
  const titles = heading
    .slice(number.length)
    .split('、')
    .map((one) => (/^[\d.]+ /.test(one) ? one : `${number}${one}`));
  return heading === title || titles.includes(title);
}

/** The pages of a bookmarked slide; throws when there is none. */
export function slidePages(
  { pages, bookmarks }: Pick<OpenPdf, 'pages' | 'bookmarks'>,
  title: string,
): readonly PdfPage[] {
  const at = bookmarks.findIndex((bookmark) => isHeadedBy(bookmark.title, title));
  const from = bookmarks[at]?.page;
  if (from === undefined) throw new Error(`no bookmark ${title}`);
  const to = bookmarks[at + 1]?.page ?? pages.length + 1;
  return pages.slice(from - 1, Math.max(to - 1, from));
}

interface LoadedFont {
  readonly name: string;
  readonly type: string;
  readonly composite?: boolean;
  readonly missingFile?: boolean;
  readonly isType3Font?: boolean;
}

interface Annotation {
  readonly subtype: string;
  readonly dest?: Destination | null;
  readonly url?: string;
}

type Destination = string | readonly unknown[];
type Outline = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;

async function readBookmarks(
  document: PDFDocumentProxy,
  outline: Outline,
  level: number,
): Promise<Bookmark[]> {
  const found: Bookmark[] = [];
  for (const { title, dest, items } of outline ?? []) {
    found.push({ title, level, page: await pageOf(document, dest ?? '') });
    found.push(...(await readBookmarks(document, items, level + 1)));
  }
  return found;
}

async function pageOf(document: PDFDocumentProxy, to: Destination): Promise<number> {
  const [target] = (typeof to === 'string' ? await document.getDestination(to) : to) ?? [];
  if (target === undefined) throw new Error(`the link to ${JSON.stringify(to)} leads nowhere`);
  return (await document.getPageIndex(target as Parameters<typeof document.getPageIndex>[0])) + 1;
}
