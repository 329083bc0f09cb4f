// Where things stand in a YAML file. Slow (about 1 MB/s), so only used on files that have a problem.
import { isMap, isNode, isSeq, LineCounter, parseDocument, visit, type Document, type YAMLError } from 'yaml';
import { shortened, type FieldPath, type Finding } from './bank-problem.ts';
import type { YamlReading } from './read-yaml.ts';
import { expectations } from './wording.ts';

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** After these the rest of the file can still be read and checked. */
const survivable: ReadonlySet<string> = new Set(['DUPLICATE_KEY', 'TAG_RESOLVE_FAILED']);
/** An error of syntax often makes others of the lines after it. */
const mostSyntaxErrors = 20;

function parsed(content: string, uniqueKeys: boolean): { document: Document.Parsed; lines: LineCounter } {
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines, prettyErrors: false, logLevel: 'error', uniqueKeys });
  return { document, lines };
}

/** Everything in the file that is not plain YAML, and what it says where that can be told nonetheless. */
export function syntaxOf(file: string, content: string): YamlReading {
  try {
    const { document, lines } = parsed(content, true);
    const at = (offset: number): Place => placeOf(lines, offset);
    const errors = [...document.errors, ...document.warnings];
    const findings: Finding[] = errors.slice(0, mostSyntaxErrors).map((error) => ({
      file,
      path: [],
      ...meaningOf(error),
      place: at(error.pos[0]),
    }));
    const unsupported = (node: { range?: [number, number, number] | null | undefined }, found: string): void => {
      findings.push({
        file,
        path: [],
        code: 'alias',
        expected: expectations.noAlias,
        found,
        place: at(node.range?.[0] ?? 0),
      });
    };
    visit(document, { Alias: (_, alias) => unsupported(alias, `*${alias.source}`) });
    if (document.contents === null && errors.length === 0) {
      findings.push({ file, path: [], code: 'empty-file', expected: expectations.mapping });
    }
    const readable = errors.every(({ code }) => survivable.has(code));
    return { value: readable ? (document.toJS({ maxAliasCount: 100 }) ?? undefined) : undefined, findings };
  } catch {
    return { value: undefined, findings: [] }; // too twisted even for this reader: the caller has an error of the other one
  }
}

function meaningOf({ code, message }: YAMLError): Pick<Finding, 'code' | 'expected' | 'found'> {
  if (code === 'DUPLICATE_KEY') return { code: 'duplicate-field', expected: expectations.once };
  if (code === 'TAG_RESOLVE_FAILED') return { code: 'tag', expected: expectations.noTag, found: shortened(message) };
  if (code === 'MULTIPLE_DOCS') return { code: 'documents', expected: expectations.oneDocument };
  return { code: 'yaml-syntax', expected: expectations.yaml, found: shortened(message) };
}

/**
 * Finds fields of one file: the place where the field's name stands, or of an entry of a list its start. A field that is
 * missing stands where what should hold it does.
 */
export function locator(content: string): (path: FieldPath) => Place {
  const { document, lines } = parsed(content, false);
  return (path) => {
    let node: unknown = document.contents;
    let offset = document.contents?.range[0] ?? 0;
    for (const part of path) {
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => String(key) === String(part));
        if (pair === undefined) break;
        if (isNode(pair.key)) offset = pair.key.range?.[0] ?? offset;
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(part)];
        if (!isNode(node)) break;
        offset = node.range?.[0] ?? offset;
      } else break;
    }
    return placeOf(lines, offset);
  };
}

function placeOf(lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}
