import type { MessageTable } from './message.ts';

export const workspaceMessages = {
} satisfies MessageTable;
