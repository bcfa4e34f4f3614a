import { createServer } from 'node:http';

/** A robot on this machine that takes every message and counts them by the path that they were sent to. */
export async function countingRobot() {
  const taken = new Map<string, number>();
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const { url = '' } = request;
      taken.set(url, (taken.get(url) ?? 0) + 1);
      response.setHeader('content-type', 'application/json').end('{"errcode":0,"errmsg":"ok"}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    addressOf: (path: string) => `http://127.0.0.1:${port}/${path}`,
    countOf: (path: string) => taken.get(`/${path}`) ?? 0,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}
