import type { MessageTable } from './message.ts';

const UNFIT = {
  unreadable: {
    zh: '打不开、已损坏，或里面没有母版；请另存为 .pptx',
    en: 'it cannot be opened, is damaged or has no master; save it as .pptx',
  },
  proportions: {
    zh: '幻灯片的长宽比例与报告不同；请改模板的幻灯片大小，或改 report.page',
    en: 'its slides have other proportions than the report; change their size, or report.page',
  },
  outside: {
    zh: '母版引用了文件以外的图片或对象；请把它们嵌入模板',
    en: 'its master fetches pictures or objects from elsewhere; embed them',
  },
  theme: {
    zh: '母版没有主题（配色和字体）；请用 PowerPoint 或 WPS 打开后另存为 .pptx',
    en: 'its master has no theme; open it in PowerPoint and save it as .pptx',
  },
  dark: {
    zh: '正文版式的底色太深，报告的文字看不清；请换浅色底的版式',
    en: 'the ground of its content layouts is too dark for the text of the report; give them a light one',
  },
} as const;

const LAYOUTS = {
  cover: { zh: '封面', en: 'the cover' },
  contents: { zh: '目录', en: 'the contents' },
  section: { zh: '章节页', en: 'sections' },
  content: { zh: '正文', en: 'content' },
} as const;

