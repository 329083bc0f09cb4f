import { locales, type Locale } from '#domain/item/locale.ts';
import { shortened, type FieldPath, type Finding } from './bank-problem.ts';
import { checkItem, type Report } from './check-item.ts';
import { checkRepeats } from './check-lists.ts';
import { checkPlan } from './check-plan.ts';
import { checkTask, type TaskSurroundings } from './check-task.ts';
import { asList, asMap, asText, type RawMap } from './raw.ts';
import { valueAt } from './schema-findings.ts';
import { expectations } from './wording.ts';

/** One item, case or scenario as its file has it, whether or not the schema accepts it. */
export interface Entry {
  readonly list: 'items' | 'cases' | 'scenarios';
  readonly file: string;
  readonly path: FieldPath;
  readonly value: unknown;
}

interface Place {
  readonly file: string;
  readonly path: FieldPath;
}

/** Everything that only shows when fields, entries and files are seen together. `raw` is what bank.yaml holds, if it could be read. */
export function checkBank(
  { file: headerFile, raw: header }: { readonly file: string; readonly raw: RawMap | undefined },
  entries: readonly Entry[],
  surroundings: TaskSurroundings,
): Finding[] {
  const findings: Finding[] = [];
  const topics = header === undefined ? undefined : checkIds('topics', header, headerFile, findings);
  const sources = header === undefined ? undefined : checkIds('sources', header, headerFile, findings);
  if (header !== undefined) findings.push(...checkPlan(headerFile, header, topics));
  const ids = new Map<string, Place>();
  const questions = new Map<string, Place>();

  for (const { list, file, path, value: entry } of entries) {
    const value = asMap(entry);
    const item = asText(value['id']);
    const at = (inner: FieldPath) => ({
      file,
      path: [...path, ...inner],
      item,
      found: shortened(valueAt(value, inner)),
    });
    const report: Report = (inner, code, expected, found) =>
      findings.push({ ...at(inner), code, expected, ...(found === undefined ? {} : { found: shortened(found) }) });

    if (item !== undefined) {
      const other = ids.get(item);
      if (other === undefined) ids.set(item, { file, path: [...path, 'id'] });
      else findings.push({ ...at(['id']), code: 'repeated-id', expected: expectations.uniqueId, other });
    }
    const topic = asText(value['topic']);
    if (topics !== undefined && topic !== undefined && !topics.has(topic)) {
      report(['topic'], 'unknown-topic', expectations.topic);
    }
    asList(value['sources']).forEach((ref, nth) => {
      const source = asText(asMap(ref)['source']);
      if (sources !== undefined && source !== undefined && !sources.has(source)) {
        report(['sources', nth, 'source'], 'unknown-source', expectations.source);
      }
    });
    if (list !== 'items') {
      checkTask(value, report, surroundings);
      continue;
    }
    checkItem(value, report, surroundings.media);
    const asked = locales.flatMap((locale) => questionIn(value, locale) ?? []);
    const repeated = asked.find(({ question }) => questions.has(question));
    if (repeated !== undefined) {
      const other = questions.get(repeated.question);
      findings.push({
        ...at(['stem', repeated.locale]),
        code: 'repeated-question',
        expected: expectations.newQuestion,
        other,
      });
      continue;
    }
    for (const { locale, question } of asked) questions.set(question, { file, path: [...path, 'stem', locale] });
  }
  return findings;
}

/** The ids that the header lists. Undefined when it lists none, so that not every item is blamed for it. */
function checkIds(
  list: 'topics' | 'sources',
  header: RawMap,
  file: string,
  findings: Finding[],
): Set<string> | undefined {
  const ids = asList(header[list]).map((entry) => asText(asMap(entry)['id']));
  checkRepeats(ids, (at) => {
    findings.push({
      file,
      path: [list, at, 'id'],
      code: 'repeated-id',
      expected: expectations.uniqueHere,
      found: ids[at],
    });
  });
  const known = new Set(ids.filter((id) => id !== undefined));
  return known.size === 0 ? undefined : known;
}

/**
 * What an item asks, in one language: its stem with all it offers, in any order. The stem alone would not do: many choices
 * share one such as 下列说法正确的是, and many orders one such as 按处理顺序排列.
 */
function questionIn(item: RawMap, locale: Locale): { locale: Locale; question: string } | undefined {
  const stem = asText(asMap(item['stem'])[locale])?.trim() ?? '';
  if (stem === '') return undefined;
  const textIn = (entry: unknown) => asText(asMap(asMap(entry)['text'])[locale])?.trim() ?? '';
  const offered = ['options', 'entries', 'left', 'right'].flatMap((list) => asList(item[list]).map(textIn));
  const about = [textIn(item), asText(item['picture']) ?? '', asText(item['audio']) ?? ''].filter((one) => one !== '');
  return { locale, question: [stem.replace(/\s+/gu, ' '), ...about, ...offered.sort()].join('\n') };
}
