/**
 * Members that are made when somebody asks for them. The getter is one for all objects: an engine gives an object with
 * a getter of its own a shape of its own, and makes a weak map of them wait for a full collection; a thousand of those
 * cost more than what they put off.
 *
 * @module
 */
const make: unique symbol = Symbol('make')
interface Lazy {
  readonly [make]: () => unknown
}

const getter = (name: string): PropertyDescriptor & ThisType<Lazy> => ({
  enumerable: true,
  configurable: true,
  get() {
    const value = this[make]()
    Object.defineProperty(this, name, { value, enumerable: true })
    return value
  },
})
const bytes: PropertyDescriptor = getter('bytes')
const provenance: PropertyDescriptor = getter('provenance')
const getters = { bytes, provenance } as const

/** The object with one more member, made by `maker` the first time it is read. */
export function lazily<Name extends 'bytes' | 'provenance', Base extends object, Value>(
  base: Base,
  name: Name,
  maker: () => Value,
): Base & { readonly [Member in Name]: Value } {
  Object.defineProperty(base, make, { value: maker })
  return Object.defineProperty(base, name, getters[name]) as Base & { readonly [Member in Name]: Value }
}
