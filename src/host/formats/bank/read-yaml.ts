import { load } from 'js-yaml';
import { expectations } from './wording.ts';
import { shortened, type Finding } from './bank-problem.ts';
import { syntaxOf } from './yaml-lines.ts';

export interface YamlReading {
  /** What the file says; undefined when it cannot be told. */
  readonly value: unknown;
  readonly findings: readonly Finding[];
}

/**
 * Reads one YAML 1.2 document of plain data: no tags of its own, no aliases (a few could stand for gigabytes), each key once.
 * js-yaml reads a good file about nine times as fast as the library that knows lines, which only looks at a bad one.
 */
export function readYaml(file: string, content: string): YamlReading {
  if (content.trim() === '') {
    return { value: undefined, findings: [{ file, path: [], code: 'empty-file', expected: expectations.mapping }] };
  }
  try {
    return { value: load(content, { maxAliases: 0, maxDepth: 100 }), findings: [] };
  } catch (error) {
    const reason = error instanceof Error && 'reason' in error ? String(error.reason) : String(error);
    if (reason.startsWith('nesting exceeded')) {
      const finding = { file, path: [], code: 'nesting', expected: expectations.shallow, place: placeOf(error) };
      return { value: undefined, findings: [finding] };
    }
    const { value, findings } = syntaxOf(file, content);
    if (findings.length > 0) return { value, findings };
    const found = shortened(reason);
    return {
      value: undefined,
      findings: [{ file, path: [], code: 'yaml-syntax', expected: expectations.yaml, found, place: placeOf(error) }],
    };
  }
}

/** The place that an error of js-yaml marks, counted from 1. */
function placeOf(error: unknown): { line: number; column: number } | undefined {
  if (typeof error !== 'object' || error === null || !('mark' in error)) return undefined;
  const { mark } = error;
  if (typeof mark !== 'object' || mark === null || !('line' in mark) || !('column' in mark)) return undefined;
  return { line: Number(mark.line) + 1, column: Number(mark.column) + 1 };
}
