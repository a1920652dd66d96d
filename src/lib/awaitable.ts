/** Values that are there at once where the platform allows, and promised where not. @module */

export type Awaitable<Value> = Value | Promise<Value>

/** Goes on with a value: at once where it is there, for a promise takes longer than most of what is done with it. */
export const after = <Value, Next>(value: Awaitable<Value>, next: (value: Value) => Awaitable<Next>): Awaitable<Next> =>
  value instanceof Promise ? value.then(next) : next(value)

/** What a work gives, or what is made of its error, whether it comes at once or later. */
export function orElse<Value, Other>(work: () => Awaitable<Value>, other: (error: unknown) => Awaitable<Other>): Awaitable<Value | Other> {
  try {
    const value = work()
    return value instanceof Promise ? value.catch(other) : value
  } catch (error) {
    return other(error)
  }
}

/** All of them: at once where none is promised. Where several fail later, it is as with `Promise.all`. */
export const allOf = <Values extends readonly unknown[]>(
  values: Values,
): Awaitable<{ readonly [Index in keyof Values]: Awaited<Values[Index]> }> =>
  values.some((value) => value instanceof Promise) ? Promise.all(values) : (values as { [Index in keyof Values]: Awaited<Values[Index]> })
