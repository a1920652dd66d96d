/** Values that are there at once where the platform allows, and promised where not. @module */

export type Awaitable<Value> = Value | Promise<Value>

/** Goes on with a value: at once where it is there, for a promise takes longer than most of what is done with it. */
export const after = <Value, Next>(value: Awaitable<Value>, next: (value: Value) => Awaitable<Next>): Awaitable<Next> =>
  value instanceof Promise ? value.then(next) : next(value)
