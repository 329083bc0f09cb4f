import type { Report } from './check-item.ts';
import { checkRepeats } from './check-lists.ts';
import type { FieldPath } from './bank-problem.ts';
import { asList, asMap, asText, type RawMap } from './raw.ts';
import { expectations } from './wording.ts';

/** What the schema of a case or a scenario cannot say: its fields and its rubric against each other. */
export function checkTask(task: RawMap, report: Report): void {
  for (const list of ['exhibits', 'prompts']) {
    const ids = asList(task[list]).map((entry) => asText(asMap(entry)['id']));
    checkRepeats(ids, (at) => report([list, at, 'id'], 'repeated-id', expectations.uniqueHere));
  }
  checkRubric(asMap(task['rubric']), report);
}

function checkRubric(rubric: RawMap, report: Report): void {
  const sections = asList(rubric['sections']).map(asMap);
  const criteria = sections.flatMap((section, s) =>
    asList(section['criteria']).map((criterion, c) => ({
      criterion: asMap(criterion),
      path: ['rubric', 'sections', s, 'criteria', c] as FieldPath,
    })),
  );
  checkRepeats(
    sections.map((section) => asText(section['id'])),
    (at) => report(['rubric', 'sections', at, 'id'], 'repeated-id', expectations.uniqueHere),
  );
  checkRepeats(
    criteria.map(({ criterion }) => asText(criterion['id'])),
    (at) => report([...(criteria[at]?.path ?? []), 'id'], 'repeated-id', expectations.uniqueHere),
  );
  for (const { criterion, path } of criteria) checkLevels(criterion, path, report);
  // A share of nothing could not be compared with a pass line.
  const earns = criteria.some(
    ({ criterion: { kind, points } }) => (kind === 'levels' || kind === 'yes-no') && points !== 0,
  );
  if (criteria.length > 0 && !earns) report(['rubric', 'sections'], 'nothing-to-earn', expectations.attainable);
}

function checkLevels({ kind, levels, points }: RawMap, path: FieldPath, report: Report): void {
  if (kind !== 'levels') {
    if (levels !== undefined) report([...path, 'levels'], 'levels', expectations.noLevels);
    return;
  }
  if (levels === undefined) report([...path, 'levels'], 'levels', expectations.levels);
  const steps = asList(levels).map((level) => asMap(level)['points']);
  steps.forEach((step, at) => {
    const before = steps[at - 1];
    if (typeof step === 'number' && typeof before === 'number' && step <= before) {
      report([...path, 'levels', at, 'points'], 'levels-order', expectations.rising);
    }
  });
  const top = steps.at(-1);
  if (typeof top === 'number' && typeof points === 'number' && top !== points) {
    report([...path, 'points'], 'levels-points', expectations.topLevel);
  }
}
