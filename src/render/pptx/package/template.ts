import type JSZip from 'jszip';
import type { Deck } from '../../../deck/types.ts';
import type { Slide } from '../../../document/model/types.ts';
import type { Theme } from '../../../pack/theme-types.ts';
import { isReadable } from './template-ground.ts';
import {
  copyMaster,
  DamagedTemplate,
  MASTER,
  openTemplate,
  relationsOf,
  textOf,
} from './template-package.ts';

type Kind = Slide['layout'];

/**
 * Why a template cannot be used: no presentation or a damaged one, one without a master, of other proportions, one that
 * fetches from elsewhere, one whose master has no theme, one on whose ground the letters of the report cannot be read.
 */
export type TemplateProblem = 'unreadable' | 'proportions' | 'outside' | 'theme' | 'dark';

/** The master of somebody's own presentation with all that belongs to it, under the names that it has in ours. */
export interface Template {
  readonly parts: ReadonlyMap<string, string | Uint8Array>;
  /** Types of the parts by path. */
  readonly types: ReadonlyMap<string, string>;
  /** The layout of each kind of slide, by path. */
  readonly layouts: Readonly<Record<Kind, string>>;
  /** Kinds of slides that have another layout than the one made for them. */
  readonly lacking: readonly Kind[];
  /** The placeholders of the cover as its layout has them; null for one that it has not. */
  readonly cover: { readonly title: string | null; readonly subtitle: string | null };
  /** The number by which the presentation lists the master. */
  readonly masterId: string;
}

/** Layouts by the types that Office has for them, the best first. */
const WANTED: Readonly<Record<Kind, readonly string[]>> = {
  cover: ['title'],
  contents: ['titleOnly', 'obj', 'tx'],
  section: ['titleOnly', 'obj', 'tx'],
  content: ['titleOnly', 'obj', 'tx'],
};

/** Proportions that differ by less are the same. */
const SAME = 0.01;
const EMU = 914_400;

/** Reads what a template brings: its first master with layouts, theme and pictures, as large as the deck; or why it does not do. */
export async function readTemplate(
  bytes: Uint8Array,
  deck: Deck,
  theme: Pick<Theme, 'colors'>,
): Promise<Template | TemplateProblem> {
  try {
    return await templateIn(await openTemplate(bytes), deck, theme);
  } catch (cause) {
    if (cause instanceof DamagedTemplate) return 'unreadable';
    throw cause;
  }
}

async function templateIn(
  given: JSZip,
  deck: Deck,
  own: Pick<Theme, 'colors'>,
): Promise<Template | TemplateProblem> {
  const presentation = await textOf(given, 'ppt/presentation.xml');
  const first = /<p:sldMasterId\b[^>]*\bid="(\d+)"[^>]*r:id="([^"]+)"/.exec(presentation);
  const size = /<p:sldSz\b[^>]*\bcx="(\d+)"[^>]*\bcy="(\d+)"/.exec(presentation);
  if (first === null || size === null) return 'unreadable';
  const scale = (deck.widthInches * EMU) / Number(size[1]);
  if (Math.abs(scale / ((deck.heightInches * EMU) / Number(size[2])) - 1) > SAME)
    return 'proportions';
  const rels = await textOf(given, 'ppt/_rels/presentation.xml.rels');
  const master = relationsOf(rels, 'ppt/presentation.xml').find(({ id }) => id === first[2]);
  if (master === undefined) return 'unreadable';
  const copied = await copyMaster(given, master.target);
  if (copied === null) return 'outside';
  const { names, parts, layouts, theme } = copied;
  if (layouts.length === 0) return 'unreadable';
  if (theme === null) return 'theme';
  const sized = new Map(
    [...parts].map(([path, part]) => [path, typeof part === 'string' ? scaled(part, scale) : part]),
  );
  const typeOf = (path: string): string =>
    /<p:sldLayout\b[^>]*\btype="(\w+)"/.exec(String(sized.get(path)))?.[1] ?? '';
  const found = (kind: Kind): string | undefined =>
    WANTED[kind].flatMap((type) => layouts.filter((path) => typeOf(path) === type))[0];
  const kinds = Object.keys(WANTED) as Kind[];
  const usual = found('content') ?? layouts.at(-1) ?? '';
  const chosen = Object.fromEntries(kinds.map((kind) => [kind, found(kind) ?? usual]));
  const text = (path: string | undefined): string => String(sized.get(path ?? ''));
  const isClear = (kind: Kind): boolean =>
    isReadable({ layout: text(chosen[kind]), master: text(MASTER), theme: text(theme) }, own);
  // A cover takes its letters from its layout, all others bring their own.
  if (!kinds.every((kind) => kind === 'cover' || isClear(kind))) return 'dark';
  const lacking = kinds.filter((kind) => typeOf(chosen[kind] ?? '') !== WANTED[kind][0]);
  // The places of another layout are not made for a cover.
  const cover = lacking.includes('cover') ? '' : String(sized.get(chosen.cover ?? ''));
  return {
    parts: sized,
    types: typesOf(await textOf(given, '[Content_Types].xml'), names),
    layouts: chosen as Record<Kind, string>,
    lacking,
    cover: {
      title: holderIn(cover, ['ctrTitle', 'title']),
      subtitle: holderIn(cover, ['subTitle']),
    },
    masterId: first[1] ?? '',
  };
}

/** Places and letters in the size of the deck. */
function scaled(part: string, scale: number): string {
  if (Math.abs(scale - 1) < 0.001) return part;
  const by = (value: string): string => String(Math.round(Number(value) * scale));
  return part
    .replaceAll(
      /<a:(off|chOff) x="(-?\d+)" y="(-?\d+)"/g,
      (_, name: string, x: string, y: string) => `<a:${name} x="${by(x)}" y="${by(y)}"`,
    )
    .replaceAll(
      /<a:(ext|chExt) cx="(\d+)" cy="(\d+)"/g,
      (_, name: string, x: string, y: string) => `<a:${name} cx="${by(x)}" cy="${by(y)}"`,
    )
    .replaceAll(
      /(<a:(?:rPr|defRPr|endParaRPr)\b[^>]*?\bsz=")(\d+)"/g,
      (_, before: string, size: string) => `${before}${by(size)}"`,
    );
}

function typesOf(list: string, names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const value = (one: string, name: string): string =>
    new RegExp(`\\b${name}="([^"]*)"`).exec(one)?.[1] ?? '';
  const of = (name: string): readonly string[] =>
    list.match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? [];
  const own = new Map(
    of('Override').map((one) => [value(one, 'PartName').slice(1), value(one, 'ContentType')]),
  );
  const endings = new Map(
    of('Default').map((one) => [value(one, 'Extension').toLowerCase(), value(one, 'ContentType')]),
  );
  return new Map(
    [...names].map(([path, name]) => [
      name,
      own.get(path) ??
        endings.get(path.split('.').at(-1)?.toLowerCase() ?? '') ??
        'application/xml',
    ]),
  );
}

/** A placeholder of a layout as its slides name it. */
function holderIn(layout: string, types: readonly string[]): string | null {
  const all = layout.match(/<p:ph\b[^>]*\/>/g) ?? [];
  return all.find((one) => types.some((type) => one.includes(`type="${type}"`))) ?? null;
}
