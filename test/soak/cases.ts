import { createHash } from 'node:crypto';
import {
  cpSync,
  type Dirent,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { stringify } from 'yaml';
import { unfitIn } from '../../src/history/draft.ts';
import { MONTH } from './published-set.ts';

/** One command under test: how it is called, and what of the workspace it replaces. */
export interface Command {
  readonly name: string;
  readonly args: readonly string[];
  /** The period that it is about. */
  readonly period: string;
  /** Which of the prepared workspaces it works on. */
  readonly from: Prepared;
  /**
   * `new` or `old` for what the command writes, `absent` where it stands aside, `part` where some of several sets are new, each
   * whole, `mixed` for anything else.
   */
  readonly stateOf: (workspace: string) => State;
}

/** What stands in a workspace before a command: a report, reports of members, of a quarter, a month to be made final or replaced, a report to be sent. */
export const PREPARED = ['report', 'final', 'split', 'quarter', 'replace', 'deliver'] as const;
export type Prepared = (typeof PREPARED)[number];

export const QUARTER = '2009-Q3';
/** The variable with the address of the robot that reports are sent to. */
export const ROBOT = 'SOAK_ROBOT';

export type State = 'old' | 'new' | 'absent' | 'part' | 'mixed';

const CONFIG = {
  pack: 'ziyang',
  organization: { name: '测试分公司', department: '客户服务部' },
  branches: [{ name: '东区' }, { name: '西区' }],
  inputs: { fault_tickets: { files: ['障碍单*.csv'], required: true } },
};
const HEADER =
  '故障单号,故障号码,分公司,业务类型,产品品牌,客户类型,受理时间,恢复时间,催修次数,障碍现象';

/** Writes the exports of a workspace with so many tickets, and a record that cannot be used. */
export function putTickets(workspace: string, count: number): void {
  const rows = Array.from(
    { length: count },
    (_, at) =>
      `T${at},612${1000 + at},东区,ADSL,E8,公客,2009-07-0${(at % 9) + 1} 09:30:00,2009-07-12 10:30:00,0,断`,
  );
  const bad = `B${count},6120999,火星,ADSL,E8,公客,2009-07-02 09:30:00,2009-07-12 10:30:00,0,断`;
  put(join(workspace, 'inputs', MONTH, '障碍单.csv'), [HEADER, ...rows, bad, ''].join('\n'));
}

/** Makes a workspace without exports. */
export function putWorkspace(workspace: string, more: object = {}): void {
  put(join(workspace, 'report.config.yaml'), stringify({ ...CONFIG, ...more }));
}

/** Puts a file of the analyst's beside the report. */
export function putForeign(workspace: string, period: string = MONTH): void {
  put(join(workspace, 'out', period, '会议记录.txt'), '会议记录');
}

/** Whether the analyst's file is there as it was; where the set stands aside, in it. */
export function hasForeign(workspace: string, period: string = MONTH): boolean {
  return [period, ...asides(workspace, period)].some((name) => {
    const file = join(workspace, 'out', name, '会议记录.txt');
    return existsSync(file) && readFileSync(file, 'utf8') === '会议记录';
  });
}

/** The temporary files and locks below a folder. */
export function leftIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(?:^|\/)(?:\.service-report\.|\.\d{4}[-\w]*\.lock|service-report)/.test(path),
  );
}

/** Everything below the folders, alike for runs that left the same: without times, and without what marks one run. */
export function traceOf(folders: readonly string[]): string {
  const lines = folders.flatMap((folder, at) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
      const path = relative(folder, join(entry.parentPath, entry.name));
      return `${at} ${withoutMarks(path)} ${contentOf(entry, folder)}`;
    }),
  );
  return sha256(Buffer.from(lines.sort().join('\n')));
}

function contentOf(entry: Dirent, folder: string): string {
  if (!entry.isFile()) return entry.isDirectory() ? 'folder' : 'other';
  const bytes = readFileSync(join(entry.parentPath, entry.name));
  if (!/\.(?:json|lock)$|\.tmp$/.test(entry.name)) return sha256(bytes);
  const text = bytes.toString('latin1').replaceAll(folder, '');
  return sha256(
    Buffer.from(
      withoutMarks(text)
        .replace(/"(?:pid|mark|token|milliseconds)": ?[^,}\n]+/g, '')
        .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z?/g, ''),
      'latin1',
    ),
  );
}

/** Which run made it: machine, process and its start, a random part. */
function withoutMarks(text: string): string {
  return text
    .replace(/\.[0-9a-f]{8}\.\d+-[0-9a-z]+(?:\.[0-9a-f]{8})?/g, '.mark')
    .replace(/service-report-\w{6}/g, 'service-report-');
}

