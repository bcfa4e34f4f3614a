import JSZip from 'jszip';

/**
 * Rewrites a workbook's zip so that the same content gives the same bytes: parts sorted by name, one date.
 * Links lead inside the workbook only: exceljs declares each as an external target too, which is taken out.
 */
export async function settlePackage(bytes: Uint8Array, date: Date): Promise<Uint8Array> {
  const written = await JSZip.loadAsync(bytes);
  const settled = new JSZip();
  for (const path of Object.keys(written.files).sort()) {
    const part = written.files[path];
    if (part === undefined || part.dir) continue;
    const content = await settledPart(path, part);
    if (content !== null) settled.file(path, content, { date, createFolders: false });
  }
  return settled.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 6 },
    platform: 'DOS',
  });
}

const SHEET = /^xl\/worksheets\/sheet\d+\.xml$/;
const SHEET_LINKS = /^xl\/worksheets\/_rels\/sheet\d+\.xml\.rels$/;

async function settledPart(
  path: string,
  part: JSZip.JSZipObject,
): Promise<string | Uint8Array | null> {
  if (SHEET.test(path)) {
    return (await part.async('string')).replace(/(<hyperlink [^>]*?) r:id="[^"]*"/g, '$1');
  }
  if (SHEET_LINKS.test(path)) {
    const kept = (await part.async('string')).replace(
      /<Relationship [^>]*\/hyperlink"[^>]*\/>/g,
      '',
    );
    return kept.includes('<Relationship ') ? kept : null;
  }
  return part.async('uint8array');
}
