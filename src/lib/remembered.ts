/** What is worked out once for a name. @module */

/** The function, asked once for each name, for as long as what is returned is kept. */
export function remembered<Name, Value extends NonNullable<unknown>>(find: (name: Name) => Value): (name: Name) => Value {
  const known = new Map<Name, Value>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const found = find(name)
    known.set(name, found)
    return found
  }
}
