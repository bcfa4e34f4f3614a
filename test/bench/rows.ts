import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, measured } from './measure.ts';
import { writeMetricsOfSample } from './metrics-of-sample.ts';
import { writePageOfSample } from './page-of-sample.ts';
import { writeTickets } from './write-tickets.ts';
import { writeWorkbook } from './write-workbook.ts';

/** One line of the table: what is measured, against what, and what is to be reached. */
export interface Row {
  readonly id: string;
  readonly what: string;
  readonly against: string;
  /** The most that own time may be of the floor's. */
  readonly goal: number;
  /** The most that own time may be, in seconds of the clock, besides. */
  readonly seconds?: number;
  /** The most memory of its largest process, in MB, besides. */
  readonly memory?: number;
  /** How often at most, since one run takes long. */
  readonly runs?: number;
  /** Only where it is asked for by its name. */
  readonly isLarge?: boolean;
  /** Makes what both need in a folder of their own; null where the peer is not there. */
  readonly prepare: (
    folder: string,
  ) => Promise<{ readonly own: Command; readonly floor: Command } | null>;
}

const project = fileURLToPath(new URL('../..', import.meta.url));
const node = process.execPath;
const floor = (name: string): string => join(project, 'test/bench/floors', name);
const report = (...args: readonly string[]): Command => ({
  args: [node, join(project, 'bin/report.js'), ...args],
});
const SAMPLE = join(project, 'fixtures/ziyang');
const MONTH = '2009-07';
const MILLION = 1_000_000;
const EMPTY: Command = { args: [node, floor('empty.mjs')] };

const again = (workspace: string, out: string, format: string): Command =>
  report('generate', '-m', MONTH, '-w', workspace, '-o', out, '--format', format, '--quiet');

/** A run that reads every export, as the first of a month does. */
const generate = (workspace: string, out: string, format: string): Command => {
  const { args } = again(workspace, out, format);
  return { args: [...args, '--no-cache'] };
};

/** A row of a command that starts, tells something and ends. */
const small = (id: string, goal: number, args: readonly string[]): Row => ({
  id,
  what: `report ${args.slice(0, 1).join(' ')}`,
  against: 'Node with an empty file',
  goal,
  prepare: async () => ({ own: report(...args), floor: EMPTY }),
});

/** Reading a month whose fault tickets are many, all figures included. */
const tickets = (
  row: Omit<Row, 'prepare'>,
  own: Parameters<typeof writeTickets>[1],
  against: (file: string, folder: string) => Promise<Command | null>,
): Row => ({
  ...row,
  prepare: async (folder) => {
    const workspace = await workspaceOf(join(folder, 'own'), own);
    const command = await against(ticketsIn(workspace), folder);
    return command && { own: generate(workspace, join(folder, 'out'), 'json'), floor: command };
  },
});

/** The sample's workspace, which may keep what it has read. */
function workspaceCopy(folder: string): string {
  const copy = join(folder, 'sample');
  cpSync(SAMPLE, copy, { recursive: true });
  return copy;
}

const ticketsIn = (workspace: string): string =>
  join(workspace, 'inputs', MONTH, '障碍单_2009年7月.csv');

/** The sample's workspace with other fault tickets; its other exports are copied. */
async function workspaceOf(
  folder: string,
  tickets: Parameters<typeof writeTickets>[1],
): Promise<string> {
  const inputs = join(folder, 'inputs', MONTH);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(inputs, { recursive: true });
  cpSync(join(SAMPLE, 'report.config.yaml'), join(folder, 'report.config.yaml'));
  const given = join(SAMPLE, 'inputs', MONTH);
  for (const name of readdirSync(given))
    if (!name.includes('障碍单')) cpSync(join(given, name), join(inputs, name));
  await writeTickets(ticketsIn(folder), tickets);
  return folder;
}

/** The same month with other fault tickets, as the peer of a row. */
const month = (of: Parameters<typeof writeTickets>[1]) => async (_: string, folder: string) =>
  generate(await workspaceOf(join(folder, 'floor'), of), join(folder, 'out-floor'), 'json');

/** Debian's Python, whichever another one comes first. */
const PYTHON = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';
const hasPandas = (): boolean => spawnSync(PYTHON, ['-c', 'import pandas']).status === 0;

