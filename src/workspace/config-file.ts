import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fault } from '../messages/fault.ts';
import { libraryWords } from '../messages/library-words.ts';
import { NoPlainFile, readPlainFile } from '../process/regular-file.ts';

export const CONFIG_FILE = 'report.config.yaml';
/** The sample's has 10 KB (bytes). */
const LARGEST_CONFIG = 5_000_000;
const NOT_PLAIN = {
  special: { zh: '是文件夹、管道、套接字或设备', en: 'is a folder, pipe, socket or device' },
  too_large: { zh: '超过 5 MB', en: 'is over 5 MB' },
} as const;

/** The bytes of a workspace's configuration. Faults: `workspace.missing`, `workspace.unreadable`. */
export function readConfig(folder: string): Buffer {
  const file = join(folder, CONFIG_FILE);
  if (!existsSync(file)) throw fault('workspace.missing', { file });
  try {
    return readPlainFile(file, LARGEST_CONFIG);
  } catch (cause) {
    const reason = cause instanceof NoPlainFile ? NOT_PLAIN[cause.why] : libraryWords(cause);
    throw fault('workspace.unreadable', { file, reason }, { cause });
  }
}
