/** What lies beyond is a slip, in a cell that a command reads and in an argument of a cell function alike. */

/** Dollars a session, and anything else. */
export const MOST_RATE = 1e6;
export const MOST = 1e9;

export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2100;
