import { stringify } from 'csv-stringify/sync';
import writeXlsx, { type CellObject } from 'write-excel-file/node';
import { columns } from './columns.ts';

/** Two example rows that show every column; they are replaced by the real candidates. */
const examples: readonly (readonly string[])[] = [
  ['2026-001', '张三', '0010023', '东城供电所', 'zh-CN', '0', '0010001；0010002'],
  ['', 'Li Si', '0010024', '西城供电所', 'en', '30', ''],
];

/** An empty roster with headings and example rows, in the form that `readRoster` reads back. */
export async function rosterTemplate(format: 'csv' | 'xlsx'): Promise<Uint8Array> {
  const headings = columns.map((c) => c.heading);
  // The mark at the start tells Excel that the file is UTF-8.
  if (format === 'csv') return Buffer.from(stringify([headings, ...examples], { bom: true, record_delimiter: '\r\n' }));
  // Text format on every cell, so that Excel keeps leading zeros of what is typed over the examples.
  const rows = [
    headings.map((value) => ({ value, fontWeight: 'bold' as const, wrap: true })),
    ...Array.from({ length: 200 }, (_, at) => headings.map((_, place) => textCell(examples[at]?.[place] ?? ''))),
  ];
  const widths = columns.map(() => ({ width: 22 }));
  return await writeXlsx(rows, { sheet: '考生名单 Roster', columns: widths, stickyRowsCount: 1 }).toBuffer();
}

function textCell(value: string): CellObject {
  return { type: String, format: '@', ...(value !== '' && { value }) };
}
