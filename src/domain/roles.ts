/**
 * What a sign-in may act as. `candidate` and `trainee` are never an account's roles: they come with an admission number and with
 * the code of a practice pass.
 */
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
export type Role = StaffRole | 'candidate' | 'trainee';
