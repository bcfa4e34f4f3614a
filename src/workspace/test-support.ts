import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tempFolder, ziyangLevels } from '../pack/test-support.ts';
import type { TargetSpec, Workspace } from './types.ts';

/** The least that a configuration must say. */
export const LEAST_CONFIG = `pack: ziyang
organization: { name: 资阳分公司, department: 客户服务部 }
branches:
  - { name: 安岳, aliases: [安岳分公司] }
  - { name: 简阳 }
inputs:
  fault_tickets: { files: ["*障碍单*.csv"], owner: 综合调度组, due: 每月3日 }
`;

/** A workspace folder with this configuration; it goes when the test has ended. */
export function workspaceFolder(config: string): string {
  const folder = tempFolder();
  writeFileSync(join(folder, 'report.config.yaml'), config);
  return folder;
}

/** A resolved workspace of two branches with one department each. */
export function workspaceOf(changes: Partial<Workspace> = {}): Workspace {
  const unit = { aliases: [], nature: null, assessed: true };
  return {
    folder: '/w',
    configFile: '/w/report.config.yaml',
    out: '/w/out',
    history: '/w/history',
    packFolder: '/p',
    allowPaths: [],
    organization: {
      name: '资阳分公司',
      department: '客户服务部',
      aliases: [],
      levels: ziyangLevels.levels,
      branches: [
        { name: '安岳', aliases: [] },
        { name: '简阳', aliases: [] },
      ],
      departments: [
        { ...unit, name: '安岳实业', branch: '安岳' },
        { ...unit, name: '简阳实业', branch: '简阳' },
      ],
    },
    inputs: {
      folderOf: (month) => `/w/inputs/${month}`,
      datasets: [
        {
          dataset: 'tickets',
          files: ['*'],
          owner: '综合调度组',
          due: '每月3日',
          periodMismatch: 'refuse',
          required: false,
        },
      ],
    },
    periods: {},
    defaultPeriod: { kind: 'calendar' },
    timeZone: 'Asia/Shanghai',
    lang: 'zh-CN',
    targets: [],
    breaks: [],
    calendar: [],
    headerAliases: {},
    cache: { isOn: true, most: 2 ** 31 },
    engine: { kind: 'duckdb' },
    maxQuarantined: { percent: 0.1, records: 100, cover: 1 },
    privacy: { maskLists: true },
    report: { page: '16:9', edition: 'full' },
    browser: { executable: null, sandbox: 'auto' },
    ...changes,
  };
}

/** The province's target for metric `m`, at most 8 %, judging the city, changed as the test wants. */
export function targetOf(changes: Partial<TargetSpec> = {}): TargetSpec {
  return {
    metric: 'm',
    only: {},
    setBy: 'province',
    judges: ['whole'],
    comparator: '<=',
    limit: '8',
    from: null,
    to: null,
    owner: null,
    ...changes,
  };
}
