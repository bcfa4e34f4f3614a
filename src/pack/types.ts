import type { DatasetSpec, ScopeSpec } from './dataset/types.ts';
import type { MetricSpec } from './metric/types.ts';
import type { SectionSpec, SlideSpec } from './outline/types.ts';
import type { CheckSpec } from './rules/checks-config.ts';
import type { FindingsConfig } from './rules/findings-config.ts';
import type { LevelsConfig } from './rules/levels-config.ts';
import type { ListSpec } from './rules/lists-config.ts';
import type { Theme } from './theme-types.ts';

/** A report definition, every reference checked at load. */
export interface Pack {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  /** The report's title, such as 服务质量分析报告. */
  readonly reportTitle: string;
  /** Which department usually issues it. */
  readonly department: string;
  /** How long its reports' periods are; undefined for months and what is made of them. */
  readonly periods?: readonly ('week' | 'month' | 'quarter' | 'half' | 'year')[] | undefined;
  readonly datasets: readonly DatasetSpec[];
  readonly scopes: readonly ScopeSpec[];
  readonly metrics: readonly MetricSpec[];
  readonly sections: readonly SectionSpec[];
  readonly slides: readonly SlideSpec[];
  /** With what setters and levels are called, out of `levels.yaml`. */
  readonly phrases: Readonly<Record<string, string>>;
  /** Who sets limits and whom they judge, out of `levels.yaml`. */
  readonly levels: LevelsConfig;
  /** What must agree with what, out of `checks.yaml`. */
  readonly checks: readonly CheckSpec[];
  /** How findings are found and ranked, out of `findings.yaml`. */
  readonly findings: FindingsConfig;
  /** Records that the workbook lists, out of `lists.yaml`. */
  readonly lists: readonly ListSpec[];
  readonly theme: Theme;
  /** Handlebars templates by name (`deck`, `block-table` …). */
  readonly templates: Readonly<Record<string, string>>;
  /** CSS text of the deck. */
  readonly styles: string;
  /** What a screen shows otherwise than paper. */
  readonly screenStyles: string;
}
