import { type Message, message } from '../messages/catalogue.ts';
import { Fault } from '../messages/fault.ts';
import { libraryWords } from '../messages/library-words.ts';
import type { CheckSpec } from '../pack/rules/checks-config.ts';
import { atMost } from './at-most.ts';
import { atMostRange } from './at-most-range.ts';
import { caseByCase } from './case-by-case.ts';
import { type CheckContext, outcome } from './context.ts';
import { controlTotal } from './control-total.ts';
import { flagAgrees } from './flag-agrees.ts';
import { partsEqualTotal } from './parts-equal-total.ts';
import { subset } from './subset.ts';
import { tooGood } from './too-good.ts';
import type { CheckResult } from './types.ts';
import { bucketTooBig, emptyCause } from './weak-classes.ts';

/**
 * Makes every comparison that the pack declares, in its order. A difference changes no number. One that cannot be run
 * is an `error` result and a warning, not the end.
 */
export async function runChecks(
  specs: readonly CheckSpec[],
  context: CheckContext,
  warn: (warning: Message) => void,
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  for (const spec of specs) {
    try {
      results.push(...(await runOne(spec, context)));
    } catch (cause) {
      if (cause instanceof Fault && cause.kind === 'output') throw cause;
      const reason = context.mask(libraryWords(cause));
      warn(message('findings.check_error', { check: spec.id, reason }));
      results.push(outcome(spec, 'error', { facts: { reason } }));
    }
  }
  return results;
}

function runOne(spec: CheckSpec, context: CheckContext): Promise<readonly CheckResult[]> {
  switch (spec.kind) {
    case 'parts_equal_total':
      return partsEqualTotal(spec, context);
    case 'control_total':
      return controlTotal(spec, context);
    case 'case_by_case':
      return caseByCase(spec, context);
    case 'subset':
      return subset(spec, context);
    case 'at_most':
      return atMost(spec, context);
    case 'at_most_range':
      return atMostRange(spec, context);
    case 'flag_agrees':
      return flagAgrees(spec, context);
    case 'too_good':
      return tooGood(spec, context);
    case 'bucket_too_big':
      return bucketTooBig(spec, context);
    case 'empty_cause':
      return emptyCause(spec, context);
  }
}
