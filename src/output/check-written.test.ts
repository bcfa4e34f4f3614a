import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { faultIn } from './check-written.ts';

const pdf = (pages: number) =>
  Buffer.from(`%PDF-1.4\n/Type /Pages\n${'/Type /Page\n'.repeat(pages)}%%EOF\n`);

describe('a deck read back', () => {
  it('is sound with its end and all its pages', () => {
    expect(faultIn(pdf(3), { name: 'report.pdf', pages: 3 })).toBeNull();
  });

  it.each([
    ['a page short', pdf(2), 'pdf_pages 2/3'],
    ['cut', pdf(3).subarray(0, -4), 'pdf_end'],
    ['empty', Buffer.alloc(0), 'pdf_header'],
  ])('is not where it is %s', (_, bytes, why) => {
    expect(faultIn(bytes, { name: 'report.pdf', pages: 3 })).toBe(why);
  });
});

describe('a workbook read back', () => {
  const workbook = async (compression: 'STORE' | 'DEFLATE') => {
    const zip = new JSZip();
    zip.file('xl/a.xml', '<a>1234567890</a>').file('b.xml', '<b/>');
    return zip.generateAsync({ type: 'nodebuffer', compression });
  };
  const told = (bytes: Buffer) => faultIn(bytes, { name: 'report.xlsx' });

  it.each(['STORE', 'DEFLATE'] as const)(
    'is sound (%s) with the sums of its parts',
    async (how) => {
      expect(told(await workbook(how))).toBeNull();
    },
  );

  it('is not where one byte of a part is another', async () => {
    const bytes = Buffer.from(await workbook('STORE'));
    bytes[bytes.indexOf('1234567890')] = 0x39;
    expect(told(bytes)).toBe('zip_part');
  });

  it('is not where it ends early, by one byte or by half', async () => {
    const bytes = await workbook('DEFLATE');
    expect(told(bytes.subarray(0, -1))).toBe('zip_directory');
    expect(told(bytes.subarray(0, bytes.length / 2))).toBe('zip_directory');
  });
});

it('half a JSON file is told', () => {
  expect(faultIn(Buffer.from('{"a":1}'), { name: 'metrics.json' })).toBeNull();
  expect(faultIn(Buffer.from('{"a":'), { name: 'metrics.json' })).toBe('json');
});
