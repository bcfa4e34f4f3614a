import type { CalculatorReason } from '../calculators/reason.ts';
import { type Fact, factOf, inWords, type Said, said, type WordBook } from '../words/word-book.ts';
import type { MetricResult } from './types.ts';

/** Why there is no value, as results keep it: a code with parameters. Columns stand by their headers. */
export type FigureReason =
  | CalculatorReason
  /** The export came without columns that the figure needs. */
  | { readonly code: 'columns_missing'; readonly params: { readonly columns: readonly string[] } }
  /** The same of the dataset that is divided by. */
  | {
      readonly code: 'base_columns_missing';
      readonly params: {
        readonly dataset: string;
        readonly name: string;
        readonly columns: readonly string[];
      };
    }
  /** The dataset came, and none of its records can be used: so many wait to be corrected. */
  | {
      readonly code: 'unusable';
      readonly params: { readonly dataset: string; readonly name: string; readonly count: number };
    }
  /** Nobody sent the dataset that is divided by. */
  | {
      readonly code: 'base_not_provided';
      readonly params: { readonly dataset: string; readonly name: string };
    }
  /** Months of a longer period are not on file, or meant something else. */
  | { readonly code: 'months_unknown'; readonly params: { readonly months: readonly string[] } }
  /** The computation failed; the text is a library's, in English. */
  | { readonly code: 'failed'; readonly params: { readonly text: string } };

/** Why records were left out of a figure. */
export type ExclusionReason =
  /** Values are missing by which they would be judged. */
  | { readonly code: 'unjudged'; readonly params: Readonly<Record<never, never>> }
  /** Values are missing that say whether they are in the scope. */
  | { readonly code: 'scope_unknown'; readonly params: { readonly scope: string } }
  /** The pack says so; `amount` is what that comes to, where it is no number of records. */
  | {
      readonly code: 'deducted';
      readonly params: { readonly name: string; readonly amount: string | null };
    };

/** Why there are no figures of a whole dataset. */
export interface AbsentReason {
  readonly code: 'not_provided';
  readonly params: {
    readonly dataset: string;
    readonly name: string;
    readonly owner: string | null;
  };
}

export type AnyReason = FigureReason | ExclusionReason | AbsentReason;

/** The phrase of a reason, with its facts. */
export function reasonSaid(reason: AnyReason): Said {
  const { code, params } = reason;
  switch (code) {
    case 'columns_missing':
      return said('reason.columns_missing', { columns: { list: params.columns } });
    case 'base_columns_missing':
      return said('reason.base_columns_missing', {
        dataset: params.name,
        columns: { list: params.columns },
      });
    case 'unusable':
      return said('reason.unusable', { dataset: params.name, count: String(params.count) });
    case 'base_not_provided':
      return said('reason.base_not_provided', { dataset: params.name });
    case 'base_unknown':
      return said('reason.base_unknown');
    case 'several_values':
      return said('reason.several_values', { count: String(params.count) });
    case 'months_unknown':
      return said('reason.months_unknown', { months: { list: params.months } });
    case 'failed':
      return said('reason.failed', { text: params.text });
    case 'not_provided':
      return said('reason.not_provided', { dataset: params.name, owner: params.owner ?? '' });
    case 'unjudged':
      return said('reason.unjudged');
    case 'scope_unknown':
      return said('reason.scope_unknown', { scope: params.scope });
    case 'deducted':
      return said('reason.deducted', { name: params.name, amount: params.amount ?? '' });
  }
}

/** A reason in the words of the pack. */
export function reasonInWords(reason: AnyReason, words: WordBook): string {
  return inWords(reasonSaid(reason), words);
}

/** Tells a reason in a language. */
export type TellReason = (reason: AnyReason) => string;

/** A reason in English; names that the pack gives stand as they are. */
export const reasonInEnglish: TellReason = ({ code, params }) => {
  switch (code) {
    case 'columns_missing':
      return `columns missing: ${params.columns.join(', ')}`;
    case 'base_columns_missing':
      return `columns missing in ${params.dataset}: ${params.columns.join(', ')}`;
    case 'unusable':
      return `no record of ${params.dataset} can be used (${params.count} wait to be corrected)`;
    case 'base_not_provided':
      return `no export of ${params.dataset}`;
    case 'base_unknown':
      return 'nobody gave what it is divided by here';
    case 'several_values':
      return `${params.count} different values, and nothing says which holds`;
    case 'months_unknown':
      return `nothing comparable on file of ${params.months.join(', ')}`;
    case 'failed':
      return params.text;
    case 'not_provided':
      return `no export of ${params.dataset}${params.owner === null ? '' : ` (from ${params.owner})`}`;
    case 'unjudged':
      return 'values are missing by which they are judged';
    case 'scope_unknown':
      return `values are missing that say whether they belong to "${params.scope}"`;
    case 'deducted':
      return `${params.name} deducted${params.amount === null ? '' : `, ${params.amount} in all`}`;
  }
};

/** The same as a fact of a sentence; empty where the state says all. */
export function whyFact(result: MetricResult): Fact {
  const why = whySaid(result);
  return why === null ? '' : factOf(why);
}

/** Why a result has no value, with the members that a failure belongs to; null where its state says all. */
export function whySaid({ status, by, reason }: MetricResult): Said | null {
  if (reason === undefined) return null;
  const bare = reasonSaid(reason);
  const members = Object.values(by);
  if (status !== 'error' || members.length === 0) return bare;
  return said('reason.of_members', {
    members: members.join(' / '),
    reason: factOf(bare),
  });
}
