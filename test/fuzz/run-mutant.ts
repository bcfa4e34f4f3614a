import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prng } from '../../fixtures/generator/prng.ts';
import { CORPUS } from '../../fixtures/hostile/make/main.ts';
import { ROW_CLASSES } from '../../src/ingest/model/account.ts';
import type { Ingested } from '../../src/ingest/model/types.ts';
import { Fault } from '../../src/messages/fault.ts';
import { computeMetrics } from '../../src/metrics/compute.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { type LoadedWorkspace, loadWorkspace } from '../../src/workspace/load-workspace.ts';
import { type Outcome, usualWay, waysThatDiffer } from '../support/one-way.ts';
import { type Mutant, mutant } from './mutate.ts';
import { ORIGINALS, type Original } from './originals.ts';
import { differences } from './recount.ts';

const MONTH = '2009-07';
const MOST_PRIME = 1_000_003;
/** One run in so many is read in other ways, too. */
const ONE_IN_COMPARED = 4;
const ONE_IN_KEPT = 20;

/** How a run ended: refused with a code, or read with what differs from what should be. */
export interface RunResult {
  readonly run: number;
  readonly file: string;
  readonly how: string;
  readonly refused: string | null;
  readonly accepted: number;
  readonly wrong: readonly string[];
  /** Where the file was kept, if anything is wrong. */
  readonly kept: string | null;
}

/** Spoils a valid export by seed and number of the run, reads it, counts again, and tells what does not agree. */
export async function runMutant(seed: number, run: number): Promise<RunResult> {
  const random = prng(seed * MOST_PRIME + run);
  const original = random.pick(ORIGINALS);
  const spoilt = mutant(original.bytes, random, run);
  const file = join(folder, 'inputs', original.name);
  mkdirSync(join(folder, 'inputs'), { recursive: true });
  writeFileSync(file, spoilt.bytes);
  const store = await sharedStore();
  const isCompared = run % ONE_IN_COMPARED === 0;
  const request = wanted();
  let read: Outcome | null = null;
  const reading = async () => {
    read = await usualWay(request, store, isCompared);
    return read;
  };
  const { refused, accepted, wrong: own } = await judged(reading, request, store, original, spoilt);
  const wrong = [...own, ...(isCompared ? await compared(store, run, read) : [])];
  const kept =
    wrong.length === 0 ? null : join(mkdtempSync(join(tmpdir(), 'mutant-')), original.name);
  if (kept !== null) copyFileSync(file, kept);
  rmSync(file);
  return { run, file: original.name, how: spoilt.how, refused, accepted, wrong, kept };
}

let loaded: LoadedWorkspace | null = null;
const folder = join(tmpdir(), `mutants-${process.pid}`);
let opened: Promise<Store> | null = null;

/** The same read by itself, and from what is kept: tables, accounts, quarantine and words are the same. */
async function compared(
  store: Store,
  run: number,
  read: Outcome | null,
): Promise<readonly string[]> {
  // What is kept has to be there as it was read: by now there are the tables of its figures, too.
  if (run % ONE_IN_KEPT !== 0) return await waysThatDiffer(wanted(), store, { read });
  const kept = mkdtempSync(join(folder, 'kept-'));
  const differ = await waysThatDiffer(wanted(), store, { folder: kept });
  rmSync(kept, { recursive: true });
  return differ;
}

/** One store for all runs, emptied by each and never sealed: to open one takes longer than to read a small file. */
async function sharedStore(): Promise<Store> {
  opened ??= openStore({ tempFolder: folder });
  const store = await opened;
  store.seal = async () => undefined;
  return store;
}

/** Closes what the runs share. */
export async function closeStore(): Promise<void> {
  const store = await opened;
  opened = null;
  await store?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
}

/** What is asked of each run. */
function wanted() {
  loaded ??= loadWorkspace({ folder: CORPUS });
  const { pack } = loaded;
  const inputs = { ...loaded.workspace.inputs, folderOf: () => join(folder, 'inputs') };
  const workspace = { ...loaded.workspace, folder, inputs };
  const datasets = pack.datasets.filter(({ id }) => id === 'fault_tickets');
  return { pack, workspace, month: MONTH, datasets, cohortsOf: () => ['accepted_at'] };
}

async function judged(
  reading: () => Promise<Outcome>,
  { pack, workspace }: ReturnType<typeof wanted>,
  store: Store,
  original: Original,
  spoilt: Mutant,
) {
  const warn = () => undefined;
  try {
    const { told: ingested, refused } = await reading();
    if (ingested === null) throw refused;
    const { thresholds } = pack.findings;
    const metrics = pack.metrics.filter(({ id }) => id.startsWith('my.'));
    const request = {
      metrics,
      ingested,
      workspace,
      month: MONTH,
      past: [],
      thresholds,
      store,
      warn,
    };
    const { outcomes } = await computeMetrics(request);
    const rows = await store.rows('SELECT * FROM fault_tickets');
    const inMonth = rows.filter(({ accepted_at: at }) => String(at).startsWith(MONTH));
    const accepted = sumOf(ingested, ['accepted']);
    const wrong = [
      ...accountProblems(ingested, rows.length, inMonth.length),
      ...lossProblems(original, spoilt, accepted),
      ...differences(outcomes, inMonth),
    ];
    return { refused: null, accepted, wrong };
  } catch (cause) {
    if (cause instanceof Fault && cause.kind === 'inputs')
      return { refused: cause.said.code, accepted: 0, wrong: [] };
    return { refused: null, accepted: 0, wrong: [`it failed: ${cause}`] };
  }
}

type Counted = (typeof ROW_CLASSES)[number];

function sumOf({ files }: Ingested, classes: readonly Counted[]): number {
  return files.reduce(
    (sum, { account }) => sum + classes.reduce((own, name) => own + account[name], 0),
    0,
  );
}

function accountProblems(ingested: Ingested, rows: number, inMonth: number): readonly string[] {
  const records = ingested.files.reduce((sum, { account }) => sum + account.records, 0);
  const told = [
    ['classes add up to the records', sumOf(ingested, ROW_CLASSES), records],
    ['records of the table', rows, sumOf(ingested, ['accepted', 'otherMonth'])],
    ['records of the month', inMonth, sumOf(ingested, ['accepted'])],
    ['quarantined records', ingested.quarantine.length, sumOf(ingested, ['quarantined'])],
  ] as const;
  return told.flatMap(([what, one, other]) => (one === other ? [] : [`${what}: ${one}, ${other}`]));
}

/** One flipped bit spoils two records at most (it may be the end of a line); a workbook never gives fewer rows. */
function lossProblems(original: Original, { how }: Mutant, accepted: number): readonly string[] {
  if (how.startsWith('cut') && original.name.endsWith('.xlsx') && accepted !== original.records)
    return [`a cut workbook gave ${accepted} of ${original.records} records`];
  if (how === '1 bits flipped' && accepted < original.records - 2)
    return [`one flipped bit left ${accepted} of ${original.records} records`];
  return [];
}

/** What people need to see a failed run again. */
export function told(seed: number, { run, file, how, wrong, kept }: RunResult): string {
  return `seed ${seed}, run ${run}: ${file}, ${how}: ${wrong.join('; ')} (kept: ${kept})`;
}
