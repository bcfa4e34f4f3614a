/** Pieces of work of which the next is begun already; disposing of it waits for what is under way. */
export interface AheadByOne<T> extends AsyncDisposable {
  /** The result of piece `at`; whoever waits for it meets its fault. */
  result(at: number): Promise<T>;
}

/** Pieces of work one after the other, each begun when the one before it is waited for: two are under way at any time. */
export function aheadByOne<T>(count: number, begin: (at: number) => Promise<T>): AheadByOne<T> {
  const begun = new Map<number, Promise<T>>();
  const started = (at: number): Promise<T> => {
    const work = begun.get(at) ?? begin(at);
    begun.set(at, work);
    // Nobody may wait for it yet.
    work.catch(() => undefined);
    return work;
  };
  return {
    async result(at) {
      const own = started(at);
      if (at + 1 < count) started(at + 1);
      try {
        return await own;
      } finally {
        begun.delete(at);
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.allSettled(begun.values());
    },
  };
}
