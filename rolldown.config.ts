import { defineConfig } from 'rolldown';

/** A script that a browser runs, with all that it needs in one file. */
const script = (room: string) => ({
  input: `src/${room}/client/main.ts`,
  platform: 'browser' as const,
  transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  output: { file: `dist/${room}/client.js`, format: 'iife' as const, minify: true },
});

/** The scripts of the web page, which is the program's own drawing code and what answers to the reader, and of the preview. */
export default defineConfig([script('render/web'), script('preview')]);
