import { locales } from '#domain/item/locale.ts';
import type { Report } from './check-item.ts';
import { checkRepeats } from './check-lists.ts';
import { checkRubric } from './check-rubric.ts';
import type { ReadMedia } from './media-file.ts';
import { asList, asMap, asText, texts, type RawMap } from './raw.ts';
import { expectations } from './wording.ts';

/** What a task is checked against: files and blocks of its bank. */
export interface TaskSurroundings {
  readonly media: ReadMedia;
  readonly blocks: ReadonlyMap<string, RawMap>;
}

/** What the schema of a case or a scenario cannot say: its fields and its rubric against each other. */
export function checkTask(task: RawMap, report: Report, { media, blocks }: TaskSurroundings): void {
  for (const list of ['exhibits', 'prompts', 'onlyIfAsked', 'customer', 'workOrder']) {
    const ids = asList(task[list]).map((entry) => asText(asMap(entry)['id']));
    checkRepeats(ids, (at) => report([list, at, 'id'], 'repeated-id', expectations.uniqueHere));
  }
  checkExhibits(task, media, report);
  checkPrompts(task, report);
  checkWorkOrder(task, report);
  checkPhases(task, report);
  // A call is heard from its opening to the work order: fewer sections would leave something out, more cannot be watched at once.
  const isCall = task['candidateCard'] !== undefined;
  checkRubric(asMap(task['rubric']), blocks, report, isCall ? { least: 4, most: 6 } : undefined);
}

function checkExhibits(task: RawMap, media: ReadMedia, report: Report): void {
  asList(task['exhibits'])
    .map(asMap)
    .forEach((exhibit, at) => {
      const picture = asText(exhibit['picture']);
      if (picture !== undefined && !media.named.has(picture)) {
        report(['exhibits', at, 'picture'], 'missing-media', expectations.inMedia(picture));
      }
      const columns = asList(exhibit['columns']).length;
      asList(exhibit['rows']).forEach((row, nth) => {
        const cells = asList(row).length;
        if (columns > 0 && cells !== columns) {
          report(['exhibits', at, 'rows', nth], 'row-length', expectations.cells(columns), String(cells));
        }
      });
    });
}

function checkPrompts(task: RawMap, report: Report): void {
  asList(task['prompts']).forEach((prompt, at) => {
    for (const locale of locales) {
      const { min, max } = asMap(asMap(asMap(prompt)['words'])[locale]);
      if (typeof min === 'number' && typeof max === 'number' && min > max) {
        report(['prompts', at, 'words', locale, 'min'], 'word-limit', expectations.upToMost(max));
      }
    }
  });
}

function checkWorkOrder(task: RawMap, report: Report): void {
  asList(task['workOrder'])
    .map(asMap)
    .forEach(({ options, expected }, at) => {
      if (options === undefined) return;
      const ids = asList(options).map((option) => asText(asMap(option)['id']));
      checkRepeats(ids, (nth) =>
        report(['workOrder', at, 'options', nth, 'id'], 'repeated-id', expectations.uniqueHere),
      );
      if (typeof expected === 'string' && !ids.includes(expected)) {
        report(['workOrder', at, 'expected'], 'unknown-option', expectations.ownOption(texts(ids)));
      }
    });
}

function checkPhases(task: RawMap, report: Report): void {
  const phases = Object.values(asMap(task['phases']));
  if (phases.length !== 3 || !phases.every((minutes) => typeof minutes === 'number')) return;
  const sum = phases.reduce((total, minutes) => total + minutes, 0);
  if (typeof task['minutes'] === 'number' && Math.abs(task['minutes'] - sum) > 1e-9) {
    report(['minutes'], 'phases-sum', expectations.phasesSum(sum));
  }
}
