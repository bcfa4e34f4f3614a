import { posix } from 'node:path';
import JSZip from 'jszip';
import type { Deck } from '../../../deck/types.ts';
import type { Slide } from '../../../document/model/types.ts';

type Kind = Slide['layout'];

/** Why a template cannot be used: no presentation, one without a master, of other proportions, one that fetches from elsewhere. */
export type TemplateProblem = 'unreadable' | 'proportions' | 'outside';

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

/** Reads what a template brings: its first master with layouts, theme and pictures, as large as the deck. */
export async function readTemplate(
  bytes: Uint8Array,
  deck: Deck,
): Promise<Template | TemplateProblem> {
  const given = await JSZip.loadAsync(bytes).catch(() => null);
  const text = async (path: string): Promise<string> =>
    (await given?.file(path)?.async('string')) ?? '';
  const presentation = await text('ppt/presentation.xml');
  const first = /<p:sldMasterId\b[^>]*\bid="(\d+)"[^>]*r:id="([^"]+)"/.exec(presentation);
  const size = /<p:sldSz\b[^>]*\bcx="(\d+)"[^>]*\bcy="(\d+)"/.exec(presentation);
  if (given === null || first === null || size === null) return 'unreadable';
  const scale = (deck.widthInches * EMU) / Number(size[1]);
  if (Math.abs(scale / ((deck.heightInches * EMU) / Number(size[2])) - 1) > SAME)
    return 'proportions';
  const rels = relationsOf(await text('ppt/_rels/presentation.xml.rels'), 'ppt/presentation.xml');
  const master = rels.find(({ id }) => id === first[2])?.target;
  if (master === undefined) return 'unreadable';
  const copied = await copyFrom(given, master);
  if (copied === null) return 'outside';
  const { names, parts } = copied;
  const sized = new Map(
    [...parts].map(([path, part]) => [path, typeof part === 'string' ? scaled(part, scale) : part]),
  );
  const layouts = [...names.values()].filter((path) => path.startsWith('ppt/slideLayouts/'));
  if (layouts.length === 0) return 'unreadable';
  const typeOf = (path: string): string =>
    /<p:sldLayout\b[^>]*\btype="(\w+)"/.exec(String(sized.get(path)))?.[1] ?? '';
  const found = (kind: Kind): string | undefined =>
    WANTED[kind].flatMap((type) => layouts.filter((path) => typeOf(path) === type))[0];
  const kinds = Object.keys(WANTED) as Kind[];
  const usual = found('content') ?? layouts.at(-1) ?? '';
  const chosen = Object.fromEntries(kinds.map((kind) => [kind, found(kind) ?? usual]));
  const lacking = kinds.filter((kind) => typeOf(chosen[kind] ?? '') !== WANTED[kind][0]);
  // The places of another layout are not made for a cover.
  const cover = lacking.includes('cover') ? '' : String(sized.get(chosen.cover ?? ''));
  return {
    parts: sized,
    types: typesOf(await text('[Content_Types].xml'), names),
    layouts: chosen as Record<Kind, string>,
    lacking,
    cover: {
      title: holderIn(cover, ['ctrTitle', 'title']),
      subtitle: holderIn(cover, ['subTitle']),
    },
    masterId: first[1] ?? '',
  };
}

interface Relation {
  readonly id: string;
  readonly target: string;
  readonly isOutside: boolean;
  readonly isLink: boolean;
}

function relationsOf(rels: string, of: string): readonly Relation[] {
  return [...rels.matchAll(/<Relationship\b[^>]*>/g)].map(([one]) => {
    const value = (name: string): string =>
      new RegExp(`\\b${name}="([^"]*)"`).exec(one)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const target = value('Target');
    return {
      id: value('Id'),
      target: target.startsWith('/')
        ? target.slice(1)
        : posix.join(posix.dirname(of), decodeURI(target)),
      isOutside: value('TargetMode') === 'External',
      isLink: value('Type').endsWith('/hyperlink'),
    };
  });
}

/** The master and all that it leads to, under new names; null where something outside of the file belongs to it. */
async function copyFrom(
  given: JSZip,
  master: string,
): Promise<{
  readonly names: ReadonlyMap<string, string>;
  readonly parts: ReadonlyMap<string, string | Uint8Array>;
} | null> {
  const names = new Map<string, string>();
  const links = new Map<string, string>();
  const open = [master];
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    if (names.has(path) || given.file(path) === null) continue;
    names.set(path, newName(path, names.size));
    const rels = await given.file(relsOf(path))?.async('string');
    if (rels === undefined) continue;
    links.set(path, rels);
    const led = relationsOf(rels, path);
    if (led.some(({ isOutside, isLink }) => isOutside && !isLink)) return null;
    open.push(...led.filter(({ isOutside }) => !isOutside).map(({ target }) => target));
  }
  const parts = new Map<string, string | Uint8Array>();
  for (const [path, name] of names) {
    const part = given.file(path);
    if (part === null) continue;
    parts.set(name, await part.async(path.endsWith('.xml') ? 'string' : 'uint8array'));
    const rels = links.get(path);
    if (rels !== undefined) parts.set(relsOf(name), renamed(rels, path, names));
  }
  return { names, parts };
}

function newName(path: string, count: number): string {
  if (count === 0) return 'ppt/slideMasters/slideMaster1.xml';
  const ending = /\.\w+$/.exec(path)?.[0] ?? '';
  if (/^ppt\/slideLayouts\//.test(path)) return `ppt/slideLayouts/slideLayout${count}${ending}`;
  if (/\/theme\/theme\d*\.xml$/.test(path)) return 'ppt/theme/theme1.xml';
  return `ppt/media/template${count}${ending}`;
}

function relsOf(path: string): string {
  return path.replace(/([^/]*)$/, '_rels/$1.rels');
}

function renamed(rels: string, of: string, names: ReadonlyMap<string, string>): string {
  const led = new Map(relationsOf(rels, of).map((one) => [one.id, one]));
  return rels.replaceAll(/<Relationship\b[^>]*\/>/g, (one) => {
    const found = led.get(/\bId="([^"]*)"/.exec(one)?.[1] ?? '');
    if (found === undefined || found.isOutside) return one;
    const name = names.get(found.target);
    return name === undefined ? '' : one.replace(/\bTarget="[^"]*"/, `Target="/${name}"`);
  });
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
