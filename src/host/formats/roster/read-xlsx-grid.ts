import { zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { readZip } from '../zip/read-zip.ts';
import { unreadable } from './problems.ts';
import { rosterLimits, type ReadGridResult, type RosterCell } from './roster-entry.ts';

/** A real roster of 5,000 rows unpacks to about 3 MB; XML packs at most about 1:60. */
const zipLimits = { entries: 500, totalBytes: 40 * 1_048_576, ratio: 200 };
/** Of any sheet. More rows than candidates may be: cleared rows keep their format. */
const sheetRows = 20_000;

/** A number as the file spells it, so that no digit of a long employee number is lost to floating point. */
class NumberText {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/**
 * Reads the first sheet of an XLSX workbook. The zip is judged first, and the workbook is then handed on repacked: the
 * library reads a zip as a stream and would believe other entries than the directory that was checked.
 */
export async function readXlsxGrid(bytes: Uint8Array): Promise<ReadGridResult> {
  const refuse = (code: Parameters<typeof unreadable>[0], found = ''): ReadGridResult => {
    return { ok: false, reason: 'unreadable', problem: unreadable(code, found) };
  };
  const zip = await readZip(bytes, zipLimits);
  if (!zip.ok) {
    const damaged = zip.reason === 'damaged' || zip.reason === 'not-a-zip';
    return refuse(damaged ? 'not-xlsx' : 'unsafe-zip', zip.entry ?? '');
  }
  const parts: Record<string, Uint8Array> = {};
  for (const [name, content] of zip.files) {
    if (/vbaProject\.bin$/i.test(name)) return refuse('macros', name);
    if (!/\.(xml|rels)$/.test(name)) continue;
    const xml = Buffer.from(content).toString('utf8');
    if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return refuse('not-xlsx', name);
    if (name === '[Content_Types].xml' && /macroEnabled/i.test(xml)) return refuse('macros', name);
    const isSheet = xml.includes('sheetData'); // wherever the workbook keeps it
    const size = isSheet ? sizeOf(xml) : 'fits';
    if (size !== 'fits') return refuse(size, name);
    parts[name] = isSheet ? Buffer.from(errorsAsText(xml), 'utf8') : content;
  }
  try {
    const rows: readonly (readonly unknown[])[] = await readSheet(Buffer.from(zipSync(parts, { level: 0 })), 1, {
      parseNumber: (text) => new NumberText(text),
    });
    return { ok: true, grid: rows.map((row) => row.map(cellOf)) };
  } catch (error) {
    return refuse('not-xlsx', error instanceof Error ? error.message.slice(0, 200) : '');
  }
}

/** One far cell makes the library fill everything before it: addresses are judged before it sees them. */
function sizeOf(xml: string): 'fits' | 'not-xlsx' | 'too-many-rows' | 'too-many-columns' {
  for (const [, address = ''] of xml.matchAll(/(?<![\w:])r\s*=\s*["']([^"']*)["']/g)) {
    const [, letters, row] = /^([A-Z]{0,3})(\d{1,7})$/.exec(address) ?? [];
    if (letters === undefined || row === undefined) return 'not-xlsx';
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
    if (Number(row) > sheetRows) return 'too-many-rows';
    if (column > rosterLimits.columns) return 'too-many-columns';
  }
  return 'fits';
}

/** The library reads a cell with an error (#N/A) as empty, and extra time looked up in vain would silently be none. */
function errorsAsText(xml: string): string {
  return xml.replace(/(<c\s[^<>]*\bt\s*=\s*)(["'])e\2/g, '$1$2str$2');
}

function cellOf(value: unknown): RosterCell {
  if (value === null || value === undefined) return { kind: 'empty', text: '' };
  if (value instanceof NumberText) return { kind: 'number', text: value.text };
  if (value instanceof Date) return { kind: 'date', text: value.toISOString().slice(0, 10) };
  if (typeof value === 'boolean') return { kind: 'boolean', text: value ? 'TRUE' : 'FALSE' };
  const text = typeof value === 'string' ? value.trim() : '';
  return { kind: text === '' ? 'empty' : /^#[A-Z/0!?]+[!?]?$/.test(text) ? 'error' : 'text', text };
}
