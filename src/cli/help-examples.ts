import type { Lang } from '../messages/message.ts';
import type { Month } from '../workspace/types.ts';

/** What the examples in help name: an organisation of nowhere. */
interface Names {
  readonly folder: string;
  readonly exports: string;
  readonly organization: string;
  readonly branches: string;
  readonly branch: string;
  readonly template: string;
}

const NAMES: Readonly<Record<Lang, Names>> = {
  'zh-CN': {
    folder: '~/月报',
    exports: '~/下载/导出',
    organization: '示例分公司',
    branches: '东区,西区,中区=城中',
    branch: '东区',
    template: '模板.xlsx',
  },
  en: {
    folder: '~/reports',
    exports: '~/Downloads/exports',
    organization: '"Example Branch"',
    branches: 'East,West,Centre=Downtown',
    branch: 'East',
    template: 'template.xlsx',
  },
};

/** The command lines that help shows below a command, or below the program itself. */
export type Examples = Readonly<
  Record<
    | 'program'
    | 'finalize'
    | 'check'
    | 'status'
    | 'doctor'
    | 'metrics'
    | 'datasets'
    | 'slides'
    | 'init'
    | 'explain',
    readonly string[]
  >
>;

/** The examples in a language, about the month given. */
export function helpExamples(lang: Lang, month: Month): Examples {
  const { folder, exports, organization, branches, branch, template } = NAMES[lang];
  return {
    program: [
      `report generate --month ${month}`,
      `report generate --month last --workspace ${folder} --format pdf,xlsx --quiet`,
      `report status --month ${month}`,
      `report check --month ${month}`,
      `report finalize --month ${month}`,
      'report metrics --json',
      'report doctor',
    ],
    finalize: [`report finalize --month ${month}`],
    check: [`report check --month ${month}`],
    status: ['report status --month last'],
    doctor: ['report doctor'],
    metrics: ['report metrics --json'],
    datasets: [`report datasets fault_tickets --template ${template}`],
    slides: ['report slides'],
    init: [
      `report init ${folder} --from ${exports}/*`,
      `report init ${folder} --from ${exports} --organization ${organization} --branches ${branches} --yes`,
    ],
    explain: [
      `report explain complaint.count branch=${branch} --month ${month}`,
      `report explain "complaint.count?branch=${branch}" --month ${month} --rows ${branch}.xlsx`,
    ],
  };
}
