import type { Loading } from './stage-rows.ts';

/**
 * Exports whose last records are on their way into the store while the next export is read: one at a time, so that no
 * more is held than by one that is read and one that is loaded.
 */
export class LoadingExports {
  #pending: Loading[] = [];

  add(loading: Loading): void {
    this.#pending.push(loading);
  }

  /** Waits for all but the one that was added last. */
  async allButLast(): Promise<void> {
    while (this.#pending.length > 1) await this.#pending.shift()?.done;
  }

  /** Waits for all; the error of the first that failed is thrown when all have ended. */
  async done(): Promise<void> {
    const pending = this.#pending;
    this.#pending = [];
    await Promise.allSettled(pending.map(({ done }) => done));
    for (const { done } of pending) await done;
  }
}
