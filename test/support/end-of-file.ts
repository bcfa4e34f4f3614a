import { afterAll } from 'vitest';
import { closeLentStores } from '../../src/store/test-support.ts';
import { closeAll } from './closers.ts';

afterAll(async () => {
  await closeLentStores();
  await closeAll();
});
