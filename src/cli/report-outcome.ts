import type { Delivered } from '../deliver/types.ts';
import { textTable } from '../explain/text-table.ts';
import { inWords, type Message, message } from '../messages/catalogue.ts';
import type { Lang } from '../messages/message.ts';
import { printable } from './printable.ts';

/** What became of one of several reports. */
export interface ReportOutcome {
  /** The folder of its workspace, as it was named. */
  readonly workspace: string;
  readonly organization: string | null;
  readonly member: { readonly level: string; readonly name: string } | null;
  readonly exitCode: number;
  /** Paths of what was written; none where it failed. */
  readonly files: readonly string[];
  /** Why it was not made; null where it was. */
  readonly error: { readonly code: string; readonly text: string } | null;
  readonly milliseconds: number;
  /** Nothing was new, so that the report that stands is the one. */
  readonly isSame?: boolean;
  /** Who got it, where it was to be sent. */
  readonly deliveries?: readonly Delivered[];
}

/**
 * What a run of several reports ends with: 0 where all are in order; else what the first that could not be made would have
 * ended with, and 6 where all were made and some have faults.
 */
export function exitCodeOfAll(outcomes: readonly ReportOutcome[]): number {
  const failed = outcomes.find(({ error }) => error !== null);
  return failed?.exitCode ?? outcomes.find(({ exitCode }) => exitCode !== 0)?.exitCode ?? 0;
}

/** The reports as a table for people, with what they took together. */
export function summaryText(
  outcomes: readonly ReportOutcome[],
  took: { readonly milliseconds: number; readonly bytes: number },
  lang: Lang,
): string {
  const say = (said: Message) => inWords(said, lang);
  const hasMany = new Set(outcomes.map(({ workspace }) => workspace)).size > 1;
  const rows = outcomes.map((one) => [
    nameOf(one, hasMany),
    say(message('cli.summary_outcome', { exitCode: one.exitCode, isMade: one.error === null })),
    String(one.files.length),
    (one.milliseconds / 1000).toFixed(1),
  ]);
  const heads = say(message('cli.summary_heads', { of: 'report' })).split('|');
  const lines = textTable([heads, ...rows], 2);
  const all = message('cli.reports_made', {
    reports: outcomes.length,
    failed: outcomes.filter(({ error }) => error !== null).length,
    seconds: (took.milliseconds / 1000).toFixed(1),
    megabytes: String(Math.round(took.bytes / 1_048_576)),
  });
  return `${[...lines, say(all)].join('\n')}\n`;
}

/** What a report is called beside the others. */
export function nameOf(
  { workspace, organization, member }: Pick<ReportOutcome, 'workspace' | 'organization' | 'member'>,
  hasMany: boolean,
): string {
  const whole = printable(organization ?? workspace);
  if (member === null) return whole;
  return hasMany ? `${whole} ${printable(member.name)}` : printable(member.name);
}
