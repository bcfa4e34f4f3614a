import type { MessageTable } from './message.ts';

export const packMessages = {
} satisfies MessageTable;
