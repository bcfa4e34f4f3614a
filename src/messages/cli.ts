import { entry, type MessageTable } from './message.ts';

/** What the command line itself says. */
export const cliMessages = {
  'cli.internal': entry(
    'internal',
    (p: { text: string }) => `程序内部错误：${p.text}。加 --debug 可看详细信息`,
    (p) => `internal error: ${p.text}; run again with --debug for details`,
  ),
  'cli.bad_month': entry(
    'usage',
    (p: { given: string }) => `--month 应写成 2009-07 这样的月份，或 last；收到的是「${p.given}」`,
    (p) => `--month takes a month such as 2009-07, or last; got "${p.given}"`,
  ),
  'cli.bad_format': entry(
    'usage',
    (p: { given: string; known: readonly string[] }) =>
      `--format 不认识「${p.given}」；可用：${p.known.join('、')}`,
    (p) => `--format does not know "${p.given}"; known: ${p.known.join(', ')}`,
  ),
} satisfies MessageTable;
