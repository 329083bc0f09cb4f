import { zipSync } from 'fflate';
import writeXlsx, { type SheetData } from 'write-excel-file/node';
import { readRoster } from '#host/formats/roster/read-roster.ts';
import type { RosterEntry, RosterProblem } from '#host/formats/roster/roster-entry.ts';

export const text = (csv: string): Uint8Array => Buffer.from(csv, 'utf8');

export async function rowsOf(bytes: Uint8Array): Promise<readonly RosterEntry[]> {
  const result = await readRoster({ name: 'roster', bytes });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.rows;
}

export async function problemsOf(bytes: Uint8Array): Promise<readonly RosterProblem[]> {
  const result = await readRoster({ name: 'roster', bytes });
  if (result.ok) throw new Error('the roster was accepted');
  return result.problems;
}

/** Row, column and code of each problem: what a test is about. */
export async function whereOf(bytes: Uint8Array): Promise<string[]> {
  return (await problemsOf(bytes)).map((p) => `${p.row} ${p.column.split(' ')[0] ?? ''} ${p.code}`);
}

export async function workbook(rows: SheetData): Promise<Uint8Array> {
  return await writeXlsx(rows, { sheet: 'Roster' }).toBuffer();
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook whose sheet is given as XML, for what no writer would produce. */
export function rawWorkbook(sheetData: string, more: Record<string, Uint8Array> = {}, prolog = ''): Uint8Array {
  const xml = (body: string): Uint8Array => Buffer.from(declaration + prolog + body, 'utf8');
  const relations = (...targets: [string, string][]) =>
    xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
        .map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${office}/${type}" Target="${target}"/>`)
        .join('')}</Relationships>`,
    );
  return zipSync({
    '[Content_Types].xml': xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': relations(['officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': relations(['worksheet', 'worksheets/sheet1.xml']),
    'xl/worksheets/sheet1.xml': xml(`<worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`),
    ...more,
  });
}

export const inline = (address: string, value: string): string =>
  `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