/** Every file of ours in a folder with its hash. */
export function marksOf(folder: string): string {
  if (!existsSync(folder)) return '';
  const names = readdirSync(folder).filter((name) => /\.(?:json|xlsx|pdf)$/.test(name));
  return names
    .sort()
    .map((name) => `${name} ${sha256(readFileSync(join(folder, name)))}`)
    .join('\n');
}

/** The commands under test, each over the workspace that it works on as it was before. */
export function commandsOver(places: (from: Prepared) => string): readonly Command[] {
  const at = (path: string, from: string) => {
    const file = join(from, path);
    return existsSync(file) ? sha256(readFileSync(file)) : '';
  };
  const fileState =
    (path: string, from: Prepared) =>
    (workspace: string): State => {
      const now = at(path, workspace);
      if (now === at(path, places(from))) return 'old';
      return now === '' ? 'absent' : 'new';
    };
  const setState =
    (period: string, from: Prepared) =>
    (workspace: string): State => {
      const before = marksOf(join(places(from), 'out', period));
      const setIn = (folder: string): State => {
        if (marksOf(folder) === before) return 'old';
        return unfitIn(folder, period).length === 0 ? 'new' : 'mixed';
      };
      const folder = join(workspace, 'out', period);
      if (existsSync(folder)) return setIn(folder);
      const [aside, another] = asides(workspace, period);
      const isWhole = aside !== undefined && another === undefined;
      return isWhole && setIn(join(workspace, 'out', aside)) === 'old' ? 'absent' : 'mixed';
    };
  const json = ['generate', '--format', 'json'];
  const final = `history/${MONTH}.json`;
  return [
    {
      name: 'generate',
      args: json,
      period: MONTH,
      from: 'report',
      stateOf: setState(MONTH, 'report'),
    },
    {
      name: 'quarter',
      args: json,
      period: QUARTER,
      from: 'quarter',
      stateOf: setState(QUARTER, 'quarter'),
    },
    {
      name: 'members',
      args: [...json, '--for', 'branch'],
      period: MONTH,
      from: 'split',
      stateOf: (workspace) => {
        const states = MEMBERS.map((name) => memberState(workspace, places('split'), name));
        if (states.includes('mixed')) return 'mixed';
        const [first = 'mixed', ...others] = new Set(states);
        return others.length === 0 ? first : 'part';
      },
    },
    {
      name: 'finalize',
      args: ['finalize'],
      period: MONTH,
      from: 'final',
      stateOf: fileState(final, 'final'),
    },
    {
      name: 'replace',
      args: ['finalize', '--replace', '补交'],
      period: MONTH,
      from: 'replace',
      stateOf: (workspace) => {
        const state = fileState(final, 'replace')(workspace);
        if (state === 'old') return 'old';
        // Whatever takes the place of what was final, that is kept.
        const isKept =
          at(`history/replaced/${MONTH}.1.json`, workspace) === at(final, places('replace'));
        return state === 'new' && isKept ? 'new' : 'mixed';
      },
    },
    {
      name: 'check',
      args: ['check'],
      period: MONTH,
      from: 'report',
      stateOf: fileState(`inputs/${MONTH}/待核实记录.xlsx`, 'report'),
    },
    {
      name: 'deliver',
      args: ['deliver'],
      period: MONTH,
      from: 'deliver',
      stateOf: fileState(`out/${MONTH}/deliveries.json`, 'deliver'),
    },
  ];
}

const MEMBERS = ['东区', '西区'];

/** The state of the set of one member against that of the workspace as it was. */
function memberState(workspace: string, old: string, name: string): State {
  const parent = join(workspace, 'out', MONTH, 'branch');
  const before = marksOf(join(old, 'out', MONTH, 'branch', name));
  const setIn = (folder: string): State => {
    if (marksOf(folder) === before) return 'old';
    return unfitIn(folder, MONTH).length === 0 ? 'new' : 'mixed';
  };
  if (existsSync(join(parent, name))) return setIn(join(parent, name));
  const asides = readdirSync(parent).filter((one) =>
    one.startsWith(`.service-report.${name}.old.`),
  );
  const [aside, another] = asides;
  const isWhole = aside !== undefined && another === undefined;
  return isWhole && setIn(join(parent, aside)) === 'old' ? 'absent' : 'mixed';
}

/** Copies a workspace to a new place. */
export function copyOf(workspace: string, to: string): string {
  cpSync(workspace, to, { recursive: true });
  return to;
}

function asides(workspace: string, period: string = MONTH): readonly string[] {
  const out = join(workspace, 'out');
  return readdirSync(out).filter((name) => name.startsWith(`.service-report.${period}.old.`));
}

function put(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
