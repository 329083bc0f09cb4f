import { describe, expect, test } from 'vitest';
import { run, runHere, runUnread } from './run.ts';

describe('the command line', () => {
  test('explains its commands and exit codes in both languages', async () => {
    const english = await runHere('--help', '--lang', 'en');
    expect(english).toMatchObject({ code: 0, err: '' });
    for (const word of ['serve', 'bank', 'verify', 'journal', 'demo', 'Exit codes', '64'])
      expect(english.out).toContain(word);
    expect((await runHere('--help', '--lang=zh-CN')).out).toContain('退出码');
    expect((await runHere('bank', 'import', '--help', '--lang', 'zh-CN')).out).toContain('--as');
  });

  test('says what was not understood and answers 64', async () => {
    for (const words of [
      ['exam'],
      ['bank', 'check'],
      ['journal', 'verify'],
      ['serve', '--port', '70000'],
      ['verify', '--what'],
    ])
      expect(await runHere(...words), words.join(' ')).toMatchObject({
        code: 64,
        err: expect.stringContaining('error'),
      });
  });

  test('does its work to the end when nobody reads what it says', async () => {
    expect(await runUnread('bank', 'check', 'question-banks/hotline-95598')).toEqual({ code: 0, err: '' });
  });

  test('tells its version', async () => {
    expect((await runHere('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test('speaks the language of the system it runs on', { timeout: 120_000 }, async () => {
    expect((await run(['--help'], { LC_ALL: 'zh_CN.UTF-8' })).out).toContain('退出码');
    expect((await run(['--help'], { LC_ALL: 'C' })).out).toContain('Exit codes');
  });
});
