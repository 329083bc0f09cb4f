/** How a status is meant. Colour never stands alone: each tone has its own shape, and a word beside it. */
export type Tone = 'info' | 'ok' | 'warn' | 'bad' | 'plain';
