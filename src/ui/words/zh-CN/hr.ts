export const hr = {};
