import { allOver, branchEdge, branchMissed, branchOver, branchRemark } from './branch-rules.ts';
import { changes } from './change-rules.ts';
import type { Rule } from './context.ts';
import { checkFailed, failed, missingData, sameName, smallSample } from './data-rules.ts';
import { changeShare, concentration, contribution, newInTop } from './part-rules.ts';
import { metAgain, streakMissed, streakOfChange } from './streak-rules.ts';
import { edge, smallBase, targetMissed } from './target-rules.ts';

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
  changeShare,
  concentration,
  newInTop,
  smallSample,
  sameName,
];
