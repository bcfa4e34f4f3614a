import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

/** The part of `chdb` that is used; it is installed for these tests only, so that its own types may be absent. */
interface Chdb {
  readonly Session: new (
    folder: string,
  ) => {
    query(sql: string, format?: string): string;
    queryBind(sql: string, params: Readonly<Record<string, unknown>>, format: string): string;
    close(): void;
  };
}

/** ClickHouse's own engine behind the part of its HTTP interface that its client uses; on loopback only. */
export interface EngineServer extends AsyncDisposable {
  readonly url: string;
  /** Statements that were asked, the last last. */
  readonly asked: readonly string[];
}

/** Starts the engine over an empty folder of its own. */
export async function engineServer(): Promise<EngineServer> {
  const { Session } = createRequire(import.meta.url)('chdb') as Chdb;
  const folder = mkdtempSync(join(tmpdir(), 'clickhouse-'));
  const session = new Session(join(folder, 'data'));
  const asked: string[] = [];
  const answer = async (request: IncomingMessage): Promise<string> => {
    const { searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const database = request.headers['x-clickhouse-database'];
    const named = searchParams.get('query');
    const query = named ?? (await text(request));
    asked.push(query);
    session.query(`USE \`${String(database ?? 'default')}\``);
    for (const [name, value] of searchParams) {
      if (!NOT_SETTINGS.test(name)) session.query(`SET ${name} = '${value}'`);
    }
    const insert = /^INSERT INTO (\S+) FORMAT Parquet$/.exec(query.trim());
    if (insert) {
      const file = join(folder, `${randomUUID()}.parquet`);
      await pipeline(request, createWriteStream(file));
      session.query(`INSERT INTO ${insert[1]} SELECT * FROM file('${file}', Parquet)`);
      rmSync(file);
      return '';
    }
    const params = Object.fromEntries(
      [...searchParams]
        .filter(([name]) => name.startsWith('param_'))
        .map(([name, value]) => [
          name.slice('param_'.length),
          value === '\\N' ? null : unescaped(value),
        ]),
    );
    const format = /\bFORMAT\s+(\w+)\s*$/.exec(query);
    const sql = format ? query.slice(0, format.index) : query;
    return Object.keys(params).length === 0
      ? session.query(sql, format?.[1] ?? 'CSV')
      : session.queryBind(sql, params, format?.[1] ?? 'CSV');
  };
  // One statement at a time: the session has one current database.
  let last: Promise<unknown> = Promise.resolve();
  const server = createServer((request, response) => {
    last = last.then(async () => {
      try {
        const body = await answer(request);
        response.writeHead(200, { 'content-type': 'application/json' }).end(body);
      } catch (cause) {
        const { clickhouseCode = 0, message } = cause as {
          clickhouseCode?: number;
          message: string;
        };
        response
          .writeHead(500, { 'x-clickhouse-exception-code': String(clickhouseCode) })
          .end(`Code: ${clickhouseCode}. DB::Exception: ${message} (ERROR)`);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    [Symbol.asyncDispose]: async () => {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      session.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const NOT_SETTINGS =
  /^(?:query|query_id|database|default_format|param_.*|session_id|wait_end_of_query)$/;

function unescaped(value: string): string {
  return value.replaceAll(
    /\\(.)/gs,
    (_, sign: string) => ({ t: '\t', n: '\n', r: '\r' })[sign] ?? sign,
  );
}
