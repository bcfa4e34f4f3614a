import { type OpenPdf, openPdf } from './open-pdf.ts';
import { sampleFile } from './sample.ts';

let pdf: Promise<OpenPdf> | null = null;

/** The sample's PDF, read once for all files of a process. */
export function samplePdf(): Promise<OpenPdf> {
  pdf ??= openPdf(sampleFile('report.pdf'));
  return pdf;
}
