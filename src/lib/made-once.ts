/** What is made of an object that many calls share. @module */

/** The maker, asked once for each object: tables and registries stay, and what is made of them with them. */
export function madeOnce<From extends object, Made extends object>(make: (from: From) => Made): (from: From) => Made {
  const known = new WeakMap<From, Made>()
  return (from) => {
    const before = known.get(from)
    if (before) return before
    const made = make(from)
    known.set(from, made)
    return made
  }
}
