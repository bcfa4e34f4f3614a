import { entry, type MessageTable } from './message.ts';

const size = (bytes: number): string => {
  const gigabytes = bytes / 2 ** 30;
  return gigabytes >= 1 ? `${gigabytes.toFixed(1)} GB` : `${Math.floor(bytes / 2 ** 20)} MB`;
};

/** What `report doctor` says of the machine. */
export const doctorMessages = {
  'doctor.node': entry(
    'info',
    (p: { version: string }) => `Node ${p.version}，可用`,
    (p) => `Node ${p.version} can be used`,
  ),
  'doctor.node_old': entry(
    'info',
    (p: { version: string; least: string }) =>
      `Node ${p.version} 太旧，请安装 ${p.least} 或更新版本`,
    (p) => `Node ${p.version} is too old; install ${p.least} or later`,
  ),
  'doctor.workspace': entry(
    'info',
    (p: { file: string }) => `配置 ${p.file} 没有问题`,
    (p) => `the configuration ${p.file} is in order`,
  ),
  'doctor.store': entry(
    'info',
    (p: { version: string }) => `数据引擎 DuckDB ${p.version}，可用`,
    (p) => `the data engine DuckDB ${p.version} works`,
  ),
  'doctor.store_failed': entry(
    'info',
    (p: { reason: string }) =>
      `数据引擎 DuckDB 启动失败：${p.reason}。请在项目文件夹里重新运行 npm ci；Alpine 等 musl 系统不支持`,
    (p) =>
      `the data engine DuckDB does not start: ${p.reason}; run npm ci again in the project's folder. Systems on musl, such as Alpine, are not supported`,
  ),
  'doctor.browser': entry(
    'info',
    (p: { version: string; path: string; source: BrowserSource }) =>
      `浏览器 ${p.version}，可用（${sources[p.source].zh}：${p.path}）`,
    (p) => `the browser ${p.version} starts (${sources[p.source].en}: ${p.path})`,
  ),
  'doctor.fonts': entry(
    'info',
    (p: { count: number }) => `字体完好，报告用到的 ${p.count} 个不同的字都有`,
    (p) => `the fonts have each of the ${p.count} different characters of the report`,
  ),
  'doctor.glyphs_missing': entry(
    'info',
    (p: { glyphs: string }) =>
      `字体里没有这些字：${p.glyphs}，报告里会印成方框。请改用别的字，或在 theme.fonts 里换字体`,
    (p) =>
      `the fonts lack these characters, which print as boxes: ${p.glyphs}; use others, or another typeface in theme.fonts`,
  ),
  'doctor.fonts_failed': entry(
    'info',
    (p: { reason: string }) =>
      `字体读不出来：${p.reason}。请重新运行 npm ci，或检查 theme.fonts 里的文件`,
    (p) => `the fonts cannot be read: ${p.reason}; run npm ci again, or check theme.fonts`,
  ),
  'doctor.folder': entry(
    'info',
    (p: { use: FolderUse; path: string }) => `${folders[p.use].zh} ${p.path}，可写`,
    (p) => `${folders[p.use].en} ${p.path} can be written`,
  ),
  'doctor.folder_open': entry(
    'info',
    (p: { use: FolderUse; path: string; mode: string }) =>
      `${folders[p.use].zh} ${p.path} 其他用户也能进入（权限 ${p.mode}），里面可能有姓名和号码。建议运行 chmod 700 收紧`,
    (p) =>
      `${folders[p.use].en} ${p.path} is open to other users (mode ${p.mode}) and may hold personal data; close it by chmod 700`,
  ),
  'doctor.folder_unwritable': entry(
    'info',
    (p: { use: FolderUse; path: string; reason: string }) =>
      `${folders[p.use].zh} ${p.path} 不能写入（${p.reason}）。请检查权限，或换一个文件夹`,
    (p) =>
      `${folders[p.use].en} ${p.path} cannot be written (${p.reason}); check its permissions or take another`,
  ),
  'doctor.memory': entry(
    'info',
    (p: { free: number; total: number }) => `可用内存 ${size(p.free)}（共 ${size(p.total)}），够用`,
    (p) => `${size(p.free)} of memory free (of ${size(p.total)}), enough`,
  ),
  'doctor.memory_low': entry(
    'info',
    (p: { free: number; needed: number }) =>
      `可用内存只有 ${size(p.free)}，建议至少 ${size(p.needed)}；请关掉别的程序`,
    (p) =>
      `only ${size(p.free)} of memory free, ${size(p.needed)} are wanted; close other programs`,
  ),
  'doctor.disk': entry(
    'info',
    (p: { path: string; free: number }) => `${p.path} 所在的磁盘还有 ${size(p.free)}，够用`,
    (p) => `${size(p.free)} free on the disk of ${p.path}, enough`,
  ),
  'doctor.disk_low': entry(
    'info',
    (p: { path: string; free: number; needed: number }) =>
      `${p.path} 所在的磁盘只剩 ${size(p.free)}，建议至少 ${size(p.needed)}；请清理`,
    (p) =>
      `only ${size(p.free)} free on the disk of ${p.path}, ${size(p.needed)} are wanted; make room`,
  ),
} satisfies MessageTable;

const sources = {
  named: { zh: '按指定', en: 'as named' },
  installed: { zh: '本机安装', en: 'installed here' },
  bundled: { zh: '程序自带', en: 'brought by npm' },
} as const;
type BrowserSource = keyof typeof sources;

const folders = {
  workspace: { zh: '工作区', en: 'the workspace' },
  out: { zh: '结果文件夹', en: 'the folder of results' },
  temp: { zh: '临时文件夹', en: 'the temporary folder' },
  cache: { zh: '缓存文件夹', en: 'the cache' },
} as const;
/** What a folder is for. */
export type FolderUse = keyof typeof folders;
