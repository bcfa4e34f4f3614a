import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  answersOf,
  beginEntry,
  checkedTables,
  dropEntry,
  type Entry,
  figuresOf,
  findEntry,
  type NewEntry,
  putAnswers,
  putFigures,
  shrinkTo,
} from '../cache/entries.ts';
import type { Ingested } from '../ingest/model/types.ts';
import type { Message } from '../messages/catalogue.ts';
import { Fault } from '../messages/fault.ts';
import type { KnownPeople } from '../privacy/masker.ts';
import { type AnsweredStore, answeredStore } from '../store/answered-store.ts';
import { prepareTables, showTables, writeTables } from '../store/kept-tables.ts';
import { openStore, type SqlRow, type Store } from '../store/store.ts';
import { factsOf, ingestedOf, type KeptFacts } from './kept-facts.ts';
import { type InputsSeen, keyOfTables, seenInputs } from './key-of-tables.ts';
import { openLoadedMonth } from './loaded-month.ts';
import type { ReportRequest } from './make-report.ts';

/** Where the typed tables of months are kept from run to run. */
export interface CachePlace {
  readonly folder: string;
  /** What tells this program from every other. */
  readonly mark: string;
  /** Bytes that it may hold. */
  readonly most: number;
  readonly now: () => Date;
}

/** What reading a month's exports gives beside its tables. */
export interface ReadTables {
  readonly ingested: Ingested;
  /** Unmasked. */
  readonly people: KnownPeople;
}

/** Fills a store with a month's tables. It is given who takes its warnings and the faults of its inputs. */
export type Fill = (
  store: Store,
  warn: (warning: Message) => void,
  onFault: ReportRequest['onFault'],
) => Promise<ReadTables>;

/** The store of a month, which an earlier run may have filled. */
export interface OpenedMonth extends AsyncDisposable {
  readonly store: Store;
  /** The month's tables, by `fill` unless they are kept; warnings and result are the same either way. */
  read(fill: Fill, told: Pick<ReportRequest, 'reporter' | 'onFault'>): Promise<ReadTables>;
  /** What an earlier run computed over the tables that were read; `basis` names all else that it comes of. Null where nothing is kept. */
  kept<T>(basis: string): Promise<T | null>;
  /** Keeps what was computed over them for later runs, in the place of what was of another basis. */
  keep(basis: string, figures: unknown): Promise<void>;
}

/** Opens the store of a month; one that asks the cache first where the request has one. */
export async function openMonth(request: ReportRequest): Promise<OpenedMonth> {
  const { tempFolder, memoryLimit, cache } = request;
  if (request.engine) return await openLoadedMonth(request, request.engine);
  const open = async () =>
    await openStore({ tempFolder, ...(memoryLimit === undefined ? {} : { memoryLimit }) });
  // What keeps the inputs from being looked at is told where they are read.
  const seen = cache ? await seenInputs(request).catch(() => null) : null;
  if (!cache || seen === null) return uncached(await open());
  return await KeptMonth.open(request, cache, seen, open);
}

type Exports = Pick<ReportRequest, 'workspace' | 'pack' | 'month'>;

/** A name for the exports of a month as they are now, and how they are read; null where nobody can tell. */
export async function exportsKey(request: Exports, cache: CachePlace): Promise<string | null> {
  const seen = await seenInputs(request).catch(() => null);
  return seen && keyOfTables(request, cache.mark, seen);
}

/** Whether an earlier run read the exports of this key without a fault. */
export async function isKept(key: string, cache: CachePlace): Promise<boolean> {
  return (await findEntry<KeptFacts>(cache.folder, key, cache.now())) !== null;
}

function uncached(store: Store): OpenedMonth {
  return {
    store,
    read: async (fill, { reporter, onFault }) =>
      await fill(store, reporter.warn.bind(reporter), onFault),
    kept: () => Promise.resolve(null),
    keep: () => Promise.resolve(),
    [Symbol.asyncDispose]: async () => await store[Symbol.asyncDispose](),
  };
}

class KeptMonth implements OpenedMonth {
  readonly store: AnsweredStore;
  readonly #request: ReportRequest;
  readonly #cache: CachePlace;
  readonly #seen: InputsSeen;
  readonly #key: string;
  #entry: Entry<KeptFacts> | null;
  /** Where the entry of this month lies, for its answers. */
  #folder: string | null;
  #fresh: NewEntry | null = null;
  #fill: Fill | null = null;
  readonly #known: ReadonlyMap<string, readonly SqlRow[]>;
  /** Whether figures were taken as they are kept, so that what they were asked from was not asked now. */
  #areFiguresKept = false;

