export { staffRoles, type StaffRole } from '#domain/roles.ts';
