#!/usr/bin/env node
// Plain syntax on purpose: this file has to run on older Nodes as well (14.8 and later), to say which one is needed.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 17)) {
  process.stderr.write(
    '需要 Node 22.17 或更新版本，当前是 ' +
      process.versions.node +
      '：请安装新版 Node，或在项目文件夹里用 npm run sample 这样的 npm 命令（自带新版 Node）。' +
      ' / Node 22.17 or newer is needed, this is ' +
      process.versions.node +
      ': install it, or use the npm scripts, which bring their own.\n',
  );
  process.exitCode = 2;
} else {
  // Statements of the database run on these threads, one after the other: with many, each finds its memory cold.
  if (!process.env.UV_THREADPOOL_SIZE) process.env.UV_THREADPOOL_SIZE = '2';
  // Compiled code is kept beside the build, of which it is a part; where nobody may write, every start compiles.
  const { enableCompileCache } = await import('node:module');
  const { fileURLToPath } = await import('node:url');
  enableCompileCache(fileURLToPath(new URL('../dist/compiled', import.meta.url)));
  const { main } = await import('../dist/app/main.js');
  await main(process.argv.slice(2));
}
