/** The most characters of a candidate's note sheet. */
export const mostNotes = 4_000;
