import type { paperSheets as source } from '../zh-CN/paper-sheets.ts';

/** Typing in a sheet that was filled on paper. */
export const paperSheets: typeof source = {
  title: (code, name) => `Paper sheet ${code} of ${name}`,
  lead: 'Two people type it in, neither seeing what the other typed; once both are the same it is the examiner’s sheet. Until you send it, it stands in this window only.',
  link: 'Type in a paper sheet',
  linkOf: (name) => `Type in the paper sheet of ${name}`,
  fatalHint: 'A fatal finding: copy the ground that is written on the paper into the comment.',
  first: 'Kept. Now somebody else types it in, without seeing your screen.',
  taken: 'Both typed the same: it is signed and locked as the examiner’s sheet.',
  differs: 'The two entries differ. Look at the paper for:',
  closed: {
    'not-here': 'There is no such sheet',
    'other-examiner': 'You are another examiner of this task',
    begun: 'This sheet was filled on the screen, or is typed in already',
    settled: 'Settled already',
    'not-finished': 'The candidate has not finished yet',
  },
  closedNext: 'Go back to the board.',
};
