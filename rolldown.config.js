import { readFileSync } from 'node:fs';
import { defineConfig } from 'rolldown';

/** Left as they are: what brings files or machine code of its own, and what few runs load. */
const APART = [
  '@duckdb/node-api',
  '@e965/xlsx',
  '@expo-google-fonts/noto-sans-sc',
  '@sparticuz/chromium',
  'nodemailer',
  'pptxgenjs',
  'subset-font',
  'tar-fs',
  // Not installed: puppeteer would unpack a browser with it that we do not let it fetch.
  'yauzl',
];

/**
 * Puts the modules that `tsc` left in `dist/` together into few files, with their libraries: a process that opens
 * five files has started when one that opens six hundred has found the half of them. What a command loads when it
 * needs it stays apart. `dist/app/` lies as deep as the rooms do, so that what modules find beside themselves is there.
 */
const program = {
  input: {
    main: 'dist/cli/main.js',
    'build-packs': 'dist/pack/build-packs.js',
    'mark-build': 'dist/cache/mark-build.js',
  },
  platform: 'node',
  external: (id) => APART.some((name) => id === name || id.startsWith(`${name}/`)),
  output: {
    dir: 'dist/app',
    format: 'esm',
    sourcemap: true,
    comments: { legal: true },
    // Names stay, for stacks; what is no part of the code, and signs that take two bytes each, are read by every start.
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
    charset: 'ascii',
  },
};

/** What the page passes on with each report of the libraries that draw its charts: whose they are, and their licences. */
const drawingLicences = () => {
  const of = (file) => readFileSync(`node_modules/${file}`, 'utf8').trim();
  const parts = [
    of('echarts/NOTICE'),
    'Licensed under the Apache License, Version 2.0: https://www.apache.org/licenses/LICENSE-2.0',
    `With parts of d3.js:\n${of('echarts/licenses/LICENSE-d3')}`,
    `With ZRender:\n${of('zrender/LICENSE')}`,
  ];
  return `/*!\n${parts.join('\n\n')}\n*/`;
};

/** A script that a browser runs, with all that it needs in one file; `licences` stand before it. */
const script = (room, licences = () => '') => ({
  input: `src/${room}/client/main.ts`,
  platform: 'browser',
  transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  output: { file: `dist/${room}/client.js`, format: 'iife', minify: true, postBanner: licences },
});

/** The program, and the scripts of the web page (its own drawing code and what answers to the reader) and of the preview. */
export default defineConfig([program, script('render/web', drawingLicences), script('preview')]);
