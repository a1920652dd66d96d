/** Objects that documents have in common. @module */

const known = new WeakSet<object>()

/** An object that stands in many documents as it is: nobody changes it, and what is made of it can be kept. */
export function constant<Value extends object>(value: Value): Value {
  known.add(Object.freeze(value))
  return value
}

/** To be frozen would say the same, and takes five times as long to see. */
export const isConstant = (value: object): boolean => known.has(value)
