/** What a sign-in may act as. `candidate` is never an account's role: it comes with an admission number. */
export const staffRoles = [
  'administrator',
  'author',
  'proctor',
  'examiner',
  'lead-examiner',
  'decision-maker',
  'hr',
] as const;
export type StaffRole = (typeof staffRoles)[number];
export type Role = StaffRole | 'candidate';
