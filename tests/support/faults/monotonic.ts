/** Milliseconds on the machine's monotonic clock: comparable between the processes of one machine, as no process's own clock is. */
export const monotonic = (): number => Number(process.hrtime.bigint() / 1_000n) / 1_000;
