import { afterAll } from 'vitest';
import { closeLentStores } from '../../src/store/test-support.ts';

afterAll(closeLentStores);
