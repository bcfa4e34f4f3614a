import { fault } from '../../messages/fault.ts';

/** Does work on an input file; what the system refuses becomes the fault `ingest.unreadable` that names the file. */
export async function orUnreadable<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (!/^E[A-Z]+$/.test(code)) throw cause;
    const why = code === 'ENOENT' || code === 'ELOOP' ? 'gone' : 'refused';
    throw fault('ingest.unreadable', { file: path, why, at: null }, { cause });
  }
}
