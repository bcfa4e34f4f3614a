import { allOver, branchEdge, branchMissed, branchOver, branchRemark } from './branch-rules.ts';
import { changeBy } from './change-by.ts';
import { changes } from './change-rules.ts';
import type { Rule } from './context.ts';
import {
  checkFailed,
  failed,
  missingData,
  sameName,
  smallParts,
  smallSample,
} from './data-rules.ts';
import { peakDay } from './day-rules.ts';
import { estimated, event, exclusion } from './event-rules.ts';
import {
  extremes,
  graveCase,
  graveUndecided,
  largest,
  parting,
  room,
  spread,
} from './level-rules.ts';
import { levelShift } from './level-shift.ts';
import { concentration, contribution, newInTop } from './part-rules.ts';
import { ranks } from './rank-rules.ts';
import { toSave } from './save-rules.ts';
import { metAgain, streakMissed, streakOfChange } from './streak-rules.ts';
import { edge, smallBase, targetMissed } from './target-rules.ts';
import { noteContradicts } from './written/contradictions.ts';
import { noMeasure } from './written/no-measure.ts';
import { planGap } from './written/plan-gap.ts';
import { overdueItem, promiseUnplanned } from './written/promises.ts';
import { yearToDate } from './year-rules.ts';

/** Every rule that looks for facts in results. */
export const RULES: readonly Rule[] = [
  failed,
  missingData,
  checkFailed,
  targetMissed,
  edge,
  smallBase,
  branchOver,
  branchMissed,
  allOver,
  branchRemark,
  branchEdge,
  streakMissed,
  metAgain,
  streakOfChange,
  changes,
  contribution,
  changeBy,
  toSave,
  yearToDate,
  levelShift,
  planGap,
  noMeasure,
  overdueItem,
  promiseUnplanned,
  noteContradicts,
  concentration,
  newInTop,
  smallSample,
  smallParts,
  sameName,
  graveCase,
  graveUndecided,
  room,
  ranks,
  largest,
  event,
  estimated,
  exclusion,
  spread,
  extremes,
  parting,
  peakDay,
];
