/** Whoever prepares mentions has gone and will be back: nothing of what was asked was stored by him. A fault of the world, to be tried again. */
export class PreparingAway extends Error {}
