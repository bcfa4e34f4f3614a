/** Work to undo when the run ends, also by a signal: browser, lock, temporary folder. */
export class Cleanup implements AsyncDisposable {
  readonly #steps: (() => Promise<void>)[] = [];

  add(step: () => Promise<void>): void {
    this.#steps.push(step);
  }

  /** Runs the steps once, the last added first; one that fails does not keep the others from running. */
  async [Symbol.asyncDispose](): Promise<void> {
    const failures: unknown[] = [];
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      await step().catch((failure: unknown) => failures.push(failure));
    }
    if (failures.length > 0) throw new AggregateError(failures, 'cleaning up failed');
  }
}
