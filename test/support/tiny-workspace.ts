import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import type { MetricsFile } from '../../src/metrics/types.ts';
import { readJson } from './written-file.ts';

/** A fault ticket of a workspace made for one test. */
export interface TinyTicket {
  readonly id: string;
  readonly user: string;
  readonly branch: string;
  readonly accepted: string;
  readonly hastened: number;
  readonly symptom?: string;
}

/** A workspace of two branches and one dataset, in a folder of its own that goes with the test. */
export interface TinyWorkspace {
  readonly folder: string;
  readonly out: string;
  /** Writes a file of the workspace and gives its path. */
  readonly write: (path: string, content: string | Uint8Array) => string;
  readonly configure: (changes: Readonly<Record<string, unknown>>) => void;
  readonly addTickets: (month: string, tickets: readonly TinyTicket[]) => void;
  readonly metrics: (month: string) => MetricsFile;
}

/** The workspace's own metric, with a target of its own. */
const OWN_METRIC = {
  id: 'my.hasten_rate',
  name: '催修工单占比',
  description: '有过催修的障碍单占全部障碍单的比例',
  dataset: 'fault_tickets',
  calculator: 'ratio',
  with: { numerator_only: { 催修次数: '>= 1' } },
  by: [['branch']],
  better: 'lower',
};

const CONFIG: Readonly<Record<string, unknown>> = {
  pack: 'ziyang',
  organization: { name: '测试分公司', department: '客户服务部' },
  branches: [{ name: '东区' }, { name: '西区', aliases: ['西区分局'] }],
  inputs: {
    fault_tickets: {
      files: ['障碍单*.csv', '障碍单*.xlsx'],
      owner: '综合调度组',
      due: '每月3日',
      required: true,
    },
  },
  targets: [
    {
      metric: '催修工单占比',
      set_by: '市',
      judges: ['全市', '分公司'],
      limit: '<= 30%',
      from: '2009-01',
    },
  ],
  metrics: [OWN_METRIC],
};

/** The columns that every ticket file of these tests has. */
const HEADER =
  '故障单号,故障号码,分公司,业务类型,产品品牌,客户类型,受理时间,恢复时间,催修次数,障碍现象';

/** Makes a workspace with a configuration and no exports. */
export function tinyWorkspace(): TinyWorkspace {
  const folder = mkdtempSync(join(tmpdir(), 'report-tiny-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const out = join(folder, 'out');
  const write = (path: string, content: string | Uint8Array): string => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  const configure: TinyWorkspace['configure'] = (changes) =>
    void write('report.config.yaml', stringify({ ...CONFIG, ...changes }));
  configure({});
  return {
    folder,
    out,
    write,
    configure,
    addTickets: (month, tickets) =>
      void write(`inputs/${month}/障碍单.csv`, [HEADER, ...tickets.map(line), ''].join('\n')),
    metrics: (month) => readJson<MetricsFile>(join(out, month, 'metrics.json')),
  };
}

/** The workspace's own metric with changes. */
export function ownMetric(changes: Readonly<Record<string, unknown>>): object {
  return { ...OWN_METRIC, ...changes };
}

/** So many tickets of a branch over all days of a month, so many of them hastened. */
export function tickets(
  month: string,
  branch: string,
  count: number,
  hastened: number,
): TinyTicket[] {
  const mark = branch === '东区' ? 1 : 2;
  const days = new Date(Number(month.slice(0, 4)), Number(month.slice(5)), 0).getDate();
  const dayOf = (at: number) => 1 + (count < days ? Math.floor((at * days) / count) : at % days);
  return Array.from({ length: count }, (_, at) => ({
    id: `T${month.replace('-', '')}${mark}${String(at).padStart(4, '0')}`,
    user: String(6_000_000 + mark * 1000 + at),
    branch,
    accepted: `${month}-${String(dayOf(at)).padStart(2, '0')} 09:30:00`,
    hastened: at < hastened ? 1 : 0,
  }));
}

/** Every file below a folder with the hash of its content; empty for a folder that is not there. */
export function contentsOf(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  return Object.fromEntries(
    files
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((path) => [path, markOf(path)]),
  );
}

function line({ id, user, branch, accepted, hastened, symptom = '' }: TinyTicket): string {
  const restored = accepted.replace(' 09:', ' 15:');
  const said = `"${symptom.replaceAll('"', '""')}"`;
  return [id, user, branch, 'ADSL', 'E8', '公客', accepted, restored, hastened, said].join(',');
}

/** A file's hash; of one that nobody may read its size, which tells as well that it was left alone. */
function markOf(path: string): string {
  const { mode, size } = statSync(path);
  return (mode & 0o400) === 0
    ? `${size} bytes`
    : createHash('sha256').update(readFileSync(path)).digest('hex');
}
