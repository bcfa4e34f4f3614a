import { posix } from 'node:path';
import JSZip from 'jszip';

/** A presentation of somebody that is damaged, so that nothing of it can be taken. */
export class DamagedTemplate extends Error {
  override readonly name = 'DamagedTemplate';
}

/** A master with all that it leads to, by the names that this has in a presentation of ours. */
export interface CopiedMaster {
  readonly parts: ReadonlyMap<string, string | Uint8Array>;
  /** Our names by those of the template. */
  readonly names: ReadonlyMap<string, string>;
  /** The layouts of the master. */
  readonly layouts: readonly string[];
  /** Where its theme is; null where it has none. */
  readonly theme: string | null;
}

export interface Relation {
  readonly id: string;
  /** What it is, such as `theme`. */
  readonly kind: string;
  readonly target: string;
  readonly isOutside: boolean;
}

export const MASTER = 'ppt/slideMasters/slideMaster1.xml';
const THEME = 'ppt/theme/theme1.xml';

/** The parts of a file; throws {@link DamagedTemplate} where it is no package. */
export async function openTemplate(bytes: Uint8Array): Promise<JSZip> {
  try {
    return await JSZip.loadAsync(bytes);
  } catch (cause) {
    throw new DamagedTemplate('no package', { cause });
  }
}

/** A part as text, '' where there is none; throws {@link DamagedTemplate} where it cannot be read. */
export async function textOf(given: JSZip, path: string): Promise<string> {
  return String((await partOf(given, path, true)) ?? '');
}

async function partOf(
  given: JSZip,
  path: string,
  isText: boolean,
): Promise<string | Uint8Array | null> {
  try {
    return (await given.file(path)?.async(isText ? 'string' : 'uint8array')) ?? null;
  } catch (cause) {
    throw new DamagedTemplate(`damaged ${path}`, { cause });
  }
}

/** The relationships of a part, targets as paths of the package. */
export function relationsOf(rels: string, of: string): readonly Relation[] {
  return [...rels.matchAll(/<Relationship\b[^>]*>/g)].map(([one]) => {
    const value = (name: string): string =>
      new RegExp(`\\b${name}="([^"]*)"`).exec(one)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const target = value('Target');
    return {
      id: value('Id'),
      kind: value('Type').split('/').at(-1) ?? '',
      target: target.startsWith('/')
        ? decoded(target.slice(1))
        : posix.join(posix.dirname(of), decoded(target)),
      isOutside: value('TargetMode') === 'External',
    };
  });
}

/** A target as it is named, also where its percent signs stand for nothing else. */
function decoded(target: string): string {
  try {
    return decodeURI(target);
  } catch (cause) {
    if (cause instanceof URIError) return target;
    throw cause;
  }
}

/** The master and all that it leads to but slides; null where something outside of the file belongs to it. */
export async function copyMaster(given: JSZip, master: string): Promise<CopiedMaster | null> {
  const roles = new Map<string, string>();
  const names = new Map<string, string>();
  const found = new Map<string, { part: string | Uint8Array; rels: string }>();
  const open = [master];
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    if (names.has(path)) continue;
    const part = await partOf(given, path, /\.xml$/i.test(path));
    if (part === null) continue;
    const rels = await textOf(given, relsOf(path));
    const led = relationsOf(rels, path);
    if (led.some(({ isOutside, kind }) => isOutside && kind !== 'hyperlink')) return null;
    if (path === master) {
      // The theme of the slides is that of their master, whatever it is called.
      const theme = led.find(({ kind }) => kind === 'theme');
      if (theme !== undefined) roles.set(theme.target, 'theme');
      for (const { kind, target } of led) if (kind === 'slideLayout') roles.set(target, kind);
    }
    names.set(path, newName(path, names.size, roles.get(path)));
    found.set(path, { part, rels });
    open.push(...led.filter(isTaken).map(({ target }) => target));
  }
  const parts = new Map<string, string | Uint8Array>();
  for (const [path, { part, rels }] of found) {
    const name = names.get(path) ?? '';
    const left = relationsOf(rels, path).filter((one) => !one.isOutside && !names.has(one.target));
    parts.set(name, typeof part === 'string' ? without(part, left) : part);
    if (rels !== '') parts.set(relsOf(name), renamed(rels, path, names));
  }
  const theme = [...names.values()].find((name) => name === THEME) ?? null;
  const layouts = [...names].flatMap(([path, name]) =>
    roles.get(path) === 'slideLayout' ? [name] : [],
  );
  return { parts, names, layouts, theme };
}

function isTaken({ isOutside, kind }: Relation): boolean {
  return !isOutside && kind !== 'slide';
}

function newName(path: string, count: number, role: string | undefined): string {
  if (count === 0) return MASTER;
  if (role === 'theme') return THEME;
  if (role === 'slideLayout') return `ppt/slideLayouts/slideLayout${count}.xml`;
  return `ppt/media/template${count}${/\.\w+$/.exec(path)?.[0] ?? ''}`;
}

function relsOf(path: string): string {
  return path.replace(/([^/]*)$/, '_rels/$1.rels');
}

/** A part without its links to what stays behind; throws {@link DamagedTemplate} where it needs that otherwise. */
function without(part: string, left: readonly Relation[]): string {
  return left.reduce((text, { id, target }) => {
    const link = new RegExp(
      `<a:(hlink(?:Click|Hover|MouseOver))\\b[^>]*\\br:id="${id}"[^>]*?(?:/>|>[\\s\\S]*?</a:\\1>)`,
      'g',
    );
    const rest = text.replaceAll(link, '');
    if (new RegExp(`\\br:\\w+="${id}"`).test(rest)) throw new DamagedTemplate(`no part ${target}`);
    return rest;
  }, part);
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
