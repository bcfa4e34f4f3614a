import type { YAMLParseError } from 'yaml';

type Code = YAMLParseError['code'];

/** What a syntax error of the YAML library means to the writer of the file, and what to do; Chinese, then English. */
const WORDS: Readonly<Record<Code, readonly [zh: string, en: string]>> = {
  DUPLICATE_KEY: [
    '同一层写了两次同名的字段，请合并或删去一个',
    'a key stands twice; merge the two or remove one',
  ],
  BAD_INDENT: [
    '缩进不齐，同一层请用同样多的空格',
    'uneven indentation; give one level the same spaces',
  ],
  TAB_AS_INDENT: ['缩进用了制表符，请改用空格', 'a tab indents; use spaces'],
  MISSING_CHAR: [
    '缺少符号（逗号、冒号及其后的空格、引号或减号），请检查这一行和上一行',
    'a sign is missing (comma, colon with its space, quote or dash); check this line and the one before',
  ],
  UNEXPECTED_TOKEN: [
    '有多余的符号，请检查括号、逗号和引号是否配对',
    'a sign too many; check brackets, commas and quotes',
  ],
  MULTILINE_IMPLICIT_KEY: [
    '字段名跨了行，或名后缺冒号',
    'a key runs over lines, or has no colon after it',
  ],
  BLOCK_AS_IMPLICIT_KEY: [
    '一行里写了两层，请换行缩进，或给含冒号的文字加引号',
    'two levels on one line; indent the second, or quote text with a colon',
  ],
  BLOCK_IN_FLOW: ['括号里不能换成缩进的写法', 'an indented block cannot stand inside brackets'],
  BAD_SCALAR_START: ['文字以特殊符号开头，请加引号', 'text begins with a special sign; quote it'],
  BAD_DQ_ESCAPE: [
    '双引号里的反斜杠写法不对，请改用单引号',
    'a wrong backslash inside double quotes; use single quotes',
  ],
  MULTIPLE_DOCS: [
    '一个文件里写了几份（---），请只留一份',
    'several documents (---) in one file; leave one',
  ],
  KEY_OVER_1024_CHARS: ['字段名过长，或名后缺冒号', 'a key is too long, or has no colon after it'],
  NON_STRING_KEY: ['字段名应为文字，请加引号', 'a key must be text; quote it'],
  BAD_ALIAS: [
    '引用（*）或锚（&）写法不对；文字以 * 或 & 开头时请加引号',
    'a wrong alias (*) or anchor (&); quote text that begins with one',
  ],
  ALIAS_PROPS: ['引用（*）前面不能再有别的标记', 'an alias (*) takes nothing before it'],
  MULTIPLE_ANCHORS: ['一处只能有一个锚（&）', 'one anchor (&) at a place'],
  MULTIPLE_TAGS: ['一处只能有一个类型标记（!）', 'one tag (!) at a place'],
  BAD_PROP_ORDER: [
    '锚（&）和类型标记（!）要写在减号、冒号之后',
    'anchors (&) and tags (!) stand after the dash or colon',
  ],
  TAG_RESOLVE_FAILED: [
    '不认识类型标记（!）；文字以 ! 开头时请加引号',
    'an unknown tag (!); quote text that begins with one',
  ],
  BAD_COLLECTION_TYPE: [
    '类型标记（!）与内容不符，请删去',
    'a tag (!) does not fit what follows; remove it',
  ],
  BAD_DIRECTIVE: [
    '以 % 开头的指令不对；文字以 % 开头时请加引号',
    'a wrong directive (%); quote text that begins with one',
  ],
  RESOURCE_EXHAUSTION: ['层数或引用过多，不能读取', 'too many levels or aliases to be read'],
  IMPOSSIBLE: [
    '这里不能识别，请检查缩进和引号',
    'not to be understood; check indentation and quotes',
  ],
};

/** A syntax error in words, both languages. */
export function syntaxWords(
  code: Code,
  key: string | null = null,
): {
  readonly zh: string;
  readonly en: string;
} {
  const [zh, en] =
    code === 'DUPLICATE_KEY' && key !== null
      ? [
          `同一层写了两次「${key}」，请合并或删去一个`,
          `${key} stands twice; merge the two or remove one`,
        ]
      : WORDS[code];
  return { zh: `YAML 格式有误：${zh}`, en: `not valid YAML: ${en}` };
}
