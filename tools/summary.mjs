// Adds up what the test runners themselves reported and ends with one line: `N passed, N failed`.
// Called with the exit code of each step: `node tools/summary.mjs ci=0 check=0 test=1 test:long=0`.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const tested = ['test-results/vitest.json', 'test-results/journeys.json', 'test-results/desktop.json'];

/** Each step and the reports it must leave behind. */
const steps = {
  ci: { command: 'npm ci', reports: [] },
  check: { command: 'npm run check', reports: [] },
  test: { command: 'npm test', reports: tested },
  'test:all': { command: 'npm run test:all', reports: tested },
  'test:long': { command: 'npm run test:long', reports: ['test-results/vitest-long.json'] },
};

const none = { passed: 0, failed: 0, skipped: 0 };
const add = (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped });

/** What failed of a vitest report, by file and name. */
function namedByVitest({ testResults }) {
  return testResults.flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed').map(({ fullName }) => fullName);
    if (status === 'failed' && failed.length === 0) failed.push('the file could not be run');
    return failed.map((test) => `${relative(process.cwd(), name)}: ${test}`);
  });
}

/** What failed of a Playwright report, or passed only when tried again, with the first line of why. */
function namedByPlaywright({ suites, errors }) {
  const specs = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)];
  const failed = suites
    .flatMap(specs)
    .filter((spec) => spec.tests.some(({ status }) => status === 'unexpected' || status === 'flaky'));
  const why = (spec) => spec.tests.flatMap(({ results }) => results.map(({ error }) => error?.message)).find(Boolean);
  const first = (text) => stripVTControlCharacters(text ?? '').split('\n')[0];
  return [
    ...failed.map((spec) => `${spec.file}:${spec.line} ${spec.title}: ${first(why(spec))}`),
    ...errors.map(({ message }) => first(message)),
  ];
}

/** Vitest's report. A file that could not even be loaded has no tests in it, and counts as one failure. */
function ofVitest(report) {
  const unloaded = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const failed = report.numFailedTests + unloaded.length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !report.success ? 1 : failed,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  };
}

/** Playwright's report. A test that passed only when tried again has failed once: it counts as failed. */
function ofPlaywright({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
}

function sumOf(path, say) {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8'));
    const [sum, failed] =
      'stats' in report ? [ofPlaywright(report), namedByPlaywright(report)] : [ofVitest(report), namedByVitest(report)];
    say(`${path}: ${line(sum)}`);
    for (const one of failed) say(`  failed: ${one}`);
    if (sum.passed + sum.failed > 0) return sum;
    say(`${path}: no test ran. Counted as one failure.`);
  } catch (error) {
    const why = error.code === 'ENOENT' ? 'the report is missing' : `the report cannot be read (${error.message})`;
    say(`${path}: ${why}. Counted as one failure.`);
  }
  return { ...none, failed: 1 };
}

function sumOfStep(name, code, say) {
  const { command, reports } = steps[name];
  const sum = reports.map((path) => sumOf(path, say)).reduce(add, none);
  if (code === 0 || sum.failed > 0) return sum;
  say(`${command}: ended with code ${code}. Counted as one failure.`);
  return { ...sum, failed: 1 };
}

const line = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** Prints the sums of the steps, `[name, exit code]` each, the total last. Returns 0, or 1 when anything failed. */
export function summary(ended, say = console.log) {
  const total = ended.map(([name, code]) => sumOfStep(name, code, say)).reduce(add, none);
  say(line(total));
  return total.failed === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const ended = process.argv.slice(2).map((argument) => argument.split('='));
  process.exitCode = summary(ended.map(([name, code]) => [name, Number(code)]));
}
