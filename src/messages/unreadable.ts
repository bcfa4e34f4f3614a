/** Why an input file cannot be read, and what to do about it. */
export const unreadable = {
  empty: { zh: '文件是空的，请重新导出', en: 'the file is empty; export it again' },
  refused: {
    zh: '系统不让读这个文件；请检查文件权限，或关掉正在使用它的程序',
    en: 'the system refuses to read it; check its permissions, or close the program that uses it',
  },
  gone: {
    zh: '文件不见了，或是失效的快捷方式（链接）；请重新放入导出',
    en: 'the file is gone, or a link that leads nowhere; put the export here again',
  },
  unclosed_quote: {
    zh: '从这条记录起引号没有成对，后面的内容无法可靠分列；请在源系统重新导出，或改存为 xlsx',
    en: 'quotes are unbalanced from this record on; export again, or save as xlsx',
  },
  stray_quote: {
    zh: '这条记录里引号的用法不合 CSV 规则，列可能错位；请重新导出，或改存为 xlsx',
    en: 'this record uses quotes in a way CSV does not allow; export again, or save as xlsx',
  },
  record_too_long: {
    zh: '这条记录长得不合理，多半是引号没有成对；请重新导出，或改存为 xlsx',
    en: 'this record is unreasonably long, probably for want of a closing quote; export again, or save as xlsx',
  },
  no_result: {
    zh: '不是本程序写的整套结果（metrics.json），或者只是一个下属单位的；请用 history/ 里定稿的，或 out/ 里的',
    en: 'it is no whole result of this program (metrics.json), or that of one member only; take the finalized one of history/, or that of out/',
  },
  csv: { zh: '不是完整的 CSV，请重新导出', en: 'this is not a complete CSV; export it again' },
  encoding: {
    zh: '文字编码既不是 UTF-8 也不是 GB18030；请用「CSV UTF-8」另存，或改存为 xlsx',
    en: 'the text is neither UTF-8 nor GB18030; save it as CSV UTF-8 or xlsx',
  },
  fixed_width: {
    zh: '看得出表头，但各列是用空格按宽度对齐的（如 SQL*Plus 的输出），空的格认不出来；请从系统导出逗号分隔的 CSV 或 xlsx',
    en: 'there is a header, but columns are aligned by blanks (as SQL*Plus prints them), so that empty cells cannot be told; export CSV with commas, or xlsx',
  },
  delimiter: {
    zh: '看得出表头，但各列之间的分隔符认不出来；请用逗号分隔的 CSV 或 xlsx 重新导出',
    en: 'there is a header, but what parts its columns is no known delimiter; export CSV with commas, or xlsx',
  },
  changed: {
    zh: '读的过程中文件被改动了，读到的可能是两份内容拼起来的；请等写完后再运行',
    en: 'the file changed while it was read, and what was read may be of two states; run again once it is written',
  },
  special: {
    zh: '不是普通文件（是管道、套接字或设备），没有打开；请放入导出文件本身',
    en: 'no ordinary file (a pipe, socket or device) and was not opened; put the export itself here',
  },
  ancient_excel: {
    zh: '是很早版本（Excel 4 或更早）的表格；请在 Excel/WPS 里打开后另存为 xlsx',
    en: 'a sheet of a very old Excel (4 or before); open it and save it as xlsx',
  },
  html: {
    zh: '内容是网页，里面没有数据表（可能是登录页或出错页，或只存了框架）；请重新导出，或在 Excel/WPS 里打开后另存为 xlsx',
    en: 'a web page without a table of data (a log-in or error page, or only a frame); export again, or open it in a spreadsheet program and save it as xlsx',
  },
  cut_page: {
    zh: '网页表格没有结束，文件可能没有下载完整；请重新导出，或在 Excel/WPS 里打开核对后另存为 xlsx',
    en: 'the table of this page does not end, the download may be incomplete; export again, or open it, check it and save it as xlsx',
  },
  nested_tables: {
    zh: '网页里表格套着表格，分不清哪些是数据；请在 Excel/WPS 里打开后另存为 xlsx',
    en: 'tables inside of tables: what is data cannot be told; open it in a spreadsheet program and save it as xlsx',
  },
  xml: {
    zh: '是 XML 文件（可能是「XML 表格 2003」）；请在 Excel/WPS 里打开后另存为 xlsx',
    en: 'an XML file (perhaps XML Spreadsheet 2003); open it in a spreadsheet program and save it as xlsx',
  },
  pdf: {
    zh: '是 PDF，不是表格；请从系统导出 xlsx 或 CSV',
    en: 'a PDF, no table; export xlsx or CSV from the system',
  },
  picture: {
    zh: '是图片，不是表格；请从系统导出 xlsx 或 CSV',
    en: 'a picture, no table; export xlsx or CSV from the system',
  },
  archive: {
    zh: '是压缩包（RAR、7z、gz 等）；请解压后放入里面的 xlsx 或 CSV',
    en: 'an archive (RAR, 7z, gz …); unpack it and put the xlsx or CSV here',
  },
  document: {
    zh: '是文档（如 Word、PPT、RTF），不是表格；请从系统导出 xlsx 或 CSV',
    en: 'a document such as Word, PowerPoint or RTF, no table; export xlsx or CSV from the system',
  },
  password: {
    zh: '加了密码，打不开；请在 Excel/WPS 里去掉密码后另存为 xlsx',
    en: 'it is protected by a password; save it as xlsx without one',
  },
  opendocument: {
    zh: '是 OpenDocument 表格（.ods），不是 xlsx；请打开后另存为 xlsx',
    en: 'an OpenDocument file (.ods), no xlsx; open it and save it as xlsx',
  },
  xlsb: {
    zh: '是二进制工作簿（.xlsb）；请在 Excel/WPS 里打开后另存为 xlsx',
    en: 'a binary workbook (.xlsb); open it and save it as xlsx',
  },
  not_a_workbook: {
    zh: '是压缩包但不是 xlsx 工作簿；请放入解开后的 xlsx 或 CSV',
    en: 'a zip archive but no xlsx workbook; put the xlsx or CSV itself here',
  },
  damaged: {
    zh: '工作簿已损坏或没有下载完整；请重新导出',
    en: 'the workbook is damaged or incomplete; export it again',
  },
  too_large: {
    zh: '展开后的内容大得不合理，为安全起见没有打开；请改存为 CSV，或拆成几个文件',
    en: 'unpacked it would be unreasonably large and was not opened; save it as CSV or split it',
  },
  forbidden: {
    zh: '工作簿里有普通导出不会有的内容（DOCTYPE、重复的部件或越界的路径），没有打开；请在 Excel/WPS 里另存后再用',
    en: 'the workbook holds what no export has (DOCTYPE, a part twice, a path that leads out) and was not opened; save it anew',
  },
  unknown_layout: {
    zh: '文件的内部写法不能可靠读取；请在 Excel/WPS 里打开后另存为 xlsx 再用',
    en: 'the inner layout of the file cannot be read reliably; open it and save it as xlsx again',
  },
} as const satisfies Record<string, { zh: string; en: string }>;

export type UnreadableWhy = keyof typeof unreadable;
