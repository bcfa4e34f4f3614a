import type { HTTPRequest, Page } from 'puppeteer';
import type { Overflow } from '../../deck/types.ts';
import { Fault, fault } from '../../messages/fault.ts';
import { withFixedDates } from './fixed-dates.ts';
import { failedFonts, layOut, setTitle } from './in-page.ts';
import { measureSlides } from './measure-slides.ts';
import { scrub } from './scrub.ts';

/** How a page is printed. */
export interface PrintOptions {
  readonly title: string;
  readonly widthInches: number;
  readonly heightInches: number;
  /** Structure tags for screen readers; they cost about 300 bytes a table cell. */
  readonly tagged: boolean;
  /** Bookmarks from the headings; the browser tags the PDF then in any case. */
  readonly outline: boolean;
}

/** One laid-out HTML page, closed to scripts and to the outside, to be measured and printed. */
export class PrintPage implements AsyncDisposable {
  readonly #page: Page;
  readonly #blocked = new Set<string>();

  private constructor(page: Page) {
    this.#page = page;
  }

  /**
   * Lays the HTML out in a new page for print. Faults: `render.request_blocked` when it reached outside,
   * `render.font_failed` for a font that does not load, `render.page_failed`.
   */
  static async open(newPage: () => Promise<Page>, html: string): Promise<PrintPage> {
    const printPage = new PrintPage(await newPage().catch(told('render.page_failed')));
    try {
      await printPage.#load(html).catch(told('render.page_failed'));
      return printPage;
    } catch (error) {
      await printPage[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** Gives the slides whose content does not hold, in page order; none when all is well. */
  async measure(): Promise<readonly Overflow[]> {
    return this.#page.evaluate(measureSlides).catch(told('render.page_failed'));
  }

  /**
   * Gives the page as PDF bytes, the same for the same HTML and browser. `onAlone` is told when the browser goes on alone,
   * until it has printed. Fault: `render.print_failed`.
   */
  async print(options: PrintOptions, onAlone: () => void = () => undefined): Promise<Uint8Array> {
    const pdf = await this.#print(options, onAlone).catch(told('render.print_failed'));
    this.#refuseBlocked();
    return withFixedDates(pdf);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // The page of a browser that has died is closed already.
    if (this.#page.browser().connected) await this.#page.close().catch(told('render.page_failed'));
  }

  async #load(html: string): Promise<void> {
    const page = this.#page;
    await page.setJavaScriptEnabled(false);
    await page.setRequestInterception(true);
    page.on('request', (request) => this.#refuse(request));
    await page.emulateMediaType('print');
    await page.setContent(html, { waitUntil: 'load', timeout: 120_000 });
    await page.evaluate(layOut);
    this.#refuseBlocked();
    const families = await page.evaluate(failedFonts);
    if (families.length > 0) throw fault('render.font_failed', { families: families.join(', ') });
  }

  async #print(options: PrintOptions, onAlone: () => void): Promise<Uint8Array> {
    await this.#page.evaluate(setTitle, options.title);
    const printing = this.#page.pdf({
      width: `${options.widthInches}in`,
      height: `${options.heightInches}in`,
      margin: { top: 0, right: 0, bottom: 0, left: 0 },
      preferCSSPageSize: true,
      printBackground: true,
      tagged: options.tagged,
      outline: options.outline,
      timeout: 300_000,
    });
    onAlone();
    return await printing;
  }

  #refuse(request: HTTPRequest): void {
    const url = URL.parse(request.url());
    // Data addresses carry their own bytes: the browser never asks anyone for them.
    if (url?.protocol === 'data:') return;
    this.#blocked.add(url === null ? '?' : `${url.protocol}//${url.host}`);
    // An aborted request leaves an empty page; an empty answer does not. A page that closes first answers none.
    request.respond({ status: 204 }).catch(() => undefined);
  }

  #refuseBlocked(): void {
    if (this.#blocked.size > 0) {
      throw fault('render.request_blocked', { targets: [...this.#blocked].sort().join(', ') });
    }
  }
}

function told(code: 'render.page_failed' | 'render.print_failed'): (error: unknown) => never {
  return (error) => {
    throw error instanceof Fault ? error : fault(code, { reason: scrub(error) }, { cause: error });
  };
}
