/** What is worked out of a pass once, whatever asks for it. @module */
import type { Pass } from './pass.ts'

/**
 * The maker, asked once for each pass. What it made is kept in the pass: a `WeakMap` with an entry for every conversion keeps all
 * that an entry refers to until the old generation is collected, which is a fifth of what a conversion allocates.
 */
export function perPass<Made extends object>(make: (pass: Pass) => Made): (pass: Pass) => Made {
  return (pass) => {
    const before = pass.memory.get(make) as Made | undefined
    if (before) return before
    const made = make(pass)
    pass.memory.set(make, made)
    return made
  }
}
