import { entry, type MessageTable } from './message.ts';

/** What `report preview` says, in the terminal and over the page. */
export const previewMessages = {
  'preview.ready': entry(
    'info',
    (p: { seconds: string }) =>
      `预览已打开（${p.seconds} 秒）。改了导出、文稿、配置或模板，网页自己更新；按 Ctrl-C 结束`,
    (p) =>
      `the preview is open (${p.seconds} s). It follows exports, notes, configuration and templates; Ctrl-C ends it`,
  ),
  'preview.renewed': entry(
    'info',
    (p: { seconds: string }) => `已更新（${p.seconds} 秒）`,
    (p) => `renewed (${p.seconds} s)`,
  ),
  'preview.title': entry(
    'info',
    (p: { month: string }) => `预览 ${p.month}`,
    (p) => `preview of ${p.month}`,
  ),
  'preview.waiting': {
    kind: 'info',
    zh: () => '改好上面的问题并保存，预览自己打开；按 Ctrl-C 结束',
    en: () =>
      'once what is told above is mended and saved, the preview opens by itself; Ctrl-C ends it',
  },
  'preview.working': { kind: 'info', zh: () => '正在更新…', en: () => 'renewing…' },
  'preview.fault': {
    kind: 'info',
    zh: () => '有问题，所示为改动之前的报告',
    en: () => 'something is wrong; what is shown is the report before it',
  },
  'preview.nothing': {
    kind: 'info',
    zh: () => '还没有可看的报告。改好上面的问题，网页自己打开',
    en: () =>
      'there is no report to show yet; once what is told above is mended, it opens by itself',
  },
  'preview.warnings': { kind: 'info', zh: () => '注意', en: () => 'warnings' },
  'preview.ended': { kind: 'info', zh: () => '预览已结束', en: () => 'the preview has ended' },
  'preview.no_port': entry(
    'output',
    (p: { code: string }) => `本机不让打开预览的端口（${p.code}）。请检查防火墙或安全软件`,
    (p) => `no port could be opened on this machine (${p.code}); check its firewall`,
  ),
} satisfies MessageTable;
