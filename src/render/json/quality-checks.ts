import type { QualityCheck } from './quality.ts';

/** The report's comparisons as `quality.json` lists them: `ok` by their status. */
export function qualityChecks(
  checks: readonly Omit<QualityCheck, 'ok'>[],
): readonly QualityCheck[] {
  return checks.map(({ id, name, status, detail, cases }) => {
    const ok = status === 'agrees' ? true : status === 'differs' ? false : null;
    return { id, name, ok, status, detail, cases };
  });
}
