import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import exceljs from 'exceljs';
import { inWords, type Message } from '../messages/catalogue.ts';
import { Fault } from '../messages/fault.ts';
import type { ColumnSpec, ColumnType, DatasetSpec, DerivedSpec } from '../pack/dataset/types.ts';
import { ziyangLevels } from '../pack/test-support.ts';
import type { Store } from '../store/store.ts';
import { lentStore } from '../store/test-support.ts';
import { workspaceOf } from '../workspace/test-support.ts';
import type { InputSpec, Organization, Workspace } from '../workspace/types.ts';
import { ingest } from './ingest.ts';
import type { Ingested, InputFile, RowAccount } from './model/types.ts';

/** For tests only: makes a column; all that is not given is empty. */
export function column(
  name: string,
  type: ColumnType,
  header: string,
  more: Partial<ColumnSpec> = {},
): ColumnSpec {
  const nothing = {
    aliases: [],
    inverse: [],
    ask: [],
    starts: [],
    ends: [],
    yesWords: [],
    noWords: [],
    values: [],
    ambiguous: [],
    personal: null,
    blank: 'unknown' as const,
    open: false,
    as: null,
  };
  return { name, type, header, required: 'no', ...nothing, ...more };
}

/** For tests only: makes a derived column. */
export function derived(
  name: string,
  type: DerivedSpec['type'],
  sql: string,
  needs: DerivedSpec['needs'] = [],
): DerivedSpec {
  return { name, label: name, type, sql, needs, values: [] };
}

/** For tests only: what is known of an export without records, changed as the test wants. */
export function fileOf(
  path: string,
  dataset: string,
  more: Omit<Partial<InputFile>, 'account'> & { readonly account?: Partial<RowAccount> } = {},
): InputFile {
  const { account = {}, ...rest } = more;
  const furniture = { title: 0, header: 0, total: 0, footer: 0, blank: 0 };
  const bad = { quarantined: 0, duplicate: 0, superseded: 0, otherMonth: 0, corrected: 0 };
  return {
    path,
    sha256: '',
    modifiedAt: '2009-08-03T01:30:00.000Z',
    dataset,
    format: 'csv',
    encoding: null,
    headerRow: 1,
    columns: [],
    ignoredHeaders: [],
    headers: [],
    headerHints: [],
    account: { records: 0, accepted: 0, ...furniture, ...bad, ...account },
    ...rest,
  };
}

const plain = (...names: string[]) => names.map((value) => ({ value, aliases: [] }));

/** For tests only: a dataset with one column of most types. */
export const tickets: DatasetSpec = {
  id: 'tickets',
  name: '障碍单',
  cohort: 'accepted_at',
  own: null,
  key: ['ticket_id'],
  latestBy: ['closed_at'],
  columns: [
    column('ticket_id', 'id', '单号', { aliases: ['工单号'], required: 'value' }),
    column('branch', 'branch', '分公司', { required: 'value' }),
    column('department', 'department', '维护单位'),
    column('brand', 'enum', '品牌', { values: plain('E6', 'E8'), ambiguous: ['我的E家'] }),
    column('accepted_at', 'datetime', '受理时间', { required: 'value' }),
    column('closed_at', 'datetime', '归档时间', { required: 'column' }),
    column('limit_hours', 'hours', '处理时限', { aliases: ['处理时限(小时)'] }),
    column('overdue', 'flag', '是否超时', {
      inverse: ['是否及时'],
      yesWords: ['超时', '逾期'],
      noWords: ['及时', '未超时', '准时'],
    }),
    column('cause', 'text', '原因'),
  ],
  derived: [
    derived('hours', 'hours', "date_diff('second', accepted_at, closed_at) / 3600.0", [
      ['closed_at'],
    ]),
    derived('on_time', 'flag', 'coalesce(not overdue, hours <= limit_hours)', [
      ['overdue'],
      ['hours', 'limit_hours'],
    ]),
  ],
  impossible: [],
};

