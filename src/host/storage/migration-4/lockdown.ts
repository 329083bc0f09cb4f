export const lockdownTables = ``;
