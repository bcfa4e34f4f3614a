import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { Fault } from '../messages/fault.ts';
import { clickhouseServer } from './server.ts';

it('tells no password that stands in its address', async () => {
  await using server = clickhouseServer({
    url: 'http://who:geheim@127.0.0.1:9',
    user: 'default',
    password: '',
  });
  const asked = server.look('SELECT 1').catch((cause: unknown) => String(cause));
  expect(await asked).toContain('http://127.0.0.1:9');
  expect(await asked).not.toContain('geheim');
});

it.each(['nowhere', 'http://127.0.0.1:9/?what=ever'])(
  'says that %s is no place of a server',
  (url) => {
    const connect = () => clickhouseServer({ url, user: 'default', password: '' });
    expect(connect).toThrow(Fault);
  },
);

it.each([
  ['who stands in its address', 'who:ge%20heim@', 'who:ge heim'],
  ['who is named beside it', '', 'default:secret'],
])('asks as %s', async (_, inAddress, expected) => {
  const given: (string | undefined)[] = [];
  const http = createServer((request, response) => {
    given.push(request.headers.authorization);
    response.end('{"meta":[],"data":[]}');
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = http.address() as AddressInfo;
    const url = `http://${inAddress}127.0.0.1:${port}`;
    await using server = clickhouseServer({ url, user: 'default', password: 'secret' });
    await server.look('SELECT 1');
    expect(given).toEqual([`Basic ${Buffer.from(expected).toString('base64')}`]);
  } finally {
    http.closeAllConnections();
    http.close();
  }
});