/** For tests only: an organisation of two branches and two departments. */
export const organization: Organization = {
  name: '某市分公司',
  department: '客户服务部',
  aliases: [],
  levels: ziyangLevels.levels,
  branches: [
    { name: '安岳', aliases: ['安岳分公司'] },
    { name: '简阳', aliases: ['简阳分公司'] },
  ],
  departments: [
    { name: '简阳实业', aliases: [], branch: '简阳', nature: null, assessed: true },
    { name: '营业厅', aliases: [], branch: '市本部', nature: null, assessed: true },
  ],
};

/** For tests only: a workspace in a temporary folder, with its store and what was warned of. */
export interface Bench extends AsyncDisposable {
  readonly folder: string;
  readonly store: Store;
  readonly warnings: readonly string[];
  /** Writes a file below the input folder of 2009-07. */
  put(name: string, content: string | Uint8Array): Promise<void>;
  run(more?: Partial<Parameters<typeof ingest>[0]>): Promise<Ingested>;
  /** Runs and gives the fault, with its words and those of its problems. */
  fails(
    more?: Partial<Parameters<typeof ingest>[0]>,
  ): Promise<{ code: string; kind: string; words: string }>;
}

/** For tests only: opens a {@link Bench}; inputs default to the one dataset `tickets`, files 障碍*. */
export async function openBench(
  inputs: readonly Partial<InputSpec>[] = [{}],
  change: Partial<Workspace> = {},
): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'ingest-'));
  const store = await lentStore();
  const warnings: string[] = [];
  const workspace = workspaceOf({
    folder,
    configFile: join(folder, 'report.config.yaml'),
    out: join(folder, 'out'),
    history: join(folder, 'history'),
    packFolder: folder,
    allowPaths: [],
    organization,
    inputs: {
      folderOf: (month) => join(folder, 'inputs', month),
      datasets: inputs.map((input) => ({
        dataset: 'tickets',
        files: ['障碍*'],
        owner: '运维部',
        due: '每月3日',
        required: true,
        periodMismatch: 'refuse' as const,
        ...input,
      })),
    },
    ...change,
  });
  const run: Bench['run'] = (more = {}) =>
    ingest({
      workspace,
      month: '2009-07',
      datasets: [tickets],
      cohortsOf: () => ['accepted_at'],
      store,
      warn: (warning: Message) => warnings.push(inWords(warning, 'zh-CN')),
      ...more,
    });
  return {
    folder,
    store,
    warnings,
    run,
    async put(name, content) {
      const file = join(folder, 'inputs', '2009-07', name);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    },
    async fails(more) {
      const outcome = await run(more).catch((cause: unknown) => cause);
      if (!(outcome instanceof Fault)) throw outcome;
      const words = [outcome.said, ...outcome.problems].map((said) => inWords(said, 'zh-CN'));
      return { code: outcome.said.code, kind: outcome.kind, words: words.join('\n') };
    },
    async [Symbol.asyncDispose]() {
      await store[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
}

let encoder: ReadonlyMap<string, number> | null = null;

/** For tests only: text as GB18030 bytes (characters of one or two bytes). */
export function gb18030(text: string): Uint8Array {
  encoder ??= twoByteCharacters();
  const bytes: number[] = [];
  for (const letter of text) {
    const code = letter.charCodeAt(0);
    const pair = encoder.get(letter) ?? 0;
    if (code < 0x80) bytes.push(code);
    else bytes.push(pair >> 8, pair & 0xff);
  }
  return Uint8Array.from(bytes);
}

function twoByteCharacters(): ReadonlyMap<string, number> {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if (letter.length === 1 && !codes.has(letter)) codes.set(letter, lead * 256 + trail);
    }
  }
  return codes;
}

/** For tests only: the bytes of a workbook with these sheets, each an array of rows. */
export async function workbook(
  sheets: Readonly<Record<string, readonly (readonly exceljs.CellValue[])[]>>,
  change: (book: exceljs.Workbook) => void = () => undefined,
): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name);
    for (const row of rows) sheet.addRow([...row]);
  }
  change(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}
