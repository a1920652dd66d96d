/**
 * The provenance of a conversion, made when somebody asks for it. The getter is one for all objects: an engine gives an
 * object with a getter of its own a shape of its own, and makes a weak map of them wait for a full collection; a thousand
 * of those cost more than what they put off.
 *
 * @module
 */
import type { Provenance } from './provenance.ts'

const make: unique symbol = Symbol('make')
interface Lazy {
  readonly [make]: () => Provenance
}

const provenance: PropertyDescriptor & ThisType<Lazy> = {
  enumerable: true,
  configurable: true,
  get() {
    const value = this[make]()
    Object.defineProperty(this, 'provenance', { value, enumerable: true })
    return value
  },
}

/** The object with its provenance, made by `maker` the first time it is read. */
export function withProvenance<Base extends object>(base: Base, maker: () => Provenance): Base & { readonly provenance: Provenance } {
  Object.defineProperty(base, make, { value: maker })
  return Object.defineProperty(base, 'provenance', provenance) as Base & { readonly provenance: Provenance }
}
