import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { summary } from '#tools/summary.mjs';

const vitest = (passed: number, failed: number, skipped = 0) => ({
  success: failed === 0,
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: skipped,
  numTodoTests: 0,
  testResults: [
    { name: 'a.test.ts', status: failed === 0 ? 'passed' : 'failed', assertionResults: [{ status: 'passed' }] },
  ],
});
const playwright = (expected: number, unexpected = 0, flaky = 0, skipped = 0, errors: object[] = []) => ({
  suites: [],
  stats: { expected, unexpected, flaky, skipped },
  errors,
});

describe('the last line of a run', () => {
  let folder = '';
  const before = process.cwd();
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'invigil-summary-'));
    mkdirSync(join(folder, 'test-results'));
    process.chdir(folder);
  });
  afterEach(() => {
    process.chdir(before);
    rmSync(folder, { recursive: true, force: true });
  });

  const report = (name: string, content: object) =>
    writeFileSync(join(folder, 'test-results', `${name}.json`), JSON.stringify(content));
  const sumUp = (...ended: [string, number][]) => {
    const said: string[] = [];
    const code = summary(ended, (line: string) => said.push(line));
    return { code, last: said.at(-1), said: said.join('\n') };
  };

  test('adds what vitest and both Playwright runs reported', () => {
    report('vitest', vitest(10, 0));
    report('journeys', playwright(4));
    report('desktop', playwright(3, 0, 0, 2));
    report('vitest-long', vitest(1, 0));
    expect(sumUp(['ci', 0], ['check', 0], ['test:all', 0], ['test:long', 0])).toMatchObject({
      code: 0,
      last: '18 passed, 0 failed, 2 skipped',
    });
  });

  test('counts a missing report as a failure and names it', () => {
    report('vitest', vitest(10, 0));
    report('journeys', playwright(4));
    const { code, last, said } = sumUp(['test', 0]);
    expect({ code, last }).toEqual({ code: 1, last: '14 passed, 1 failed' });
    expect(said).toContain('test-results/desktop.json: the report is missing');
  });

  test('counts a report that is cut short, or that ran nothing, as a failure', () => {
    report('vitest-long', vitest(0, 0));
    expect(sumUp(['test:long', 0])).toMatchObject({ code: 1, last: '0 passed, 1 failed' });
    writeFileSync(join(folder, 'test-results', 'vitest-long.json'), '{"numPassedTests": 4');
    expect(sumUp(['test:long', 0])).toMatchObject({ code: 1, last: '0 passed, 1 failed' });
  });

  test('counts a test file that could not be loaded, and an error outside every test', () => {
    report('vitest-long', {
      ...vitest(4, 0),
      success: false,
      testResults: [{ name: join(folder, 'tests', 'room.test.ts'), status: 'failed', assertionResults: [] }],
    });
    expect(sumUp(['test:long', 1])).toMatchObject({ code: 1, last: '4 passed, 1 failed' });
    report('vitest-long', { ...vitest(4, 0), success: false });
    expect(sumUp(['test:long', 1])).toMatchObject({ code: 1, last: '4 passed, 1 failed' });
  });

  test('counts a journey that passed only at the second try, and a run that broke off, as failed', () => {
    report('vitest', vitest(1, 0));
    report('journeys', playwright(3, 1, 1));
    report('desktop', playwright(2, 0, 0, 0, [{ message: 'the browser did not start' }]));
    expect(sumUp(['test', 1])).toMatchObject({ code: 1, last: '6 passed, 3 failed' });
  });

  test('counts a step that failed without any failed test, once', () => {
    report('vitest-long', vitest(5, 0));
    expect(sumUp(['check', 2], ['test:long', 0])).toMatchObject({ code: 1, last: '5 passed, 1 failed' });
    expect(sumUp(['check', 0], ['test:long', 1])).toMatchObject({ code: 1, last: '5 passed, 1 failed' });
  });

  test('names what failed, by file and title, and why', () => {
    report('vitest-long', {
      ...vitest(4, 1),
      testResults: [
        {
          name: join(folder, 'tests', 'room.test.ts'),
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'a pause stops the time' },
            { status: 'failed', fullName: 'a credit is given once' },
          ],
        },
      ],
    });
    expect(sumUp(['test:long', 1]).said).toContain('failed: tests/room.test.ts: a credit is given once');
    const spec = (title: string, status: string, message: string) => ({
      ...{ title, file: 'room.spec.ts', line: 7 },
      tests: [{ status, results: [{ error: { message } }, {}] }],
    });
    const error = 'Error: \u001b[31mno seat\u001b[39m\n\nLocator: …';
    const specs = [spec('a seat joins', 'expected', ''), spec('a seat is left', 'unexpected', error)];
    report('vitest', vitest(1, 0));
    report('journeys', { ...playwright(1, 1), suites: [{ suites: [{ specs }] }] });
    report('desktop', playwright(1));
    const { said } = sumUp(['test', 1]);
    expect(said).toContain('failed: room.spec.ts:7 a seat is left: Error: no seat');
    expect(said).not.toContain('a seat joins');
  });
});
