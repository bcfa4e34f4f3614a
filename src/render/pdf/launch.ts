import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser } from 'puppeteer';
import { fault } from '../../messages/fault.ts';
import type { Environment } from './environment.ts';
import type { Executable } from './executables.ts';
import { makeProfile, type Profile, removeProfile } from './profile.ts';
import { scrub } from './scrub.ts';

/** A browser that answers, with the folder to remove after it. */
export interface RunningBrowser {
  readonly browser: Browser;
  readonly profile: Profile;
  readonly executable: Executable;
}

const VERSION_MILLISECONDS = 60_000;
const PROTOCOL_MILLISECONDS = 300_000;
const CLOSE_MILLISECONDS = 5_000;

/** The first major version with document outlines and the current headless mode. */
const LEAST_VERSION = 128;

const ARGUMENTS = [
  '--headless',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-client-side-phishing-detection',
  '--disable-component-update',
  '--disable-crash-reporter',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,DnsOverHttps,InterestFeedContentSuggestions',
  '--disable-hang-monitor',
  '--disable-ipc-flooding-protection',
  '--disable-quic',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--dns-prefetch-disable',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--force-device-scale-factor=1',
  '--hide-scrollbars',
  // Requests are refused page by page; this keeps prefetches and the browser's own calls from leaving too.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--lang=zh-CN',
  '--metrics-recording-only',
  '--mute-audio',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--no-proxy-server',
  '--password-store=basic',
  '--use-mock-keychain',
];

/** How the program is started. */
export interface Start {
  readonly sandboxed: boolean;
  readonly tempFolder: string;
  /** Within which it answers, or is given up. */
  readonly milliseconds: number;
}

/** Starts the program with a folder of its own in `tempFolder`, and proves that it opens a page. Throws the library's own error when it does not. */
export async function launch(
  executable: Executable,
  env: Environment,
  { sandboxed, tempFolder, milliseconds }: Start,
): Promise<RunningBrowser> {
  const profile = await makeProfile(executable, env, tempFolder);
  let browser: Browser | undefined;
  const given = new AbortController();
  try {
    await checkLibraries(executable, profile);
    const { default: puppeteer } = await import('puppeteer');
    // Else puppeteer looks for its configuration from the current folder upwards and runs what it finds.
    puppeteer.configuration = () => Promise.resolve({});
    const started = puppeteer.launch({
      browser: 'chrome',
      executablePath: executable.path,
      ignoreDefaultArgs: true,
      args: [
        ...ARGUMENTS,
        ...(sandboxed ? [] : ['--no-sandbox']),
        `--user-data-dir=${profile.folder}`,
        'about:blank',
      ],
      pipe: true,
      env: profile.env,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      // Its own limit is not held to over a pipe.
      signal: given.signal,
      timeout: milliseconds,
      protocolTimeout: PROTOCOL_MILLISECONDS,
    });
    browser = await within(milliseconds, started);
    await opensPage(browser, milliseconds);
    return { browser, profile, executable };
  } catch (error) {
    if (browser) await stop(browser);
    else given.abort();
    await removeProfile(profile);
    throw error;
  }
}

/** Ends the browser, by force when it does not go, and removes its folder; gives why that stays, or null. */
export async function end({ browser, profile }: RunningBrowser): Promise<string | null> {
  await stop(browser);
  return removeProfile(profile);
}

async function stop(browser: Browser): Promise<void> {
  try {
    await within(CLOSE_MILLISECONDS, browser.close());
  } catch {
    browser.process()?.kill('SIGKILL');
  }
}

/** The bundled libraries need a younger C library (2.34) than the program; an older system must bring its own. */
async function checkLibraries(executable: Executable, profile: Profile): Promise<void> {
  try {
    await checkProgram(executable, profile);
  } catch (error) {
    if (executable.source !== 'bundled') throw error;
    delete profile.env.LD_LIBRARY_PATH;
    // When the system's do not serve either, it is the bundled ones whose trouble counts.
    await checkProgram(executable, profile).catch(() => {
      throw error;
    });
  }
}

/** A program that cannot even tell its version names the cause (a missing library, say), which a failed start does not. */
async function checkProgram(executable: Executable, profile: Profile): Promise<void> {
  // On Windows the browsers open a window instead.
  if (process.platform === 'win32') return;
  const { path } = executable;
  const { stdout } = await promisify(execFile)(path, ['--version'], {
    env: profile.env,
    timeout: VERSION_MILLISECONDS,
    killSignal: 'SIGKILL',
  }).catch((error: unknown) => {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new Error(said === '' ? scrub(error) : scrub(said), { cause: error });
  });
  const version = /\d+(?:\.\d+)+/.exec(stdout)?.[0] ?? '0';
  if (Number.parseInt(version, 10) < LEAST_VERSION) {
    throw fault('render.browser_too_old', { path, version, least: LEAST_VERSION });
  }
}

/** In some containers the browser starts, but no page process does. */
async function opensPage(browser: Browser, milliseconds: number): Promise<void> {
  const page = await within(milliseconds, browser.newPage());
  await within(milliseconds, page.close());
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`no answer within ${milliseconds / 1000} s`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
