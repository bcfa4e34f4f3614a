import { defineConfig } from 'rolldown';

/** The script of the web page: the program's own drawing code and what answers to the reader, in one file. */
export default defineConfig({
  input: 'src/render/web/client/main.ts',
  platform: 'browser',
  transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  output: { file: 'dist/render/web/client.js', format: 'iife', minify: true },
});
