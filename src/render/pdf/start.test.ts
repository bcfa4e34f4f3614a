import { access, chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../../messages/catalogue.ts';
import { bundledBrowser } from './bundled.ts';
import { executables } from './executables.ts';
import { usualPlaces } from './installed.ts';
import { end, launch } from './launch.ts';
import { type BrowserOptions, startBrowser } from './start.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function program(name: string, script: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, script);
  await chmod(path, 0o700);
  return path;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A browser that tells its version, and does no more unless it may leave its sandbox. */
const NEEDS_BARE = `#!/bin/sh
case "$*" in
  *--version*) echo "Google Chrome 153.0.0.0" ;;
  *--no-sandbox*) exit 3 ;;
  *) exit 1 ;;
esac
`;

function options(more: Partial<BrowserOptions> & { readonly warned?: Message[] }): BrowserOptions {
  const { warned = [], ...rest } = more;
  return {
    executable: null,
    sandbox: 'auto',
    env: { HOME: folder, PATH: process.env.PATH },
    warn: (warning) => void warned.push(warning),
    ...rest,
  };
}

describe('which browser', () => {
  async function first(named: string | null, env: Record<string, string>, places: string[]) {
    return (await executables(named, env, places).next()).value;
  }

  test('is the named one, then the one of the environment, then an installed one', async () => {
    const [a, b, c] = [await program('a', ''), await program('b', ''), await program('c', '')];
    const env = { PUPPETEER_EXECUTABLE_PATH: b };
    expect(await first(a, env, [c])).toEqual({ source: 'named', path: a });
    expect(await first(null, env, [c])).toEqual({ source: 'named', path: b });
    expect(await first(null, {}, [join(folder, 'none'), c])).toEqual({
      source: 'installed',
      path: c,
    });
  });

  test('is looked for at the usual places of each system', () => {
    expect(usualPlaces('linux', {})).toContain('/usr/bin/chromium');
    expect(usualPlaces('darwin', { HOME: '/Users/a' })).toContain(
      '/Users/a/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    );
    expect(usualPlaces('win32', { ProgramFiles: 'C:\\Programs' })).toEqual([
      'C:\\Programs\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Programs\\Chromium\\Application\\chrome.exe',
      'C:\\Programs\\Microsoft\\Edge\\Application\\msedge.exe',
    ]);
  });
});

describe('a browser that does not work', () => {
  test('is a fault when it was named and is not there', async () => {
    const path = join(folder, 'none');
    await expect(startBrowser(options({ executable: path }))).rejects.toMatchObject({
      kind: 'output',
      said: { code: 'render.browser_path_wrong', params: { path, setBy: 'browser.executable' } },
    });
  });

  test('is a fault with its own words when it was named and fails', async () => {
    const path = await program(
      'broken',
      '#!/bin/sh\necho "error: libnss3.so is missing" >&2\nexit 127\n',
    );
    await expect(startBrowser(options({ executable: path, sandbox: 'off' }))).rejects.toMatchObject(
      {
        said: {
          code: 'render.browser_failed',
          params: { path, reason: 'error: libnss3.so is missing' },
        },
      },
    );
  });

  test('is a fault, not a crash, when the system cannot run the file at all', async () => {
    const path = await program('garbage', '\u007fELF nonsense');
    await expect(startBrowser(options({ executable: path }))).rejects.toMatchObject({
      said: { code: 'render.browser_failed' },
    });
  });

  test('is given up when it starts and does not answer in the time it has', async () => {
    const told = join(folder, 'silent-pid');
    const path = await program(
      'silent',
      `#!/bin/sh\ncase "$*" in *--version*) echo "Google Chrome 153.0.0.0" ;; *) echo $$ >'${told}'; exec sleep 60 ;; esac\n`,
    );
    const env = { HOME: folder, PATH: process.env.PATH };
    const start = { sandboxed: false, tempFolder: folder, milliseconds: 200 };
    await expect(launch({ source: 'named', path }, env, start)).rejects.toThrow(
      'no answer within 0.2 s',
    );
    await expect.poll(async () => isRunning(Number(await readFile(told, 'utf8')))).toBe(false);
  });

  test('is a fault when it is too old', async () => {
    const path = await program('old', '#!/bin/sh\necho "Google Chrome 90.0.4430.93"\n');
    await expect(startBrowser(options({ executable: path }))).rejects.toMatchObject({
      said: { code: 'render.browser_too_old', params: { version: '90.0.4430.93' } },
    });
  });

  test.skipIf(process.platform === 'win32')(
    'is never run from a place where others can write',
    async () => {
      const ran = join(folder, 'ran');
      const open = await program('open', `#!/bin/sh\ntouch '${ran}'\nexit 1\n`);
      await chmod(open, 0o777);
      const said = { code: 'render.browser_place_unsafe', params: { path: open, place: open } };
      await expect(startBrowser(options({ executable: open }))).rejects.toMatchObject({ said });
      await expect(access(ran)).rejects.toThrow();
    },
  );

  test('is a fault under `sandbox: on` where it starts without its sandbox only', async () => {
    const path = await program('bare', NEEDS_BARE);
    await expect(startBrowser(options({ executable: path, sandbox: 'on' }))).rejects.toMatchObject({
      kind: 'output',
      said: { code: 'render.sandbox_unavailable', params: { path } },
    });
  });

  test('is started without its sandbox by root, and where the system refuses it, with a warning', async () => {
    const bundled = await bundledBrowser(process.env);
    const real = `LD_LIBRARY_PATH='${bundled.libraries}' exec '${bundled.executable}' "$@"`;
    const path = await program('refused', NEEDS_BARE.replace('exit 3', real));
    const warned: Message[] = [];
    await end(await startBrowser(options({ executable: path, env: process.env, warned })));
    const why = process.getuid?.() === 0 ? 'root' : 'refused';
    expect(warned.map(({ code }) => code)).toEqual([`render.sandbox_off_${why}`]);
  });

  test('is passed over with a warning when it was only found', async () => {
    const stub = await program('stub', '#!/bin/sh\necho "install the snap" >&2\nexit 1\n');
    const open = await program('anybodys', '#!/bin/sh\nexit 1\n');
    await chmod(open, 0o777);
    const warned: Message[] = [];
    const running = await startBrowser(
      options({
        places: [open, stub, ...usualPlaces(process.platform, process.env)],
        env: process.env,
        warned,
      }),
    );
    await end(running);
    expect(warned).toContainEqual({
      code: 'render.browser_skipped',
      params: { path: stub, reason: 'install the snap' },
    });
    expect(warned).toContainEqual({
      code: 'render.browser_skipped',
      params: { path: open, reason: `${open} 其他用户可写 (writable by others)` },
    });
  });
});
