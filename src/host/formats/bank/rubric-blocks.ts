import type { Rubric, RubricSection } from '#domain/marking/rubric.ts';
import type { Case, Scenario } from '#domain/marking/task-content.ts';
import type { TextFile } from './bank-files.ts';
import type { FieldPath, Finding } from './bank-problem.ts';
import { checkRepeats } from './check-lists.ts';
import { checkCriteria, checkWorth } from './check-rubric.ts';
import { asList, asMap, asText, type RawMap } from './raw.ts';
import { readYaml } from './read-yaml.ts';
import { blockFileSchema, type RubricBlock, type WrittenRubric } from './rubric-schema.ts';
import { schemaFindings } from './schema-findings.ts';
import type { WrittenCase, WrittenScenario } from './task-schema.ts';
import { expectations } from './wording.ts';

/** The files of a bank that hold sections shared by rubrics. */
export function isBlockPath(path: string): boolean {
  return path.startsWith('rubric-blocks/');
}

export interface ReadBlocks {
  /** As the files have them, whether or not the schema accepts them: no rubric is blamed for a block that is broken. */
  readonly raw: ReadonlyMap<string, RawMap>;
  /** Those of sound files. */
  readonly sound: ReadonlyMap<string, RubricBlock>;
  readonly findings: readonly Finding[];
}

export function readBlocks(files: readonly TextFile[]): ReadBlocks {
  const raw = new Map<string, RawMap>();
  const sound = new Map<string, RubricBlock>();
  const findings: Finding[] = [];
  const places = new Map<string, { file: string; path: FieldPath }>();
  for (const { path: file, text } of files) {
    const reading = readYaml(file, text);
    findings.push(...reading.findings);
    if (reading.value === undefined) continue;
    const parsed = blockFileSchema.safeParse(reading.value);
    for (const block of parsed.data?.blocks ?? []) sound.set(block.id, block);
    if (!parsed.success) {
      const wrong = schemaFindings(blockFileSchema, parsed.error.issues, reading.value);
      findings.push(...wrong.map((finding) => ({ file, ...finding })));
    }
    asList(asMap(reading.value)['blocks']).forEach((entry, at) => {
      const block = asMap(entry);
      const id = asText(block['id']);
      const report = (inner: FieldPath, code: string, expected: Finding['expected'], found?: string) =>
        findings.push({ file, path: ['blocks', at, ...inner], item: id, code, expected, found });
      if (id !== undefined) {
        const other = places.get(id);
        const path: FieldPath = ['blocks', at, 'id'];
        if (other === undefined) places.set(id, { file, path });
        else findings.push({ file, path, item: id, code: 'repeated-id', expected: expectations.uniqueBlock, other });
        raw.set(id, block);
      }
      const criteria = asList(block['criteria']).map(asMap);
      const ids = criteria.map((criterion) => asText(criterion['id']));
      checkRepeats(ids, (nth) => report(['criteria', nth, 'id'], 'repeated-id', expectations.uniqueHere));
      checkCriteria(criteria, ['criteria'], report);
      checkWorth(block, criteria, [], report);
    });
  }
  return { raw, sound, findings };
}

/** A task with the blocks that its rubric uses written out. Null when one is unknown or broken: that is reported elsewhere. */
export function resolved(task: WrittenCase, blocks: ReadBlocks): Case | null;
export function resolved(task: WrittenScenario, blocks: ReadBlocks): Scenario | null;
export function resolved(task: WrittenCase | WrittenScenario, blocks: ReadBlocks): Case | Scenario | null {
  const rubric = resolvedRubric(task.rubric, blocks);
  return rubric === null ? null : { ...task, rubric };
}

function resolvedRubric(rubric: WrittenRubric, { sound }: ReadBlocks): Rubric | null {
  const sections: RubricSection[] = [];
  for (const section of rubric.sections) {
    if (!('use' in section)) sections.push(section);
    else {
      const block = sound.get(section.use);
      if (block === undefined) return null;
      const { use: _, criteria: own = [], ...worth } = section;
      sections.push({ ...block, ...worth, criteria: [...block.criteria, ...own] });
    }
  }
  return { ...rubric, sections };
}
