import type { Message } from '../messages/catalogue.ts';
import { follow } from './follow.ts';
import type { MonthPreview } from './month-preview.ts';
import { type PreviewServer, servePreview } from './serve.ts';
import type { Shell } from './shell.ts';
import type { Shown } from './shown.ts';

/** What a preview does while it runs. */
export interface PreviewRun {
  readonly month: MonthPreview;
  readonly shell: Shell;
  readonly folders: readonly string[];
  /** Puts what went wrong into lines. */
  readonly tellFault: (error: unknown) => readonly string[];
  readonly tellWarning: (warning: Message) => string;
  /** Told after each attempt: milliseconds, and whether there is a new page. */
  readonly onMade: (milliseconds: number, isNew: boolean) => void;
  readonly ticks: () => number;
  readonly isStopped: () => boolean;
}

/** A preview that is being served. */
export interface RunningPreview extends AsyncDisposable {
  readonly url: string;
  /** Follows the files until the preview is stopped. */
  readonly run: () => Promise<void>;
}

/** Opens the server; `run` makes the page, and makes it anew after each change of the files. */
export async function startPreview(preview: PreviewRun): Promise<RunningPreview> {
  let page: string | null = null;
  let shown: Shown = { version: 0, isWorking: true, faults: [], warnings: [] };
  const server: PreviewServer = await servePreview({
    shell: preview.shell,
    page: () => page,
    shown: () => shown,
  });
  const show = (change: Partial<Shown>): void => {
    shown = { ...shown, ...change };
    server.tell();
  };
  const run = () =>
    follow({
      folders: preview.folders,
      isStopped: preview.isStopped,
      onChange: async (seen) => {
        const start = preview.ticks();
        show({ isWorking: true });
        try {
          const { html, warnings } = await preview.month.make(seen);
          const isNew = html !== page;
          page = html;
          const version = shown.version + (isNew ? 1 : 0);
          const told = [...new Set(warnings.map(preview.tellWarning))];
          show({ version, isWorking: false, faults: [], warnings: told });
          preview.onMade(preview.ticks() - start, isNew);
        } catch (error) {
          if (preview.isStopped()) return;
          show({ isWorking: false, faults: preview.tellFault(error) });
          preview.onMade(preview.ticks() - start, false);
        }
      },
    });
  return { url: server.url, run, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
}
