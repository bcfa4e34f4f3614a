import JSZip from 'jszip';

/**
 * Rewrites a workbook's zip so that the same content gives the same bytes: parts sorted by name, one date.
 * Links lead inside the workbook only: exceljs declares each as an external target too, which is taken out.
 * `extensions` are what sheets, by their numbers, have at their end that exceljs does not write.
 */
export async function settlePackage(
  bytes: Uint8Array,
  date: Date,
  extensions: ReadonlyMap<number, string> = new Map(),
): Promise<Uint8Array> {
  const written = await JSZip.loadAsync(bytes);
  const settled = new JSZip();
  for (const path of Object.keys(written.files).sort()) {
    const part = written.files[path];
    if (part === undefined || part.dir) continue;
    const content = await settledPart(path, part, extensions);
    if (content !== null) settled.file(path, content, { date, createFolders: false });
  }
  return settled.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 6 },
    platform: 'DOS',
  });
}

const SHEET = /^xl\/worksheets\/sheet(\d+)\.xml$/;
const SHEET_LINKS = /^xl\/worksheets\/_rels\/sheet\d+\.xml\.rels$/;

async function settledPart(
  path: string,
  part: JSZip.JSZipObject,
  extensions: ReadonlyMap<number, string>,
): Promise<string | Uint8Array | null> {
  const [, sheet] = SHEET.exec(path) ?? [];
  if (sheet !== undefined) {
    const xml = (await part.async('string')).replace(/(<hyperlink [^>]*?) r:id="[^"]*"/g, '$1');
    const extension = extensions.get(Number(sheet));
    if (extension === undefined) return xml;
    return xml.replace(/<\/worksheet>\s*$/, () => `${extension}</worksheet>`);
  }
  if (path === 'xl/workbook.xml') return withOneAreaASheet(await part.async('string'));
  if (SHEET_LINKS.test(path)) {
    const kept = (await part.async('string')).replace(
      /<Relationship [^>]*\/hyperlink"[^>]*\/>/g,
      '',
    );
    return kept.includes('<Relationship ') ? kept : null;
  }
  return part.async('uint8array');
}

/** One name for all areas that a sheet prints: exceljs gives each its own of the same name, which Excel does not take. */
function withOneAreaASheet(xml: string): string {
  return xml.replace(
    /(<definedName name="_xlnm\.Print_Area" localSheetId="(\d+)">)([^<]*)<\/definedName>(?:<definedName name="_xlnm\.Print_Area" localSheetId="\2">([^<]*)<\/definedName>)+/g,
    (all: string, open: string) => {
      const areas = [...all.matchAll(/>([^<]+)</g)].map(([, area]) => area);
      return `${open}${areas.join(',')}</definedName>`;
    },
  );
}
