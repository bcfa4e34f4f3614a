/** The stages of a run as their time is told. */
export const STAGES_ZH = {
  workspace: '读取配置',
  ingest: '读入数据',
  metrics: '计算指标',
  findings: '提取要点',
  document: '编排报告',
  deck: '生成 PDF',
  presentation: '生成演示文稿',
  render: '生成工作簿',
  page: '生成网页',
  write: '写出文件',
} as const;

export type StageName = keyof typeof STAGES_ZH;
