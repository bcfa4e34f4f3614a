import { entry, type MessageTable } from './message.ts';
import { recordMessages } from './record.ts';

interface Place {
  readonly file: string;
  readonly line: number;
}

const at = ({ file, line }: Place): string => `${file}:${line}`;

/** What makes a row of a text table unusable as a whole. */
type BrokenWhy = 'unclosed_quote' | 'stray_quote' | 'record_too_long' | 'nul_bytes';

/** Why a picture of a note is not shown. */
export type PictureWhy =
  | 'absent'
  | 'outside'
  | 'too_large'
  | 'too_many_pixels'
  | 'no_picture'
  | 'no_place';

const whyNot: Readonly<Record<PictureWhy, { readonly zh: string; readonly en: string }>> = {
  absent: { zh: '找不到这个文件', en: 'there is no such file' },
  outside: {
    zh: '路径超出本月的说明文件夹，请把图片放进该文件夹',
    en: "the path leaves the month's notes; put the picture there",
  },
  too_large: { zh: '文件超过2MB，请压缩后再放', en: 'is larger than 2 MB; make it smaller' },
  too_many_pixels: {
    zh: '超过2500万像素，请缩小后再放',
    en: 'has more than 25 million pixels; make it smaller',
  },
  no_picture: { zh: '不是完好的PNG或JPEG图片', en: 'is no sound PNG or JPEG' },
  no_place: {
    zh: '这类文稿不放图片，请放到亮点或案例里',
    en: 'this kind of note shows no pictures',
  },
};

/** What reading and placing the notes says. */
/** What people write for a month, in both languages. */
const written = {
  highlights: { zh: '服务工作亮点', en: 'highlights' },
  top_projects: { zh: 'TOP项目进展', en: 'TOP projects' },
  cases: { zh: '典型案例', en: 'cases' },
  measures: { zh: '问题与措施', en: 'measures' },
  plans: { zh: '下月计划', en: 'plans for next month' },
  plan_checklist: { zh: '上月计划', en: "last month's plans" },
  hot_issues: { zh: '热点问题跟踪表', en: 'hot issues' },
} as const;
type Written = keyof typeof written;

const listed = (kinds: readonly Written[], lang: 'zh' | 'en'): string =>
  kinds.map((kind) => written[kind][lang]).join(lang === 'zh' ? '、' : ', ');

