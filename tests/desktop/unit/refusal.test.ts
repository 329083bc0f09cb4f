import { expect, test } from 'vitest';
import { describeRefusal } from '#electron/refusal.ts';
import { FolderRefused } from '#host/storage/folder-lock.ts';

test.each([
  ['locked', '正被另一个', 'in use'],
  ['network-folder', '网络驱动器', 'network drive'],
  ['synchronised-folder', '同步', 'synchronised'],
] as const)('a folder refused as %s is explained in Chinese and English and ends with code 3', (reason, zh, en) => {
  const { title, text, exitCode } = describeRefusal(new FolderRefused(reason, 'technical text'), '/exam/data');
  expect(title).toBe('Invigil 无法启动 / Invigil cannot start');
  const [chinese = '', english = ''] = text.split('\n\n');
  expect(chinese).toContain(zh);
  expect(english).toContain(en);
  for (const half of [chinese, english]) expect(half).toContain('/exam/data');
  expect(exitCode).toBe(3);
});

test('any other failure keeps its own reason and is told apart by its code', () => {
  const { text, exitCode } = describeRefusal(new Error('the disk is full'), '/exam/data');
  expect(text.split('the disk is full')).toHaveLength(3);
  expect(exitCode).toBe(70);
});
