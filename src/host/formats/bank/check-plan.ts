import type { Finding } from './bank-problem.ts';
import { checkRepeats } from './check-lists.ts';
import { asList, asMap, asText, type RawMap } from './raw.ts';
import { expectations } from './wording.ts';

/** The plan of a bank against its topics and its own sums. */
export function checkPlan(file: string, header: RawMap, topics: ReadonlySet<string> | undefined): Finding[] {
  const findings: Finding[] = [];
  const lines = asList(header['plan']).map(asMap);
  const named = lines.map((line) => asText(line['topic']));
  checkRepeats(named, (at) => {
    const path = ['plan', at, 'topic'];
    findings.push({ file, path, code: 'repeated-id', expected: expectations.uniqueHere, found: named[at] });
  });
  lines.forEach((line, at) => {
    const topic = named[at];
    if (topic !== undefined && topics !== undefined && !topics.has(topic)) {
      const path = ['plan', at, 'topic'];
      findings.push({ file, path, code: 'unknown-topic', expected: expectations.topic, found: topic });
    }
    const counts = Object.values(asMap(line['difficulty'])).filter((count) => typeof count === 'number');
    const sum = counts.reduce((total, count) => total + count, 0);
    const { items } = line;
    if (counts.length > 0 && typeof items === 'number' && items !== sum) {
      const path = ['plan', at, 'items'];
      findings.push({ file, path, code: 'plan-sum', expected: expectations.planSum(sum), found: String(items) });
    }
  });
  return findings;
}
