/** How the writing of a batch is broken off because something else was there first: an answer, not a failure. */
export class Conflict extends Error {}
