export const accessTables = ``;
