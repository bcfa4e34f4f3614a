import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fault } from '../messages/fault.ts';
import type { Shell } from './shell.ts';
import type { Shown } from './shown.ts';

/** What is served, asked for at each request. */
export interface Served {
  readonly shell: Shell;
  readonly page: () => string | null;
  readonly shown: () => Shown;
}

/** A server that one browser of this machine may ask. */
export interface PreviewServer extends AsyncDisposable {
  /** With the token that it asks for. */
  readonly url: string;
  /** Tells the open browsers that something else is shown now. */
  readonly tell: () => void;
}

const HEADERS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
} as const;

/**
 * Serves a preview on 127.0.0.1, on a port that is free. Who does not know the token of its address is refused, and so is
 * what another site's page asks, by whatever name it calls this machine. Fault: `preview.no_port`.
 */
export async function servePreview(served: Served): Promise<PreviewServer> {
  const token = randomBytes(24).toString('base64url');
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const path = allowedPath(request, token, portOf(server));
    if (path === null) return refuse(response, 403);
    switch (path) {
      case '':
        return send(response, 'text/html', served.shell.html, {
          'Content-Security-Policy': served.shell.policy,
        });
      case 'report.html': {
        const page = served.page();
        // The page brings its own policy.
        return page === null ? refuse(response, 404) : send(response, 'text/html', page);
      }
      case 'events':
        return listen(response, listeners, served);
      default:
        return refuse(response, 404);
    }
  });
  await opened(server);
  return {
    url: `http://127.0.0.1:${portOf(server)}/${token}/`,
    tell: () => {
      for (const response of listeners) response.write(eventOf(served.shown()));
    },
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** What is asked for behind the token; null for who may not ask. */
function allowedPath(request: IncomingMessage, token: string, port: number): string | null {
  const { host = '', origin } = request.headers;
  const isOwnHost = [`127.0.0.1:${port}`, `localhost:${port}`].includes(host);
  const isOwnOrigin = origin === undefined || origin === `http://${host}`;
  if (request.method !== 'GET' || !isOwnHost || !isOwnOrigin) return null;
  const [, given = '', ...rest] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
  const [own, other] = [Buffer.from(token), Buffer.from(given)];
  if (own.length !== other.length || !timingSafeEqual(own, other)) return null;
  return rest.join('/');
}

function send(
  response: ServerResponse,
  type: string,
  text: string,
  more: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(200, { ...HEADERS, ...more, 'Content-Type': `${type}; charset=utf-8` });
  response.end(text);
}

function refuse(response: ServerResponse, status: 403 | 404): void {
  response.writeHead(status, { ...HEADERS, 'Content-Type': 'text/plain' });
  response.end(`${status}\n`);
}

function listen(response: ServerResponse, listeners: Set<ServerResponse>, served: Served): void {
  response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/event-stream' });
  response.write(eventOf(served.shown()));
  listeners.add(response);
  response.on('close', () => listeners.delete(response));
}

function eventOf(shown: Shown): string {
  return `data: ${JSON.stringify(shown)}\n\n`;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo | null)?.port ?? 0;
}

function opened(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(fault('preview.no_port', { code: error.code ?? '?' }, { cause: error })),
    );
    server.listen(0, '127.0.0.1', resolve);
  });
}