  private constructor(
    request: ReportRequest,
    cache: CachePlace,
    seen: InputsSeen,
    found: {
      readonly key: string;
      readonly entry: Entry<KeptFacts> | null;
      readonly answers: ReadonlyMap<string, readonly SqlRow[]>;
    },
    open: () => Promise<Store>,
  ) {
    this.#request = request;
    this.#cache = cache;
    this.#seen = seen;
    this.#key = found.key;
    this.#entry = found.entry;
    this.#folder = found.entry?.folder ?? null;
    this.#known = found.answers;
    this.store = answeredStore(() => this.#opened(open), found.answers);
  }

  static async open(
    request: ReportRequest,
    cache: CachePlace,
    seen: InputsSeen,
    open: () => Promise<Store>,
  ): Promise<KeptMonth> {
    const key = keyOfTables(request, cache.mark, seen);
    const entry = await findEntry<KeptFacts>(cache.folder, key, cache.now());
    const answers = entry ? await answersOf<readonly SqlRow[]>(entry.folder) : new Map();
    return new KeptMonth(request, cache, seen, { key, entry, answers }, open);
  }

  async read(
    fill: Fill,
    { reporter, onFault }: Pick<ReportRequest, 'reporter' | 'onFault'>,
  ): Promise<ReadTables> {
    this.#fill = fill;
    if (this.#entry) {
      const { ingested, people, warnings } = this.#entry.facts;
      for (const warning of warnings) reporter.warn(warning);
      this.store.settle();
      return { ingested: await this.#withSpecs(ingested), people };
    }
    const warnings: Message[] = [];
    let isWhole = true;
    const store = await this.store.open();
    const read = await fill(
      store,
      (warning) => {
        warnings.push(warning);
        reporter.warn(warning);
      },
      onFault &&
        ((fault) => {
          isWhole = false;
          onFault(fault);
        }),
    );
    this.store.settle();
    if (isWhole) await this.#keep(store, read, warnings);
    await this.#dropFresh();
    return read;
  }

  async kept<T>(basis: string): Promise<T | null> {
    const before = this.#folder === null ? null : await figuresOf<T>(this.#folder, basis);
    this.#areFiguresKept ||= before !== null;
    return before;
  }

  async keep(basis: string, figures: unknown): Promise<void> {
    // What cannot be kept is computed again.
    if (this.#folder !== null)
      await putFigures(this.#folder, basis, figures).catch(() => undefined);
  }

  /** The store with what a query needs: the kept tables, or those that are about to be filled. */
  async #opened(open: () => Promise<Store>): Promise<Store> {
    const store = await open();
    if (this.#entry === null) {
      await this.#prepare(store);
      return store;
    }
    const file = await checkedTables(this.#entry);
    if (file !== null) {
      const isShown = await showTables(store, file, this.#entry.facts.records).then(
        () => true,
        () => false,
      );
      if (isShown) {
        await store.seal();
        return store;
      }
    }
    // Damaged, or taken away by another run: what was told of them was whole, so that they are read again, unheard.
    await store[Symbol.asyncDispose]();
    await dropEntry(this.#entry.folder);
    this.#folder = null;
    const again = await open();
    await this.#fill?.(again, () => undefined, this.#request.onFault);
    return again;
  }

  /** A cache that cannot be written costs time, and no run. */
  async #prepare(store: Store): Promise<void> {
    this.#fresh = await beginEntry(this.#cache.folder, this.#key).catch(() => null);
    if (this.#fresh === null) return;
    await prepareTables(store, this.#fresh.tables).catch(() => this.#dropFresh());
  }

  async #keep(store: Store, { ingested, people }: ReadTables, warnings: readonly Message[]) {
    if (this.#fresh === null || !(await this.#isAsSeen(ingested))) return;
    const facts = factsOf({ ingested, people }, warnings);
    try {
      await writeTables(store);
      this.#folder = await this.#fresh.put(facts, this.store.asked);
      await shrinkTo(this.#cache.folder, this.#cache.most);
    } catch (cause) {
      if (cause instanceof Fault && cause.kind === 'internal') throw cause;
    }
  }

  /** Whether the exports that were read are those that were seen when the entry got its name. */
  async #isAsSeen({ files }: Ingested): Promise<boolean> {
    const now = await seenInputs(this.#request, this.#seen).catch(() => null);
    if (now === null || now.state !== this.#seen.state) return false;
    return files.every(({ path, sha256 }) => this.#seen.fileOf(path)?.sha256 === sha256);
  }

  async #withSpecs(kept: KeptFacts['ingested']): Promise<Ingested> {
    const { pack, workspace } = this.#request;
    const times = new Map<string, string>();
    for (const { path } of this.#seen.files) {
      const { mtime } = await stat(join(workspace.folder, path));
      times.set(path, mtime.toISOString());
    }
    const { files, ...rest } = ingestedOf({ ingested: kept }, pack.datasets);
    return {
      ...rest,
      files: files.map((file) => {
        const seen = this.#seen.fileOf(file.path);
        return { ...file, modifiedAt: times.get(seen?.path ?? '') ?? file.modifiedAt };
      }),
    };
  }

  async #dropFresh(): Promise<void> {
    const fresh = this.#fresh;
    this.#fresh = null;
    await fresh?.[Symbol.asyncDispose]();
  }

  /** Figures of another basis are made of the answers that were known. */
  #withKnown(asked: ReadonlyMap<string, readonly SqlRow[]>) {
    return new Map([...this.#known, ...asked]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { asked, hasNew } = this.store;
    await this.store[Symbol.asyncDispose]();
    await this.#dropFresh();
    // What cannot be kept is asked again.
    if (this.#folder !== null && hasNew)
      await putAnswers(this.#folder, this.#areFiguresKept ? this.#withKnown(asked) : asked).catch(
        () => undefined,
      );
  }
}
