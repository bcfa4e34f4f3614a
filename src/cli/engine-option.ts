import type { ClickhouseServer, ServerAccess } from '../clickhouse/server.ts';
import { fault } from '../messages/fault.ts';
import type { LoadedPlace } from '../report/loaded-month.ts';
import type { Workspace } from '../workspace/types.ts';
import type { Cleanup } from './cleanup.ts';
import type { CliEnvironment } from './environment.ts';
import { programVersion } from './program-version.ts';

/**
 * Where a workspace has the tables of its months instead of reading exports; null where it reads them. Who asks is told by
 * CLICKHOUSE_USER and CLICKHOUSE_PASSWORD, so that no secret stands in a configuration. Fault: `clickhouse.no_url`.
 */
export function engineOf(
  { engine, configFile }: Pick<Workspace, 'engine' | 'configFile'>,
  pack: { readonly id: string },
  { env, cleanup }: Pick<CliEnvironment, 'env' | 'cleanup'>,
): LoadedPlace | null {
  if (engine.kind !== 'clickhouse') return null;
  const url = engine.url ?? env.CLICKHOUSE_URL;
  if (url === undefined) throw fault('clickhouse.no_url', { file: configFile });
  const user = env.CLICKHOUSE_USER ?? 'default';
  const password = env.CLICKHOUSE_PASSWORD ?? '';
  let server: Promise<ClickhouseServer> | null = null;
  return {
    server: () => (server ??= connected({ url, user, password }, cleanup)),
    mark: programVersion(),
    databaseOf: (period) =>
      [engine.database, pack.id, period]
        .join('_')
        .replaceAll(/[^\p{L}\p{N}]/gu, '_')
        .toLowerCase(),
  };
}

/** Its library is loaded only where a workspace asks for it. */
async function connected(access: ServerAccess, cleanup: Cleanup): Promise<ClickhouseServer> {
  const { clickhouseServer } = await import('../clickhouse/server.ts');
  const server = clickhouseServer(access);
  cleanup.add(async () => await server[Symbol.asyncDispose]());
  return server;
}
