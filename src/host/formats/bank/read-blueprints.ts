import type { Item } from '#domain/item/item.ts';
import type { ReadyBlueprint } from '#domain/paper/blueprint.ts';
import { feasibility } from '#domain/paper/feasibility.ts';
import type { TextFile } from './bank-files.ts';
import type { Finding } from './bank-problem.ts';
import { blueprintFileSchema } from './blueprint-schema.ts';
import { checkRepeats } from './check-lists.ts';
import { asList, asMap, asText } from './raw.ts';
import { readYaml } from './read-yaml.ts';
import { schemaFindings } from './schema-findings.ts';
import { expectations } from './wording.ts';

/** True for a file that holds a ready blueprint. */
export function isBlueprintPath(path: string): boolean {
  return path.startsWith('blueprints/');
}

interface File {
  readonly file: string;
  readonly value: unknown;
  readonly blueprint: ReadyBlueprint | undefined;
}

export interface ReadBlueprints {
  readonly files: readonly File[];
  readonly findings: readonly Finding[];
}

/** Reads the ready blueprints, one a file, each by itself. */
export function readBlueprints(texts: readonly TextFile[]): ReadBlueprints {
  const findings: Finding[] = [];
  const files = texts.flatMap(({ path: file, text }): File[] => {
    const { value, findings: syntax } = readYaml(file, text);
    findings.push(...syntax);
    if (value === undefined) return [];
    const parsed = blueprintFileSchema.safeParse(value);
    if (!parsed.success) {
      const item = asText(asMap(value)['id']);
      const wrong = schemaFindings(blueprintFileSchema, parsed.error.issues, value);
      findings.push(...wrong.map((finding) => ({ file, item, ...finding })));
      return [{ file, value, blueprint: undefined }];
    }
    const { format: _, ...blueprint } = parsed.data;
    return [{ file, value, blueprint }];
  });
  return { files, findings };
}

/** The blueprints against the bank's topics, against each other, and each against itself. */
export function checkBlueprints({ files }: ReadBlueprints, topics: ReadonlySet<string> | undefined): Finding[] {
  const findings: Finding[] = [];
  const ids = new Map<string, string>();
  for (const { file, value } of files) {
    const map = asMap(value);
    const item = asText(map['id']);
    const rules = asList(map['rules']).map(asMap);
    const there = item === undefined ? undefined : ids.get(item);
    if (there !== undefined) {
      const other = { file: there, path: ['id'] };
      findings.push({ file, item, path: ['id'], code: 'repeated-id', expected: expectations.uniqueBlueprint, other });
    } else if (item !== undefined) ids.set(item, file);
    const ruleIds = rules.map((rule) => asText(rule['id']));
    checkRepeats(ruleIds, (at) => {
      const path = ['rules', at, 'id'];
      findings.push({ file, item, path, code: 'repeated-id', expected: expectations.uniqueHere, found: ruleIds[at] });
    });
    rules.forEach((rule, at) => {
      asList(rule['topics']).forEach((topic, nth) => {
        const found = asText(topic);
        if (topics === undefined || found === undefined || topics.has(found)) return;
        const path = ['rules', at, 'topics', nth];
        findings.push({ file, item, path, code: 'unknown-topic', expected: expectations.topic, found });
      });
      const { min, max } = asMap(rule['difficulty']);
      if (typeof min !== 'number' || typeof max !== 'number' || min <= max) return;
      const path = ['rules', at, 'difficulty', 'min'];
      const found = String(min);
      findings.push({ file, item, path, code: 'difficulty-order', expected: expectations.upTo(max), found });
    });
  }
  return findings;
}

/** The blueprints from which, in a language they state, no paper can be drawn: each rule that is short is a problem. */
export function undrawableBlueprints({ files }: ReadBlueprints, items: readonly Item[]): Finding[] {
  return files.flatMap(({ file, blueprint }) => (blueprint === undefined ? [] : shortRules(file, blueprint, items)));
}

function shortRules(file: string, blueprint: ReadyBlueprint, items: readonly Item[]): Finding[] {
  return blueprint.locales.flatMap((locale) => {
    const { shortfalls } = feasibility(items, { ...blueprint, version: 1, bankId: '' }, locale);
    return shortfalls.map(({ ruleId, competing }): Finding => {
      const path = ['rules', blueprint.rules.findIndex(({ id }) => id === ruleId), 'count'];
      const together = competing.ruleIds.length > 1 ? ` (${competing.ruleIds.join(' + ')})` : '';
      const found = `${competing.wanted}${together}`;
      const expected = expectations.drawable(locale, competing.found);
      return { file, item: blueprint.id, path, code: 'not-drawable', expected, found };
    });
  });
}
