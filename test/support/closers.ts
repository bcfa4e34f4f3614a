const closers = new Set<() => Promise<void>>();

/** Has something closed at the end of every test file; whoever lends says so itself, so that a file loads only what it borrows. */
export function closedWithFile(close: () => Promise<void>): void {
  closers.add(close);
}

export async function closeAll(): Promise<void> {
  for (const close of closers) await close();
}