/** What the browser and the renderers say. */
export const renderMessages = {
  'render.template_unfit': {
    kind: 'warning',
    zh: (p: { file: string; unsuited: keyof typeof UNFIT }) =>
      `演示文稿模板 ${p.file} 没有用上：${UNFIT[p.unsuited].zh}。本次按默认母版生成`,
    en: (p: { file: string; unsuited: keyof typeof UNFIT }) =>
      `the presentation template ${p.file} was not used: ${UNFIT[p.unsuited].en}; report.pptx has the usual master`,
  },
  'render.template_layouts': {
    kind: 'warning',
    zh: (p: { file: string; layouts: readonly (keyof typeof LAYOUTS)[] }) =>
      `演示文稿模板 ${p.file} 缺少${p.layouts.map((kind) => LAYOUTS[kind].zh).join('、')}的版式（需要“标题幻灯片”和“仅标题”），已改用模板里相近的版式`,
    en: (p: { file: string; layouts: readonly (keyof typeof LAYOUTS)[] }) =>
      `the presentation template ${p.file} has no layout for ${p.layouts.map((kind) => LAYOUTS[kind].en).join(', ')} (Title Slide and Title Only are wanted); its nearest one was taken`,
  },
  'render.browser_path_wrong': {
    kind: 'output',
    zh: (p: { path: string; setBy: string }) =>
      `${p.setBy} 指定的浏览器不能执行：${p.path}。请改为 Chrome、Chromium 或 Edge 可执行文件的完整路径，或去掉这项设置`,
    en: (p: { path: string; setBy: string }) =>
      `the browser named by ${p.setBy} cannot be run: ${p.path}; give the full path of Chrome, Chromium or Edge, or remove the setting`,
  },
  'render.browser_place_unsafe': {
    kind: 'output',
    zh: (p: { path: string; place: string }) =>
      `没有运行浏览器 ${p.path}：其他用户可以改动 ${p.place}，程序可能已被调换。请由管理员收回写权限（如 chmod go-w）并核对来源，或改用系统安装的浏览器`,
    en: (p: { path: string; place: string }) =>
      `the browser ${p.path} was not run: other users can write to ${p.place} and could have exchanged it; take that right away (chmod go-w) and check where it came from, or use an installed one`,
  },
  'render.browser_missing': {
    kind: 'output',
    zh: () =>
      '没有可用的浏览器，不能生成 PDF。请安装 Chrome、Chromium 或 Edge，或在 PUPPETEER_EXECUTABLE_PATH 中写明其路径；只要其他格式时可用 --format 去掉 pdf',
    en: () =>
      'no browser that works, so no PDF; install Chrome, Chromium or Edge, or name one in PUPPETEER_EXECUTABLE_PATH; leave pdf out of --format to get the other files',
  },
  'render.browser_failed': {
    kind: 'output',
    zh: (p: { path: string; reason: string }) =>
      `浏览器启动失败：${p.path}（${p.reason}）。请确认它能在本机单独运行，或在 PUPPETEER_EXECUTABLE_PATH 中换一个`,
    en: (p: { path: string; reason: string }) =>
      `the browser does not start: ${p.path} (${p.reason}); check that it runs on its own, or name another in PUPPETEER_EXECUTABLE_PATH`,
  },
  'render.browser_too_old': {
    kind: 'output',
    zh: (p: { path: string; version: string; least: number }) =>
      `浏览器版本过低：${p.path} 是 ${p.version}，至少需要 ${p.least}。请升级，或在 PUPPETEER_EXECUTABLE_PATH 中换一个`,
    en: (p: { path: string; version: string; least: number }) =>
      `the browser is too old: ${p.path} is ${p.version}, at least ${p.least} is needed; update it, or name another in PUPPETEER_EXECUTABLE_PATH`,
  },
  'render.browser_skipped': {
    kind: 'warning',
    zh: (p: { path: string; reason: string }) => `已跳过浏览器 ${p.path}：${p.reason}`,
    en: (p: { path: string; reason: string }) => `browser ${p.path} was passed over: ${p.reason}`,
  },
  'render.sandbox_off_root': {
    kind: 'warning',
    zh: () =>
      '以 root 身份运行时浏览器不能启用沙箱，本次未启用。建议改用普通用户运行；sandbox: off 可不再提示',
    en: () =>
      'the browser runs without its sandbox, because it refuses one for root; run as a normal user, or set sandbox: off to silence this',
  },
  'render.sandbox_off_refused': {
    kind: 'warning',
    zh: () =>
      '本机不允许浏览器沙箱（通常是禁用了用户命名空间），本次未启用。请管理员放开后再运行；sandbox: off 可不再提示',
    en: () =>
      'the browser runs without its sandbox, because this system refuses it (user namespaces are usually denied); have them allowed, or set sandbox: off to silence this',
  },
  'render.sandbox_unavailable': {
    kind: 'output',
    zh: (p: { path: string; reason: string }) =>
      `设置了 sandbox: on，但浏览器不能带沙箱启动：${p.path}（${p.reason}）。请用普通用户并允许用户命名空间，或改为 sandbox: auto`,
    en: (p: { path: string; reason: string }) =>
      `sandbox: on is set, but the browser does not start with its sandbox: ${p.path} (${p.reason}); run as a normal user with user namespaces allowed, or set sandbox: auto`,
  },
  'render.unpack_failed': {
    kind: 'output',
    zh: (p: { folder: string; reason: string }) =>
      `自带的浏览器不能解包到 ${p.folder}（${p.reason}）。请确认该目录属于本用户、可写且有 250 MB 空间，或用 XDG_CACHE_HOME 指定别处`,
    en: (p: { folder: string; reason: string }) =>
      `the bundled browser cannot be unpacked to ${p.folder} (${p.reason}); the folder must be your own, writable and have 250 MB free, or set XDG_CACHE_HOME to another place`,
  },
  'render.page_failed': {
    kind: 'output',
    zh: (p: { reason: string }) =>
      `浏览器不能排版报告页面（${p.reason}）。请检查内存是否充足后重试；仍失败请带 --debug 运行`,
    en: (p: { reason: string }) =>
      `the browser could not lay out the report (${p.reason}); check free memory and try again, then run with --debug`,
  },
  'render.print_failed': {
    kind: 'output',
    zh: (p: { reason: string }) =>
      `浏览器生成 PDF 失败（${p.reason}）。请检查内存是否充足后重试；仍失败请带 --debug 运行`,
    en: (p: { reason: string }) =>
      `the browser could not print the PDF (${p.reason}); check free memory and try again, then run with --debug`,
  },
  'render.profile_left': {
    kind: 'warning',
    zh: (p: { folder: string; reason: string }) =>
      `浏览器的临时文件夹没有删掉：${p.folder}（${p.reason}）。报告不受影响，下次运行会再删`,
    en: (p: { folder: string; reason: string }) =>
      `the browser's temporary folder could not be removed: ${p.folder} (${p.reason}); the report is not affected, and the next run tries again`,
  },
  'render.request_blocked': {
    kind: 'output',
    zh: (p: { targets: string }) =>
      `报告页面试图访问外部地址，已拦截，PDF 未生成：${p.targets}。请从模板、说明文字或数据中去掉对外链接的图片、样式或跳转`,
    en: (p: { targets: string }) =>
      `the report page tried to reach outside, which was blocked, and no PDF was made: ${p.targets}; remove outside images, styles or redirects from templates, notes or data`,
  },
  'render.label_cut': {
    kind: 'warning',
    zh: (p: { labels: readonly string[] }) =>
      `图中有名称放不下，以…结尾：${p.labels.map((label) => `「${label}」`).join('、')}。全名见工作簿；可在 outline 里用 label 写短名，或加宽该栏`,
    en: (p: { labels: readonly string[] }) =>
      `names in charts did not hold and end with …: ${p.labels.map((label) => `"${label}"`).join(', ')}; the workbook has them whole; give shorter ones by label in the outline, or a wider column`,
  },
  'render.font_failed': {
    kind: 'output',
    zh: (p: { families: string }) =>
      `字体载入失败：${p.families}，PDF 未生成。请重新运行 npm ci 恢复字体文件`,
    en: (p: { families: string }) =>
      `fonts could not be loaded: ${p.families}, and no PDF was made; run npm ci again to restore the font files`,
  },
} satisfies MessageTable;
