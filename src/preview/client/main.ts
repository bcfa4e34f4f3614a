import type { ShellWords, Shown } from '../shown.ts';

const one = <Found extends Element = HTMLElement>(selector: string): Found => {
  const found = document.querySelector<Found>(selector);
  if (found === null) throw new RangeError(`the page has no ${selector}`);
  return found;
};

const words = JSON.parse(one('#words').textContent ?? '') as ShellWords;
const frame = one<HTMLIFrameElement>('iframe');
let version = 0;
/** Where the reader was, until the new page is there; null while one is read. */
let place: { readonly top: number; readonly branch: string } | null = null;

const events = new EventSource('events');
events.addEventListener('message', ({ data }: MessageEvent<string>) => show(JSON.parse(data)));
events.addEventListener('error', () => {
  one('.now').textContent = words.ended;
  one('.state').className = 'state is-wrong';
});

function show(shown: Shown): void {
  const isWrong = shown.faults.length > 0;
  one('.state').className = `state ${isWrong ? 'is-wrong' : shown.isWorking ? 'is-working' : ''}`;
  one('.now').textContent = shown.isWorking ? words.working : '';
  one('.faults').textContent = isWrong ? (shown.version > 0 ? words.fault : words.nothing) : '';
  lines('.fault-lines', shown.faults);
  const details = one('details');
  details.hidden = shown.warnings.length === 0;
  one('summary').textContent = `${words.warnings} ${shown.warnings.length}`;
  lines('.warning-lines', shown.warnings);
  if (shown.version !== version) load(shown.version);
}

function lines(list: string, texts: readonly string[]): void {
  one(list).replaceChildren(
    ...texts.map((text) => {
      const line = document.createElement('li');
      line.textContent = text;
      return line;
    }),
  );
}

/** Shows the new page where the reader was, with what was chosen on it. */
function load(next: number): void {
  version = next;
  const inside = frame.hidden ? null : frame.contentWindow;
  if (inside) place ??= { top: inside.scrollY, branch: branchIn(frame)?.value ?? '' };
  frame.hidden = false;
  frame.addEventListener('load', () => void settle(next), { once: true });
  frame.src = `report.html?${next}`;
}

async function settle(loaded: number): Promise<void> {
  const root = frame.contentDocument?.documentElement;
  for (let tries = 0; tries < 100 && root?.dataset.ready !== 'true'; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 30));
  if (loaded !== version || place === null) return;
  const { top, branch } = place;
  place = null;
  const select = branchIn(frame);
  if (select && branch !== '') {
    select.value = branch;
    select.dispatchEvent(new Event('change'));
  }
  frame.contentWindow?.scrollTo(0, top);
}

function branchIn({ contentDocument }: HTMLIFrameElement): HTMLSelectElement | null {
  return contentDocument?.querySelector<HTMLSelectElement>('[data-do="branch"]') ?? null;
}
