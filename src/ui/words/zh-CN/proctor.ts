export const proctor = {};