/** What is measured, in the order of the table. */
export const rows: readonly Row[] = [
  {
    id: 'deck',
    what: 'sample month, PDF + XLSX + JSON',
    against: 'the browser alone printing the same page',
    goal: 1.6,
    prepare: async (folder) => {
      const page = join(folder, 'page.html');
      await writePageOfSample(SAMPLE, page);
      return {
        own: again(workspaceCopy(folder), join(folder, 'out'), 'pdf,xlsx,json'),
        floor: { args: [node, floor('print.mjs'), page] },
      };
    },
  },
  {
    id: 'json',
    what: 'sample month, JSON, its exports as they were',
    against: 'Node, DuckDB loaded, an empty database',
    goal: 3,
    seconds: 1,
    prepare: async (folder) => ({
      own: again(workspaceCopy(folder), join(folder, 'out'), 'json'),
      floor: { args: [node, floor('engine.mjs')] },
    }),
  },
  {
    id: 'json_first',
    what: 'sample month, JSON, its exports read',
    against: 'Node, DuckDB loaded, an empty database',
    goal: 3,
    prepare: async (folder) => ({
      own: generate(SAMPLE, join(folder, 'out'), 'json'),
      floor: { args: [node, floor('engine.mjs')] },
    }),
  },
  small('help', 2, ['--help']),
  small('version', 2, ['--version']),
  small('metrics', 5, ['metrics', '-w', SAMPLE]),
  {
    id: 'status',
    what: 'report status, its exports as they were',
    against: 'Node with an empty file',
    goal: 5,
    prepare: async (folder) => {
      const copy = workspaceCopy(folder);
      measured(again(copy, join(folder, 'out'), 'json'));
      return { own: report('status', '-m', MONTH, '-w', copy), floor: EMPTY };
    },
  },
  tickets(
    { id: 'million', what: '1 M fault tickets, JSON', against: 'DuckDB alone', goal: 1.5, runs: 3 },
    { records: MILLION },
    async (file) => ({ args: [node, floor('duckdb.mjs'), file] }),
  ),
  tickets(
    {
      id: 'metrics_alone',
      what: '1 M fault tickets, JSON',
      against: 'DuckDB alone, typed, the same statements',
      goal: 1.5,
      runs: 3,
    },
    { records: MILLION },
    async (file, folder) => {
      const statements = join(folder, 'statements.json');
      await writeMetricsOfSample(SAMPLE, statements);
      return { args: [node, floor('metrics.mjs'), file, statements] };
    },
  ),
  tickets(
    { id: 'pandas', what: '1 M fault tickets, JSON', against: 'pandas', goal: 1 / 3, runs: 3 },
    { records: MILLION },
    async (file) => (hasPandas() ? { args: [PYTHON, floor('pandas_tickets.py'), file] } : null),
  ),
  tickets(
    { id: 'gb18030', what: '1 M in GB18030', against: '1 M in UTF-8', goal: 1.4, runs: 3 },
    { records: MILLION, encoding: 'gb18030' },
    month({ records: MILLION }),
  ),
  tickets(
    { id: 'dirty', what: '1 M, 0.1 % unusable', against: '1 M, all clean', goal: 1.5, runs: 3 },
    { records: MILLION, dirt: 0.001 },
    month({ records: MILLION }),
  ),
  tickets(
    {
      id: 'ten_million',
      what: '10 M fault tickets, JSON',
      against: '1 M',
      goal: 11,
      memory: 1536,
      runs: 1,
      isLarge: true,
    },
    { records: 10 * MILLION },
    month({ records: MILLION }),
  ),
  {
    id: 'again',
    what: '1 M again, its exports as they were',
    against: 'the first run',
    goal: 1 / 5,
    runs: 3,
    prepare: async (folder) => {
      const workspace = await workspaceOf(join(folder, 'own'), { records: MILLION });
      return {
        own: again(workspace, join(folder, 'out'), 'json'),
        floor: generate(workspace, join(folder, 'out-floor'), 'json'),
      };
    },
  },
  {
    id: 'xlsx',
    what: 'workbook of 100,000 × 20 read',
    against: 'the stream reader of exceljs alone',
    goal: 0.3,
    runs: 3,
    prepare: async (folder) => {
      const file = join(folder, 'large.xlsx');
      await writeWorkbook(file, { rows: 100_000, columns: 20 });
      return {
        own: { args: [node, floor('own-xlsx.mjs'), file] },
        floor: { args: [node, floor('exceljs.mjs'), file] },
      };
    },
  },
];
