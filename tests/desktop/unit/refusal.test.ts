import { expect, test } from 'vitest';
import { describeRefusal } from '#electron/refusal.ts';
import { FolderRefused } from '#host/storage/folder-lock.ts';

test.each([
  ['locked', '正在使用', 'in use'],
  ['network-folder', '网络驱动器', 'network drive'],
  ['synchronised-folder', '同步', 'synchronised'],
] as const)('a folder refused as %s is explained in Chinese and English and ends with code 3', (reason, zh, en) => {
  const { title, text, exitCode } = describeRefusal(new FolderRefused(reason, 'technical text'), '/exam/data');
  expect(`${title} ${text}`).toContain(zh);
  expect(`${title} ${text}`).toContain(en);
  expect(text.split('/exam/data')).toHaveLength(3); // named once in each language
  expect(exitCode).toBe(3);
});

test('any other failure keeps its own reason and ends with code 1', () => {
  const { text, exitCode } = describeRefusal(new Error('the database is from a newer program'), '/exam/data');
  expect(text).toContain('the database is from a newer program');
  expect(exitCode).toBe(1);
});
