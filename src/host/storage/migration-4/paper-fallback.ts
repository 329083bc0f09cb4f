export const paperFallbackTables = ``;
