import { errorCode } from '../output/disk-fault.ts';

/** The product's stream and that of messages, as the program uses them. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Waits until all is written; gives the code of what kept standard output from being written, or null. */
  readonly flushed: () => Promise<string | null>;
}

/**
 * Standard output and error of this process. A reader that has seen enough (`| head`) closes the pipe, which is no
 * fault; messages that cannot be written are not worth the report.
 */
export function processStreams(): Streams {
  let failed: string | null = null;
  const onError = (error: unknown) => {
    const code = errorCode(error) ?? '?';
    if (code !== 'EPIPE') failed ??= code;
  };
  process.stdout.on('error', onError);
  process.stderr.on('error', () => undefined);
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    flushed: async () => {
      await Promise.all([process.stdout, process.stderr].map(written));
      return failed;
    },
  };
}

function written(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed || stream.writableEnded) resolve();
    // The callback is also called with what went wrong, which the stream's own listener has taken.
    else stream.write('', () => setImmediate(resolve));
  });
}
