import { fileURLToPath } from 'node:url';

/** Packs and modules that come with the program stand in `templates/`, in the sources as in the built files. */
export const TEMPLATES = fileURLToPath(new URL('../../templates', import.meta.url));
