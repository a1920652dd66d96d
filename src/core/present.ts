/** Data that says only what is stated. @module */

/** Without what is not stated; a list that is `kept` may be empty. */
export function present<Shape extends object>(shape: { [Key in keyof Shape]: Shape[Key] | undefined }, kept?: keyof Shape): Shape {
  const isStated = (value: unknown): boolean =>
    value !== undefined && !(Array.isArray(value) && value.length === 0) && !(value instanceof Object && Object.keys(value).length === 0)
  return Object.fromEntries(Object.entries(shape).filter(([key, value]) => key === kept || isStated(value))) as Shape
}
