import type { MessageTable } from './message.ts';

/** What the command line itself says. */
export const cliMessages = {
  'cli.internal': {
    kind: 'internal',
    zh: (p: { text: string }) => `程序内部错误：${p.text}。加 --debug 可看详细信息`,
    en: (p: { text: string }) => `internal error: ${p.text}; run again with --debug for details`,
  },
  'cli.bad_month': {
    kind: 'usage',
    zh: (p: { given: string }) => `--month 应写成 2009-07 这样的月份，或 last；收到的是「${p.given}」`,
    en: (p: { given: string }) => `--month takes a month such as 2009-07, or last; got "${p.given}"`,
  },
} satisfies MessageTable;
