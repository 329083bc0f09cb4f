export const dayTables = ``;