export const notesMessages = {
  'notes.not_given': entry(
    'info',
    (p: { month: string; kinds: readonly Written[] }) =>
      `${p.month} 没有收到这些文字材料：${listed(p.kinds, 'zh')}。相应的页不出或注明未收到；需要的话放进 notes 文件夹再生成`,
    (p) =>
      `nobody wrote for ${p.month}: ${listed(p.kinds, 'en')}; their slides are left out or say so. Put them into the folder notes and generate again if they are wanted`,
  ),
  'notes.unknown_kind': entry(
    'warning',
    (p: Place & { kind: string | null; known: readonly string[] }) =>
      p.kind === null
        ? `${at(p)} 没有写 kind，文件名也看不出种类，未采用。请写其中之一：${p.known.join('、')}`
        : `${at(p)} 不认识的种类「${p.kind}」，未采用。可用：${p.known.join('、')}`,
    (p) =>
      `${at(p)} ${p.kind === null ? 'has no kind' : `unknown kind "${p.kind}"`}; not used. Known: ${p.known.join(', ')}`,
  ),
  'notes.kind_by_name': entry(
    'warning',
    (p: Place & { kind: string }) =>
      `${at(p)} 开头没有写 kind，已按文件名处理。请在两行 --- 之间写上 kind`,
    (p) => `${at(p)} has no kind; taken as "${p.kind}" by its name. Write kind between --- lines`,
  ),
  'notes.unclosed_front_matter': entry(
    'warning',
    (p: Place) => `${at(p)} 开头的 --- 没有第二行 --- 收尾，整个文件未采用`,
    (p) => `${at(p)} the opening --- is not closed by another; the file is not used`,
  ),
  'notes.front_matter': entry(
    'warning',
    (p: Place & { field: string; zh: string; en: string }) =>
      `${at(p)} ${p.field}${p.field ? '：' : ''}${p.zh}（该项未采用）`,
    (p) => `${at(p)} ${p.field}${p.field ? ': ' : ''}${p.en} (left out)`,
  ),
  'notes.other_month': entry(
    'warning',
    (p: Place & { said: string; month: string }) =>
      `${at(p)} 写的月份是 ${p.said}，而文件放在 ${p.month} 的文件夹里；已按 ${p.month} 采用，请核对`,
    (p) => `${at(p)} says month ${p.said} but lies with ${p.month}; used for ${p.month}`,
  ),
  'notes.encoding': entry(
    'warning',
    (p: Place) => `${at(p)} 既不是UTF-8也不是GB18030编码，未采用。请另存为UTF-8`,
    (p) => `${at(p)} is neither UTF-8 nor GB18030; not used. Save it as UTF-8`,
  ),
  'notes.unreadable': {
    kind: 'inputs',
    zh: (p: { file: string; code: string }) =>
      `读不了文字材料 ${p.file}（${p.code}），报告没有生成。请检查权限、链接和网络盘，或移走它`,
    en: (p: { file: string; code: string }) =>
      `the notes ${p.file} cannot be read (${p.code}); no report was made. Check permissions, links and network drives, or move them away`,
  },
  'notes.name_encoding': {
    kind: 'warning',
    zh: (p: { file: string }) =>
      `${p.file} 没有使用：文件（夹）名不是 UTF-8 编码（多半是 GBK，解压时没有转换），读不了；请给它改名，或用能选编码的解压软件重新解压`,
    en: (p: { file: string }) =>
      `${p.file} is not used: its name is not UTF-8 (most likely GBK, unpacked without conversion); rename it, or unpack again with the right encoding`,
  },
  'notes.not_a_file': {
    kind: 'warning',
    zh: (p: { file: string }) =>
      `${p.file} 没有使用：是链接、管道、套接字或设备，不是文件；请把文件本身放进来`,
    en: (p: { file: string }) =>
      `${p.file} is not used: it is a link, pipe, socket or device and no file; put the file itself there`,
  },
  'notes.no_text': entry(
    'warning',
    (p: { file: string }) => `${p.file} 不是文稿（含二进制内容或超过20万字），未采用`,
    (p) => `${p.file} is no note (binary, or over 200,000 characters); not used`,
  ),
  'notes.html': entry(
    'warning',
    (p: Place) => `${at(p)} 含HTML标记，报告里会原样印成文字。请改用Markdown写法`,
    (p) => `${at(p)} has HTML, which is printed as the text it is. Write Markdown instead`,
  ),
  'notes.unknown_file': entry(
    'warning',
    (p: { file: string }) =>
      `${p.file} 未采用：文稿应为 .md，表格应为以 计划、措施 开头的 .csv 或 .xlsx`,
    (p) => `${p.file} is not used: notes are .md, spreadsheets plans*.csv or measures*.csv (.xlsx)`,
  ),
  'notes.issues_in_month': entry(
    'warning',
    (p: { file: string }) =>
      `${p.file} 未采用：热点问题各月共用一个文件，请放在 notes/ 下，不放在月份文件夹里`,
    (p) => `${p.file} is not used: hot issues have one file for all months, in notes/ itself`,
  ),
  'notes.no_header': entry(
    'warning',
    (p: { file: string; wanted: readonly string[] }) =>
      `${p.file} 找不到表头，未采用。表头至少要有：${p.wanted.join('、')}`,
    (p) => `${p.file} has no header; not used. Wanted: ${p.wanted.join(', ')}`,
  ),
  'notes.missing_column': entry(
    'warning',
    (p: { file: string; column: string }) => `${p.file} 缺少「${p.column}」这一列`,
    (p) => `${p.file} lacks the column "${p.column}"`,
  ),
  'notes.missing_value': entry(
    'warning',
    (p: Place & { column: string }) => `${p.file} 第 ${p.line} 条没有填「${p.column}」`,
    (p) => `${p.file} record ${p.line} has no "${p.column}"`,
  ),
  'notes.unreadable_cell': entry(
    'warning',
    (p: Place & { column: string }) => `${p.file} 第 ${p.line} 条的「${p.column}」读不出来`,
    (p) => `${p.file} record ${p.line}: "${p.column}" cannot be read`,
  ),
  'notes.broken_record': entry(
    'warning',
    (p: { file: string; line: number; why: BrokenWhy }) =>
      `${p.file} 第 ${p.line} 条没有采用：${recordMessages[`record.${p.why}`].zh({})}`,
    (p) => `${p.file} record ${p.line} is not used: it ${recordMessages[`record.${p.why}`].en({})}`,
  ),
  'notes.repeated_id': entry(
    'warning',
    (p: Place & { id: string }) => `${at(p)} 编号「${p.id}」重复，两条都列出；编号不能重复使用`,
    (p) => `${at(p)} the number "${p.id}" comes twice; both rows are shown`,
  ),
  'notes.bad_date': entry(
    'warning',
    (p: Place & { text: string }) =>
      `${at(p)} 日期「${p.text}」认不出，已照原文印出。可写 2009-07-20、2009/7/20 或 7月20日`,
    (p) =>
      `${at(p)} "${p.text}" is no date; printed as it is. Write 2009-07-20, 2009/7/20 or 7月20日`,
  ),
  'notes.unknown_state': entry(
    'warning',
    (p: Place & { text: string; known: readonly string[] }) =>
      `${at(p)} 状态「${p.text}」认不出，按未完成列出。可写：${p.known.join('、')}`,
    (p) => `${at(p)} unknown state "${p.text}", taken as open. Known: ${p.known.join(', ')}`,
  ),
  'notes.unfilled_plan': entry(
    'warning',
    (p: Place & { id: string }) => `${at(p)} 上月计划「${p.id}」还没有填完成情况`,
    (p) => `${at(p)} last month's plan "${p.id}" does not say what became of it`,
  ),
  'notes.contradiction': entry(
    'warning',
    (p: Place & { id: string; state: string; text: string }) =>
      `${at(p)} 热点问题「${p.id}」个案状态为「${p.state}」，进展却写「${p.text}」，请核对；状态未作改动`,
    (p) =>
      `${at(p)} issue "${p.id}" is "${p.state}" but its progress says "${p.text}"; not changed`,
  ),
  'notes.picture': entry(
    'warning',
    (p: Place & { picture: string; why: PictureWhy }) =>
      `${at(p)} 图片「${p.picture}」未采用：${whyNot[p.why].zh}`,
    (p) => `${at(p)} picture "${p.picture}" is not shown: ${whyNot[p.why].en}`,
  ),
  'notes.too_long': entry(
    'warning',
    (p: Place & { what: string; length: number; most: number; unit: '字' | '句' }) =>
      `${at(p)} 「${p.what}」有 ${p.length} ${p.unit}，建议不超过 ${p.most} ${p.unit}；仍全文印出`,
    (p) =>
      `${at(p)} "${p.what}" has ${p.length} ${p.unit === '字' ? 'characters' : 'sentences'}, more than ${p.most}; printed in full`,
  ),
  'notes.empty': entry(
    'warning',
    (p: Place & { part: string | null }) =>
      `${at(p)} ${p.part === null ? '' : `「${p.part}」`}没有内容，未采用`,
    (p) => `${at(p)} ${p.part === null ? '' : `"${p.part}" `}is empty; not used`,
  ),
  'notes.no_project': entry(
    'warning',
    (p: Place) => `${at(p)} 没有写项目名称（project），暂以文件名代替`,
    (p) => `${at(p)} has no project; its file name stands in`,
  ),
  'notes.unknown_part': entry(
    'warning',
    (p: Place & { part: string; known: readonly string[] }) =>
      `${at(p)} 案例没有「${p.part}」这一部分，已并入经过。可用的标题：${p.known.join('、')}`,
    (p) =>
      `${at(p)} "${p.part}" is no part of a case, told with its course. Known: ${p.known.join(', ')}`,
  ),
  'notes.missing_parts': entry(
    'warning',
    (p: Place & { parts: readonly string[] }) => `${at(p)} 案例缺少：${p.parts.join('、')}`,
    (p) => `${at(p)} the case lacks: ${p.parts.join(', ')}`,
  ),
  'notes.without_slide': entry(
    'warning',
    (p: Place) =>
      `${at(p)} 这段评语上面没有写页编号，未采用。请写成 ## 页编号 替换 或 ## 页编号 追加`,
    (p) =>
      `${at(p)} this comment names no slide; not used. Write ## <slide id> 替换 or 追加 above it`,
  ),
  'notes.no_mode': entry(
    'warning',
    (p: Place & { slide: string }) => `${at(p)} 「${p.slide}」没有写替换还是追加，已按追加处理`,
    (p) => `${at(p)} "${p.slide}" says neither 替换 nor 追加; appended`,
  ),
  'notes.unknown_slide': entry(
    'warning',
    (p: Place & { slide: string }) =>
      `${at(p)} 本月没有编号或标题为「${p.slide}」的页（写错了，或本月无数可出而未印），这段评语未采用`,
    (p) =>
      `${at(p)} this month has no slide with the id or title "${p.slide}" (misspelt, or left out because nothing is to be shown); the comment is not used`,
  ),
  'notes.unknown_reference': entry(
    'warning',
    (p: Place & { reference: string; zh: string; en: string }) =>
      `${at(p)} 引用 {{${p.reference}}} 未找到：${p.zh}；报告里印为〔未找到〕`,
    (p) => `${at(p)} {{${p.reference}}} not found: ${p.en}; printed as 〔未找到〕`,
  ),
  'notes.unverified_number': entry(
    'warning',
    (p: Place & { number: string; slide: string }) =>
      `${at(p)} 文中数字未核到：「${p.number}」与「${p.slide}」页上的任何数值都不相同，请核对，或改用 {{…}} 引用`,
    (p) =>
      `${at(p)} "${p.number}" equals no figure of slide "${p.slide}"; check it, or refer with {{…}}`,
  ),
} satisfies MessageTable;
