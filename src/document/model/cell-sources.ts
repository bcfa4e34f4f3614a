import type { SetBy } from '../../workspace/types.ts';
import type { CellLimit, Verdict } from './types.ts';

/** Whose value stands beside a cell: the key of the result, by which its value's own cell is known. */
export interface OfResult {
  readonly key: string;
}

/** A limit of a result, by who set it. */
export interface OfLimit extends OfResult {
  readonly setBy: SetBy;
}

/** What a verdict is reckoned from, and what each is called. */
export interface OfVerdict extends OfResult {
  readonly limits: readonly CellLimit[];
  /** Whether a limit can be kept with little room. */
  readonly hasEdge: boolean;
  readonly words: Readonly<Record<Verdict, string>>;
}

/** What a distance is reckoned from, and how it is told of no users: 富余0户, 差0户. */
export interface OfGap extends OfResult {
  readonly limits: readonly CellLimit[];
  readonly none: { readonly room: string; readonly short: string };
}

/** What a change is reckoned from: the value before, in the unit. */
export interface OfChange extends OfResult {
  readonly previous: number;
  /** Whether the growth in percent is told too; null where it cannot be. */
  readonly growth?: number | null;
}
