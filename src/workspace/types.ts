import type { Lang } from '../messages/message.ts';
import type { Level, LevelsConfig } from '../pack/rules/levels-config.ts';
import type { PeriodKind } from './periods.ts';

/** How many records of a file may be unusable: so many of a hundred, or so many at all, whichever is passed first. */
export interface QuarantineLimit {
  readonly percent: number;
  readonly records: number;
  /** The percent from which the first slide says so. */
  readonly cover: number;
}

/** A period of a report: a week `2010-W25`, a month `2022-03`, a quarter `2022-Q1`, a half-year `2010-H1` or a year `2021`. */
export type Period = string;

/** A branch (分公司) of the organisation; the order of the list is the order of tables. */
export interface Branch {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** A department or partner (维护单位, 责任单位). `branch` is a branch's name, or what units of no branch are called. */
export interface Department {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly branch: string;
  readonly nature: string | null;
  readonly assessed: boolean;
}

export interface Organization {
  readonly name: string;
  /** Names that it had before: months finalized under them are its own. */
  readonly formerNames?: readonly string[];
  /** What else exports call it. */
  readonly aliases: readonly string[];
  /** The department that issues the report. */
  readonly department: string;
  readonly branches: readonly Branch[];
  /** What the pack calls the whole, a branch, a department, and units of no branch (`own`). */
  readonly levels: LevelsConfig['levels'];
  readonly departments: readonly Department[];
}

/** Where a dataset's exports are and who supplies them. */
export interface InputSpec {
  readonly dataset: string;
  /** File name patterns (glob), relative to the month's input folder. */
  readonly files: readonly string[];
  readonly owner: string | null;
  /** As people write it, such as 每月3日. */
  readonly due: string | null;
  readonly required: boolean;
  /** What follows when an export says that it covers another period than the report's month. */
  readonly periodMismatch: 'refuse' | 'warn';
  /** Columns that its exports lack, and what stands for them. */
  readonly set?: readonly Constant[] | undefined;
  /** Other workspaces whose results are its records; relative to the workspace, patterns among them. */
  readonly from?: readonly string[];
  /** Whether results that are not finalized will do. */
  readonly drafts?: boolean;
  /** Its exports are cross tables. */
  readonly unpivot?: Unpivot | null | undefined;
}

/** A column that exports lack: one text for all records, or that of the words found in the title, the sheet's or the file's name. */
export interface Constant {
  /** The canonical name. */
  readonly column: string;
  /** `{month}` stands for the report's month; without words it always holds. */
  readonly texts: readonly { readonly text: string; readonly words: readonly string[] }[];
}

/**
 * A cross table, to be read as one record a cell: the header goes to the column `to`, the cell to a column of numbers.
 * With several of these, each is known by a word that stands in the header besides (`月末宽带`).
 */
export interface Unpivot {
  readonly to: string;
  readonly values: readonly { readonly column: string; readonly word: string | null }[];
  /** The headers that are parted so; null for all that are no columns. */
  readonly headers: readonly string[] | null;
}

/** A header that the workspace names for a column; `inverse`: it asks the opposite of the flag. */
export interface HeaderAlias {
  readonly header: string;
  readonly inverse: boolean;
  /** Somebody wrote down which way round it asks, and is believed whatever the pack knows. */
  readonly isSaid?: true;
}

/** `calendar`: the 1st to the last day; otherwise from that day of the month before to the day before it. */
export type Cut = (
  | { readonly kind: 'calendar' }
  | { readonly kind: 'from_day'; readonly day: number }
) & {
  /** Of figures that are published late: how many months before the report's the records are of; 0 unless given. */
  readonly lag?: number | undefined;
};

/** The shape of a slide: screens, older projectors, or paper. */
export type PageFormat = '16:9' | '4:3' | 'A4';
/** All slides, or those for the management. */
export type Edition = 'full' | 'brief';

/** The id of a setter of the pack. */
export type SetBy = string;
export type { Level };
export type Comparator = '<=' | '<' | '>=' | '>';

/** A limit: who set it, whom it judges, months it holds for (inclusive). */
export interface TargetSpec {
  readonly metric: string;
  readonly only: Readonly<Record<string, readonly string[]>>;
  readonly setBy: SetBy;
  readonly judges: readonly Level[];
  readonly comparator: Comparator;
  /** The limit as an exact decimal text in the metric's unit, such as `8` or `99.5`. */
  readonly limit: string;
  /** How long the periods are that it judges; those that a limit usually speaks of unless given. */
  readonly period?: PeriodKind | null | undefined;
  readonly from: Period | null;
  readonly to: Period | null;
  readonly owner: string | null;
}

/** From this month on, these metrics (by id) cannot be compared with earlier months, though they are defined as before. */
export interface Break {
  readonly metrics: readonly string[];
  readonly month: Period;
  readonly reason: string;
}

/** Posts or names that draw up, review and issue a report. */
export interface Signoff {
  readonly drafted: string | null;
  readonly reviewed: string | null;
  readonly issued: string | null;
}

export type Breaks = readonly Break[];

/** Days, both inclusive, `YYYY-MM-DD`, that a reader of figures by day should know something of; never given as a cause. */
export interface CalendarDays {
  readonly from: string;
  readonly to: string;
  readonly note: string;
}

/** A unit whose own report somebody gets. */
export interface DeliverUnit {
  readonly level: 'branch' | 'department';
  readonly name: string;
}

/** Who gets a report; keys and addresses that are keys stand in the environment, under the names given here. */
export type Recipient = {
  /** Only reports of this edition; null for any. */
  readonly edition: Edition | null;
  /** The reports of these units; null for that of the whole. */
  readonly units: readonly DeliverUnit[] | null;
  readonly attach: readonly ('pdf' | 'pptx' | 'xlsx')[];
} & (
  | { readonly by: 'mail'; readonly addresses: readonly string[] }
  | { readonly by: 'wecom' | 'dingtalk'; readonly url: string; readonly secret: string | null }
);

/** How reports reach people. */
export interface Deliver {
  readonly smtp: {
    readonly host: string;
    readonly port: number | null;
    readonly security: 'tls' | 'starttls' | 'none';
    readonly from: string;
  } | null;
  /** Seconds that a server may be silent. */
  readonly timeout: number;
  /** Where people find the files, for messages that cannot carry them; `{month}` stands for the month. */
  readonly link: string | null;
  readonly to: readonly Recipient[];
}

/** `report.config.yaml`, resolved and frozen. All paths are absolute. */
export interface Workspace {
  readonly folder: string;
  readonly configFile: string;
  readonly out: string;
  readonly history: string;
  /** Where the first of several packs had its history before it had others beside it. */
  readonly olderHistory?: string | undefined;
  readonly packFolder: string;
  /** Folders outside of the workspace into which its paths and links may lead. */
  readonly allowPaths: readonly string[];
  readonly organization: Organization;
  readonly inputs: {
    /** Absolute folder of the exports of one month, or whatever the shortest period is. Fault `workspace.outside` when a link leads it elsewhere. */
    readonly folderOf: (month: Period) => string;
    readonly datasets: readonly InputSpec[];
  };
  /** How long a report's period may be, the shortest first; months and what is made of them unless the pack says otherwise. */
  readonly periodKinds?: readonly PeriodKind[] | undefined;
  readonly periods: Readonly<Record<string, Cut>>;
  readonly defaultPeriod: Cut;
  readonly timeZone: string;
  readonly lang: Lang;
  readonly targets: readonly TargetSpec[];
  readonly breaks: Breaks;
  /** From these months on metrics are defined otherwise than before, and are compared all the same. */
  readonly comparable?: Breaks | undefined;
  readonly calendar: readonly CalendarDays[];
  /** Header aliases per dataset and canonical column. */
  readonly headerAliases: Readonly<
    Record<string, Readonly<Record<string, readonly HeaderAlias[]>>>
  >;
  readonly maxQuarantined: QuarantineLimit;
  /** Whether typed tables are kept from run to run, and how many bytes of them. */
  readonly cache: { readonly isOn: boolean; readonly most: number };
  /** What computes the figures: DuckDB over the exports, or a server over tables that were loaded into it. */
  readonly engine:
    | { readonly kind: 'duckdb' }
    | {
        readonly kind: 'clickhouse';
        /** Of its HTTP interface; that of CLICKHOUSE_URL where none is given. */
        readonly url?: string | undefined;
        /** What the names of its databases begin with. */
        readonly database: string;
      };
  /** How the deck is printed unless the command line says otherwise. */
  readonly report: {
    readonly page: PageFormat;
    readonly edition: Edition;
    /** Who answers for the report, as its cover says; null leaves the line out. */
    readonly signoff?: Signoff | null;
  };
  /** Whether names and numbers are masked in the workbook's lists too; everywhere else they always are. */
  readonly privacy: { readonly maskLists: boolean };
  /** null: nothing is delivered. */
  readonly deliver?: Deliver | null;
  readonly browser: { readonly executable: string | null; readonly sandbox: 'auto' | 'on' | 'off' };
}
