export const responseFileTables = ``;
