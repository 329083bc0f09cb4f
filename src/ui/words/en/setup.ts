import type { setup as source } from '../zh-CN/setup.ts';

export const setup: typeof source = {};
