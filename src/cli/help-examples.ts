import type { Lang } from '../messages/message.ts';
import type { Period } from '../workspace/types.ts';

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
    | 'preview'
    | 'finalize'
    | 'check'
    | 'deliver'
    | 'diff'
    | 'status'
    | 'doctor'
    | 'metrics'
    | 'datasets'
    | 'slides'
    | 'history'
    | 'init'
    | 'explain'
    | 'cache'
    | 'tables',
    readonly string[]
  >
>;

/** The examples in a language, about the month given. */
export function helpExamples(lang: Lang, month: Period): Examples {
  const { folder, exports, organization, branches, branch, template } = NAMES[lang];
  const at = `--workspace ${folder}`;
  const line = (words: string) => `npx report ${words}`;
  return {
    program: [
      line(`generate --month ${month} ${at}`),
      line(`generate --month last ${at} --format pdf,xlsx --quiet`),
      line(`generate --month ${month} ${at} --for branch`),
      line(`status --month ${month} ${at}`),
      line(`check --month ${month} ${at}`),
      line(`finalize --month ${month} ${at}`),
      line(`metrics --json ${at}`),
      line('doctor'),
    ],
    preview: [line(`preview --month ${month} ${at}`)],
    finalize: [line(`finalize --month ${month} ${at}`)],
    check: [line(`check --month ${month} ${at}`), line(`check --month ${month} ${at} --fix`)],
    deliver: [
      line(`deliver --month ${month} ${at} --dry-run`),
      line(`generate --month last ${at} --deliver`),
    ],
    diff: [
      line('diff out/2026-08 out/2026-09'),
      line('diff history/2026-08.json out/2026-08 --json'),
    ],
    status: [line(`status --month last ${at}`)],
    doctor: [line('doctor'), line(`doctor ${at}`)],
    metrics: [line(`metrics ${at}`), line(`metrics --json ${at}`)],
    datasets: [
      line('datasets fault_tickets'),
      line(`datasets fault_tickets --template ${template} ${at}`),
    ],
    slides: [line(`slides ${at}`)],
    history: [
      line(`history ${at}`),
      line(`history complaint.count ${at} --months 12`),
      line(`history --template ${template} ${at}`),
      line(`history import ${template} ${at}`),
    ],
    init: [
      line(`init ${folder} --from ${exports}`),
      line(
        `init ${folder} --from ${exports} --organization ${organization} --branches ${branches} --yes`,
      ),
      line(`init ${folder} --update --from ${exports}`),
    ],
    tables: [
      line(`tables export --month ${month} --to parquet ${at}`),
      line(`tables load --month ${month} ${at}`),
    ],
    cache: [line(`cache ${at}`), line(`cache clear ${at}`)],
    explain: [
      line(`explain complaint.count branch=${branch} --month ${month} ${at}`),
      line(
        `explain "complaint.count?branch=${branch}" --month ${month} ${at} --rows ${branch}.xlsx`,
      ),
    ],
  };
}
