import type { QualityCheck } from './quality.ts';

/** The report's comparisons as `quality.json` lists them: `ok` by their status. */
export function qualityChecks(
  checks: readonly Omit<QualityCheck, 'ok'>[],
): readonly QualityCheck[] {
  return checks.map(({ id, name, status, detail, cases }) => {
    const wasMade = status !== 'not_applicable' && status !== 'error';
    const ok = wasMade ? status === 'agrees' : null;
    return { id, name, ok, status, detail, cases };
  });
}
