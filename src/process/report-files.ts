/**
 * Every file that a set of a month may consist of, those of formats that are not made now among them. In the month's folder
 * they are the program's: a run replaces or removes them, and a set that holds one of another run is refused.
 */
export const REPORT_FILES = [
  'report.pdf',
  'report.xlsx',
  'report.pptx',
  'report.html',
  'metrics.json',
  'quality.json',
  'run.json',
] as const;

export type ReportFile = (typeof REPORT_FILES)[number];

/** Whether a name in a month's folder is one of the set's. */
export function isReportFile(name: string): name is ReportFile {
  return REPORT_FILES.some((one) => one === name);
}
