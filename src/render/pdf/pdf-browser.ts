import type { Overflow } from '../../deck/types.ts';
import { type Message, message } from '../../messages/catalogue.ts';
import { fault } from '../../messages/fault.ts';
import { end, type RunningBrowser } from './launch.ts';
import { type PrintOptions, PrintPage } from './print-page.ts';
import { scrub } from './scrub.ts';
import { type BrowserOptions, startBrowser } from './start.ts';

/** Where a run has its browser from, and how it gives it back: why the browser's folder stays, or null. */
export interface Browsers {
  readonly start: (options: BrowserOptions) => Promise<RunningBrowser>;
  readonly end: (running: RunningBrowser) => Promise<string | null>;
}

/** Every run starts its own. */
const OWN: Browsers = { start: startBrowser, end };

/**
 * The one browser of a run: started when first used or prepared, ended by disposal, also while it is still starting.
 * Its starting and page faults are those of {@link startBrowser} and {@link PrintPage}.
 */
export class PdfBrowser implements AsyncDisposable {
  readonly #options: BrowserOptions;
  readonly #browsers: Browsers;
  #running: Promise<RunningBrowser> | null = null;
  /** The browser's going, under way or done: why its folder stays, where it does. */
  #gone: Promise<Message | null> | null = null;
  /** What starting said, until somebody uses the browser. */
  readonly #held: Message[] = [];

  constructor(options: BrowserOptions, browsers = OWN) {
    this.#options = options;
    this.#browsers = browsers;
  }

  /** Starts the browser beside other work. What it says, its faults too, is told when it is first used. */
  prepare(): void {
    this.#running ??= this.#starting();
    // Whoever uses it meets the same fault.
    this.#running.catch(() => undefined);
  }

  /** Lays out an HTML document once, to be measured and printed; the caller disposes the page. */
  async open(html: string): Promise<PrintPage> {
    const { browser } = await this.#start();
    return PrintPage.open(() => browser.newPage(), html);
  }

  /** Gives the slides of the HTML whose content does not hold. */
  async measure(html: string): Promise<readonly Overflow[]> {
    await using page = await this.open(html);
    return await page.measure();
  }

  /** Gives the HTML as PDF bytes. */
  async print(html: string, options: PrintOptions): Promise<Uint8Array> {
    await using page = await this.open(html);
    return await page.print(options);
  }

  /** Gives the name and build of the browser, such as `HeadlessChrome/153.0.8010.0`. */
  async version(): Promise<string> {
    const { browser } = await this.#start();
    return browser.version().catch((error: unknown) => {
      throw fault('render.page_failed', { reason: scrub(error) }, { cause: error });
    });
  }

  /** Lets the browser go beside other work, which nothing is printed after; disposal waits for it, and tells what it says. */
  retire(): void {
    this.#gone ??= this.#end();
    // Whoever disposes of it meets the same fault.
    this.#gone.catch(() => undefined);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.retire();
    const left = await this.#gone;
    this.#gone = null;
    if (left) this.#options.warn(left);
  }

  async #end(): Promise<Message | null> {
    const starting = this.#running;
    this.#running = null;
    // A start that failed has cleaned up after itself and told its caller.
    const running = await starting?.catch(() => null);
    if (!running) return null;
    const reason = await this.#browsers.end(running);
    const { folder } = running.profile;
    return reason === null ? null : message('render.profile_left', { folder, reason });
  }

  async #start(): Promise<RunningBrowser> {
    this.#running ??= this.#starting();
    try {
      return await this.#running;
    } finally {
      for (const warning of this.#held.splice(0)) this.#options.warn(warning);
    }
  }

  #starting(): Promise<RunningBrowser> {
    const warn = (warning: Message) => void this.#held.push(warning);
    return this.#browsers.start({ ...this.#options, warn });
  }
}
