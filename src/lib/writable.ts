/** Objects while they are put together. @module */

/**
 * An object whose optional members are still to be set. On hot paths members are set one by one: an object literal with
 * several spreads takes a microsecond and more, and has a shape that no other object shares.
 */
export type Writable<Shape> = { -readonly [Name in keyof Shape]: Shape[Name] }
