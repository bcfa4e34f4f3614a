import { fault } from '../messages/fault.ts';

/** Work to undo when the run ends, also by a signal: browser, lock, temporary folder. */
export class Cleanup implements AsyncDisposable {
  readonly #steps: (() => Promise<void>)[] = [];

  add(step: () => Promise<void>): void {
    this.#steps.push(step);
  }

  /** Runs the steps once, the last added first; one that fails does not keep the others from running. Fault: `cli.cleanup_failed`. */
  async [Symbol.asyncDispose](): Promise<void> {
    const failures: unknown[] = [];
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      await step().catch((failure: unknown) => failures.push(failure));
    }
    const [first] = failures;
    if (first === undefined) return;
    const reasons = failures.map((one) => (one instanceof Error ? one.message : String(one)));
    throw fault('cli.cleanup_failed', { reasons }, { cause: first });
  }
}
