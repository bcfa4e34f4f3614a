import type { CheckSpec } from './checks-config.ts';

/** Ids of some records of a dataset. */
export interface JoinSide {
  readonly dataset: string;
  readonly column: string;
  readonly where: string | null;
}

/** Two columns of ids that name the same things, so that some of their values must meet. */
export type Join = readonly [JoinSide, JoinSide];

/** The joins that the checks of a pack rest on. */
export function joinsOf(checks: readonly CheckSpec[]): readonly Join[] {
  return checks.flatMap((check): readonly Join[] => {
    if (check.kind === 'subset') {
      const { of, within } = check;
      return [
        [
          { dataset: of.dataset, column: of.key, where: of.where },
          { dataset: within.dataset, column: within.key, where: null },
        ],
      ];
    }
    if (check.kind !== 'case_by_case') return [];
    const { cases, against } = check;
    return [
      [
        { dataset: against.dataset, column: against.key, where: against.where },
        { dataset: cases.dataset, column: cases.key, where: null },
      ],
    ];
  });
}
