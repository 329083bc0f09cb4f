import type { proctor as source } from '../zh-CN/proctor.ts';

export const proctor: typeof source = {};
