import type { hr as source } from '../zh-CN/hr.ts';

/** Files of results for HR. */
export const hr: typeof source = {
  title: 'Results files',
  lead: 'Choose a session and download its results. Each download is noted in the journal.',
  formatsTitle: 'Formats',
  csv: 'CSV file',
  csvHint:
    'One row a candidate: identity, points and line of each part, recommendation, decision, certificate number. UTF-8, opens in a spreadsheet; cells that begin with = + - @ are escaped.',
  xlsx: 'XLSX workbook',
  xlsxHint: 'The same content, with formatted columns, ready to filter and print.',
  package: 'Signed results package (ZIP)',
  packageHint:
    'The results, a manifest of hashes, the heads of the journal and the organisation’s signature. Whoever receives it can prove that nothing was changed: for handing over and keeping.',
  downloadOf: (what) => `Download ${what}`,
  downloaded: (name) => `Downloaded: ${name}`,
  refusals: {
    'unknown-session': 'There is no such session. No file was made. Read the list again and choose.',
    rehearsal: 'A rehearsal or a training run has no results. No file was made.',
    'keys-locked':
      'The issuing key is locked. No package was made. Ask an administrator or a decision-maker to unlock it, then try again.',
  },
  contents: (all, decided, certified) =>
    `This session has ${all} candidates; ${decided} are decided, ${certified} of them certified.`,
  undecided: (n) =>
    n === 1
      ? '1 candidate is not decided yet; the decision is empty in the file.'
      : `${n} candidates are not decided yet; their decision is empty in the file.`,
};
