import type { Lang } from '../messages/message.ts';
import type { SlideSpec } from '../pack/outline/types.ts';
import { loadWorkspace } from '../workspace/load-workspace.ts';
import type { CliEnvironment } from './environment.ts';
import { printable } from './printable.ts';

export interface SlidesOptions {
  /** Which of the workspace's packs, where it has several. */
  readonly pack?: string | undefined;
  readonly workspace: string;
  readonly json?: boolean;
  readonly lang?: Lang | undefined;
}

const WHEN: Readonly<Record<Lang, Readonly<Record<SlideSpec['when'], string>>>> = {
  'zh-CN': {
    always: '',
    notes: '（有文稿才出）',
    events: '（有记录才出）',
    missed: '（有未达标才出）',
    not_provided: '（缺数据才出）',
    redrafted: '（与上一稿有不同才出）',
  },
  en: {
    always: '',
    notes: ' (if somebody wrote for it)',
    events: ' (if there are records)',
    missed: ' (if a limit is missed)',
    not_provided: ' (if data did not come)',
    redrafted: ' (if figures differ from an earlier draft)',
  },
};

/** `report slides`: lists chapters and slides by their ids, as the workspace's `outline:` has them. */
export async function listSlides(options: SlidesOptions, world: CliEnvironment): Promise<number> {
  const { workspace, pack } = loadWorkspace({ folder: options.workspace, pack: options.pack });
  const lang = options.lang ?? workspace.lang;
  world.speak(lang);
  const listed = pack.slides.map(({ id, section, number, title, when, isBrief }) => ({
    id,
    section,
    number,
    title,
    when,
    brief: isBrief,
  }));
  if (options.json) {
    const sections = pack.sections.map(({ id, number, title }) => ({ id, number, title }));
    world.terminal.out(`${JSON.stringify({ sections, slides: listed }, null, 2)}\n`);
    return 0;
  }
  const lines: string[] = [];
  let chapter: string | null = null;
  for (const { id, section, number, title, when } of listed) {
    const own = pack.sections.find((one) => one.id === section);
    if (own && section !== chapter) lines.push(`${own.number} ${own.title}  [${own.id}]`);
    chapter = section;
    lines.push(
      `  ${number ?? '–'}  ${title.replace('{dataset}', '…')}${WHEN[lang][when]}  [${id}]`,
    );
  }
  world.terminal.out(`${lines.map(printable).join('\n')}\n`);
  return 0;
}
