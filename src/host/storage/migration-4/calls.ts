export const callTables = ``;
