/** Values that are there at once where the platform allows, and promised where not. @module */

export type Awaitable<Value> = Value | Promise<Value>

/** Not by instance: where a library puts a `Promise` of its own in place (zone.js), what the platform promises is none of it. */
export const isPromise = <Value>(value: Awaitable<Value>): value is Promise<Value> =>
  typeof (value as Partial<Promise<Value>> | null | undefined)?.then === 'function'

/** Goes on with a value: at once where it is there, for a promise takes longer than most of what is done with it. */
export const after = <Value, Next>(value: Awaitable<Value>, next: (value: Value) => Awaitable<Next>): Awaitable<Next> =>
  isPromise(value) ? value.then(next) : next(value)

/** What a work gives, or what is made of its error, whether it comes at once or later. */
export function orElse<Value, Other>(work: () => Awaitable<Value>, other: (error: unknown) => Awaitable<Other>): Awaitable<Value | Other> {
  try {
    const value = work()
    return isPromise(value) ? value.catch(other) : value
  } catch (error) {
    return other(error)
  }
}

/** All of them: at once where none is promised. Where several fail later, it is as with `Promise.all`. */
export const allOf = <Values extends readonly unknown[]>(
  values: Values,
): Awaitable<{ readonly [Index in keyof Values]: Awaited<Values[Index]> }> =>
  values.some(isPromise) ? Promise.all(values) : (values as { [Index in keyof Values]: Awaited<Values[Index]> })
