import { totalmem } from 'node:os';
import { loadFonts } from '../fonts/fonts.ts';
import { type Message, message } from '../messages/catalogue.ts';
import { Fault } from '../messages/fault.ts';
import type { Pack } from '../pack/types.ts';
import { bundledRunsHere, cacheRoots } from '../render/pdf/bundled.ts';
import type { Environment } from '../render/pdf/environment.ts';
import { end } from '../render/pdf/launch.ts';
import { scrub } from '../render/pdf/scrub.ts';
import { type BrowserOptions, startBrowser } from '../render/pdf/start.ts';
import { openStore } from '../store/store.ts';
import type { Workspace } from '../workspace/types.ts';
import { finding, type MachineFinding } from './finding.ts';
import { checkCache, checkDisks, checkFolder } from './folders.ts';

/** As in package.json. */
const LEAST_NODE = [22, 17] as const;
/** In bytes: below the first a report will hardly be made, below the second not of a large month. */
const LEAST_MEMORY = 512 * 2 ** 20;
const WANTED_MEMORY = 1536 * 2 ** 20;

/** What the machine is looked through for. `loaded`: the workspace, or why it cannot be read. */
export interface MachineRequest {
  readonly loaded: { readonly workspace: Workspace; readonly pack: Pack } | Fault;
  /** The folder of the workspace, and that of temporary files; absolute. */
  readonly folder: string;
  readonly tempFolder: string;
  readonly env: Environment;
  readonly nodeVersion: string;
  /** Bytes that this process may still take. */
  readonly freeMemory: number;
  /** Where installed browsers are looked for; the usual places unless given. */
  readonly places?: readonly string[];
}

/** Looks whether a report can be made on this machine; what is wrong is a finding, never a fault. */
export async function checkMachine(request: MachineRequest): Promise<readonly MachineFinding[]> {
  const { loaded, tempFolder, env, folder } = request;
  const known = loaded instanceof Fault ? null : loaded;
  const out = known?.workspace.out ?? folder;
  return [
    nodeFinding(request.nodeVersion),
    loaded instanceof Fault
      ? finding('workspace', 'problem', loaded.said, loaded.problems)
      : finding(
          'workspace',
          'ok',
          message('doctor.workspace', { file: loaded.workspace.configFile }),
        ),
    await checkStore(tempFolder),
    await checkBrowser({
      ...(known?.workspace.browser ?? { executable: null, sandbox: 'auto' }),
      env,
      tempFolder,
      ...(request.places ? { places: request.places } : {}),
    }),
    await checkFonts(known),
    await checkFolder('workspace', folder, true),
    await checkFolder('out', out, true),
    await checkFolder('temp', tempFolder, false),
    ...(bundledRunsHere() ? [await checkCache(cacheRoots(env))] : []),
    memoryFinding(request.freeMemory, totalmem()),
    ...(await checkDisks([out, tempFolder])),
  ];
}

/** What a version of Node means. */
export function nodeFinding(version: string): MachineFinding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [least, leastMinor] = LEAST_NODE;
  if (major > least || (major === least && minor >= leastMinor))
    return finding('node', 'ok', message('doctor.node', { version }));
  const said = message('doctor.node_old', { version, least: LEAST_NODE.join('.') });
  return finding('node', 'problem', said);
}

/** What so much free memory means. */
export function memoryFinding(free: number, total: number): MachineFinding {
  if (free >= WANTED_MEMORY)
    return finding('memory', 'ok', message('doctor.memory', { free, total }));
  const said = message('doctor.memory_low', { free, needed: WANTED_MEMORY });
  return finding('memory', free < LEAST_MEMORY ? 'problem' : 'warn', said);
}

async function checkStore(tempFolder: string): Promise<MachineFinding> {
  try {
    await using store = await openStore({ tempFolder });
    const [row] = await store.rows('SELECT version() AS version');
    return finding('store', 'ok', message('doctor.store', { version: String(row?.version) }));
  } catch (cause) {
    return finding('store', 'problem', message('doctor.store_failed', { reason: scrub(cause) }));
  }
}

/** Starts the browser as a report would, sandbox and all; what it warns of is something to look at. */
async function checkBrowser(options: Omit<BrowserOptions, 'warn'>): Promise<MachineFinding> {
  const warnings: Message[] = [];
  try {
    const running = await startBrowser({ ...options, warn: (one) => void warnings.push(one) });
    try {
      const version = await running.browser.version();
      const { path, source } = running.executable;
      const said = message('doctor.browser', { version, path, source });
      return finding('browser', warnings.length > 0 ? 'warn' : 'ok', said, warnings);
    } finally {
      await end(running);
    }
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    return finding('browser', 'problem', cause.said, cause.problems);
  }
}

/** Whether the typeface has each character that the pack and the workspace bring along. */
async function checkFonts(
  loaded: { readonly workspace: Workspace; readonly pack: Pack } | null,
): Promise<MachineFinding> {
  try {
    const fonts = await loadFonts(loaded?.pack.theme.fonts.files ?? null);
    const text = loaded ? textsOf(loaded.pack, loaded.workspace) : ALWAYS;
    const missing = fonts.missingGlyphs(text);
    if (missing.length > 0)
      return finding(
        'fonts',
        'warn',
        message('doctor.glyphs_missing', { glyphs: missing.join('') }),
      );
    return finding('fonts', 'ok', message('doctor.fonts', { count: new Set(text).size }));
  } catch (cause) {
    return finding('fonts', 'problem', message('doctor.fonts_failed', { reason: scrub(cause) }));
  }
}

/** Digits and signs that every report prints. */
const ALWAYS = '0123456789.,%+-/()（）：，。、「」—●▲▼≤≥';

function textsOf({ slides, sections, phrases, datasets, metrics }: Pack, workspace: Workspace) {
  const { organization, targets } = workspace;
  return (
    ALWAYS + JSON.stringify([slides, sections, phrases, datasets, metrics, organization, targets])
  );
}
