import type { Period } from '../workspace/types.ts';

/** Where something was written: path relative to the workspace, line or record from 1. */
export interface NotePlace {
  readonly file: string;
  readonly line: number;
}

/** A day as written: `date` is `YYYY-MM-DD`, null where it cannot be read; `text` is what is printed. */
export interface NoteDay {
  readonly date: string | null;
  readonly text: string;
}

/** A picture out of the month's notes, checked by its bytes; sizes in pixels. */
export interface NotePicture {
  readonly file: string;
  readonly format: 'png' | 'jpeg';
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
  readonly alt: string;
  readonly caption: string;
}

/** 亮点 */
export interface Highlight {
  readonly place: NotePlace;
  readonly title: string | null;
  readonly department: string | null;
  readonly paragraphs: readonly string[];
  readonly pictures: readonly NotePicture[];
}

export type ProjectStatus = 'on_time' | 'late' | 'done' | 'paused';

/** TOP项目 */
export interface TopProject {
  readonly place: NotePlace;
  readonly project: string;
  readonly owner: string | null;
  readonly status: ProjectStatus | null;
  readonly milestones: readonly {
    readonly name: string;
    readonly due: NoteDay | null;
    readonly done: NoteDay | null;
  }[];
  readonly progress: readonly string[];
  readonly next: readonly string[];
}

/** 评语: what a person says on a slide, beside its own headline or in its place. */
export interface SlideComment {
  readonly place: NotePlace;
  readonly slide: string;
  readonly mode: 'replace' | 'append';
  readonly by: string | null;
  readonly paragraphs: readonly string[];
}

export type CasePart = 'course' | 'problem' | 'handling' | 'improvement';

/** 案例 */
export interface CaseNote {
  readonly place: NotePlace;
  readonly caseId: string | null;
  /** What heads its slide, in the person's own words. */
  readonly headline: string | null;
  readonly type: string | null;
  readonly units: readonly string[];
  /** 有理由, 无理由 or 待定. */
  readonly judged: string | null;
  readonly parts: readonly { readonly part: CasePart; readonly paragraphs: readonly string[] }[];
  readonly pictures: readonly NotePicture[];
}

/** 措施 */
export interface Measure {
  readonly place: NotePlace;
  /** The slide that it belongs to; null for all. */
  readonly slide: string | null;
  readonly problem: string | null;
  readonly text: string;
  readonly unit: string | null;
  readonly due: NoteDay | null;
  readonly check: string | null;
}

export type Progress = 'done' | 'partial' | 'open' | 'unfilled';

/** A row of 计划: made for one month, checked in the next. */
export interface Plan {
  readonly place: NotePlace;
  readonly id: string;
  readonly department: string | null;
  readonly text: string;
  readonly check: string | null;
  readonly responsible: string | null;
  readonly due: NoteDay | null;
  /** The finding that it comes from, as its author wrote it. */
  readonly source: string | null;
  readonly progress: Progress;
  /** What was filled in for 完成情况. */
  readonly said: string | null;
  readonly doneOn: NoteDay | null;
  readonly evidence: string | null;
  /** Whether it was done after its day. */
  readonly isLate: boolean;
  /** The month whose list it was first written in, when that is not this one. */
  readonly carriedFrom: Period | null;
}

/** A row of hot_issues: the single case and its root cause have a state each. */
export interface HotIssue {
  readonly place: NotePlace;
  readonly id: string;
  readonly source: string | null;
  readonly found: NoteDay;
  /** Days from the find to the end of the month, null without a readable date. */
  readonly age: number | null;
  /** Only the month of the find is known, so that its first day is counted from. */
  readonly isAgeEstimated: boolean;
  readonly symptom: string;
  readonly effect: string | null;
  readonly rootCause: string | null;
  readonly caseState: string | null;
  readonly rootState: string | null;
  readonly isCaseClosed: boolean;
  readonly isRootClosed: boolean;
  /** The text speaks of an end that the case's state denies, or the other way round; nothing is changed by it. */
  readonly isContradicted: boolean;
  readonly lead: string | null;
  readonly helpers: string | null;
  readonly demand: string | null;
  readonly due: NoteDay | null;
  readonly isOverdue: boolean;
  readonly latest: string | null;
}

/** The kinds of notes that people hand in. */
export type NoteKind =
  | 'highlights'
  | 'top_projects'
  | 'comments'
  | 'cases'
  | 'measures'
  | 'plans'
  | 'plan_checklist'
  | 'hot_issues';

/** What people wrote for one month; personal data is masked in every text. */
export interface Notes {
  readonly month: Period;
  /** The kinds of which a file was handed in, even if it says nothing. */
  readonly received: readonly NoteKind[];
  /** Who handed in the files that say so: department and post. */
  readonly suppliers: readonly { readonly file: string; readonly text: string }[];
  readonly highlights: readonly Highlight[];
  readonly projects: readonly TopProject[];
  readonly comments: readonly SlideComment[];
  readonly cases: readonly CaseNote[];
  readonly measures: readonly Measure[];
  /** Open ones, and those closed this month; oldest first. */
  readonly hotIssues: readonly HotIssue[];
  /** The plans of the month before, with what became of them. */
  readonly checklist: readonly Plan[];
  /** The plans for the month to come, unfinished older ones among them. */
  readonly plans: readonly Plan[];
}

/** A month for which nobody wrote anything. */
export function noNotes(month: Period): Notes {
  return {
    month,
    received: [],
    suppliers: [],
    highlights: [],
    projects: [],
    comments: [],
    cases: [],
    measures: [],
    hotIssues: [],
    checklist: [],
    plans: [],
  };
}
