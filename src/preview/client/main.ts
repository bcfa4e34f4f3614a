import type { ShellWords, Shown } from '../shown.ts';

const one = <Found extends Element = HTMLElement>(selector: string): Found => {
  const found = document.querySelector<Found>(selector);
  if (found === null) throw new RangeError(`the page has no ${selector}`);
  return found;
};

const words = JSON.parse(one('#words').textContent ?? '') as ShellWords;
const frame = one<HTMLIFrameElement>('iframe');
let version = 0;

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
  const top = inside?.scrollY ?? 0;
  const branch = branchIn(frame)?.value ?? '';
  frame.hidden = false;
  frame.addEventListener('load', () => void settle(top, branch), { once: true });
  frame.src = `report.html?${next}`;
}

async function settle(top: number, branch: string): Promise<void> {
  const root = frame.contentDocument?.documentElement;
  for (let tries = 0; tries < 100 && root?.dataset.ready !== 'true'; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 30));
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
