export { staffRoles, type Role, type StaffRole } from '#domain/roles.ts';
