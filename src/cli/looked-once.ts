import { isInUse, keptValue, putValue } from '../cache/values.ts';
import type { InputsStatus } from '../inspect/inputs-status.ts';
import { type CachePlace, exportsKey, isKept } from '../report/opened-month.ts';

/**
 * What is told of a month's exports. `look` need not look into them (`areSound`) where an earlier run read or saw these
 * very ones without a fault, which is remembered where a cache is in use.
 */
export async function lookedOnce(
  request: Parameters<typeof exportsKey>[0],
  cache: CachePlace | null,
  look: (areSound: boolean) => Promise<InputsStatus>,
): Promise<InputsStatus> {
  const key = cache && (await exportsKey(request, cache));
  if (cache === null || key === null) return await look(false);
  const { folder, mark } = cache;
  const name = { sound: request.workspace.folder, pack: request.pack.id, month: request.month };
  const areSound = (await isKept(key, cache)) || (await keptValue(folder, name, mark)) === key;
  const found = await look(areSound);
  const isSound = found.inputs.every(({ problems }) => problems.length === 0);
  // What cannot be remembered is looked at again, and so is what became another file under the look.
  if (!areSound && isSound && (await isInUse(folder)) && (await exportsKey(request, cache)) === key)
    await putValue(folder, name, mark, key).catch(() => undefined);
  return found;
}
