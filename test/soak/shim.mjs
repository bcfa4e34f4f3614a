// Loaded into a run of the program with --import: does one thing at the n-th call that touches a file in the folders
// under test. FAULT_AT n (from 1; 0 counts only), FAULT_KIND kill | SIGINT | SIGTERM | EIO | ENOSPC | EROFS,
// FAULT_FROM 1 for all calls from the n-th on, FAULT_ROOT the folders, FAULT_LOG a file that gets the calls.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const {
  FAULT_AT = '0',
  FAULT_KIND = '',
  FAULT_FROM = '',
  FAULT_ROOT = '',
  FAULT_LOG = '',
} = process.env;
const at = Number(FAULT_AT);
const roots = FAULT_ROOT.split(':').filter((one) => one !== '');
const log = FAULT_LOG === '' ? null : fs.openSync(FAULT_LOG, 'a');
const write = fs.writeSync;
/** Which path each open file has, so that calls on handles count as well. */
const pathOf = new Map();
let count = 0;

function isMeant(path) {
  return typeof path === 'string' && roots.some((root) => path.startsWith(root));
}

/** Counts a call; gives the error that it is to fail with, or null. */
function met(name, path) {
  count += 1;
  if (log !== null) write(log, `${count} ${name} ${path}\n`);
  const isNow = FAULT_FROM === '1' ? at > 0 && count >= at : count === at;
  if (!isNow) return null;
  if (FAULT_KIND === 'kill') process.kill(process.pid, 'SIGKILL');
  else if (FAULT_KIND.startsWith('SIG')) process.kill(process.pid, FAULT_KIND);
  else {
    // A disk that is full lets names be removed and files be read.
    const isFree =
      FAULT_KIND === 'ENOSPC' &&
      !/^(open|write|mkdir|link|symlink|copyFile|rename|fsync|sync)/.test(name);
    if (isFree) return null;
    const error = new Error(`${FAULT_KIND}: injected, ${name} '${path}'`);
    return Object.assign(error, { code: FAULT_KIND, errno: -5, syscall: name, path });
  }
  return null;
}

// Calls that change something, or on whose answer it depends what is changed.
const PATHS = [
  'open',
  'rename',
  'rm',
  'rmdir',
  'mkdir',
  'link',
  'symlink',
  'unlink',
  'copyFile',
  'writeFile',
  'readdir',
  'chmod',
  'utimes',
];
for (const name of PATHS) {
  const original = fs.promises[name];
  fs.promises[name] = async (...given) => {
    const path = [given[0], given[1]].find(isMeant);
    if (path === undefined) return original.apply(fs.promises, given);
    const error = met(name, path);
    if (error) throw error;
    const result = await original.apply(fs.promises, given);
    if (name === 'open') watched(result, path);
    return result;
  };
  const plain = `${name}Sync`;
  const sync = fs[plain];
  fs[plain] = (...given) => {
    const path = [given[0], given[1]].find(isMeant);
    if (path === undefined) return sync.apply(fs, given);
    const error = met(plain, path);
    if (error) throw error;
    const result = sync.apply(fs, given);
    if (name === 'open') pathOf.set(result, path);
    return result;
  };
}
const { fsyncSync } = fs;
fs.fsyncSync = (handle) => {
  const path = pathOf.get(handle);
  const error = path === undefined ? null : met('fsyncSync', path);
  if (error) throw error;
  return fsyncSync(handle);
};

function watched(handle, path) {
  for (const name of ['writeFile', 'write', 'sync', 'truncate']) {
    const original = handle[name].bind(handle);
    handle[name] = async (...given) => {
      const error = met(name, path);
      if (error) throw error;
      return await original(...given);
    };
  }
}

syncBuiltinESMExports();
