/** Edits of documents, as people make them. */

/** Text that is no name of a kind, of a node or of an address. */
export const isProse = (path: string, value: unknown): value is string =>
  typeof value === 'string' &&
  value.length > 3 &&
  !/(?:[tT]ype|@context|proof|\/id|\/content)(?:\/|$)/.test(path) &&
  !/^(?:[a-z]+:|\d)/.test(value)

/** The same document with one text in place of another, wherever that stands; what holds the original is left. */
export const replaced = (value: unknown, from: string, to: string): unknown => {
  if (Array.isArray(value)) return value.map((item) => replaced(item, from, to))
  if (typeof value !== 'object' || value === null) return value === from ? to : value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === 'conversion' ? inner : replaced(inner, from, to)]))
}

/** Lists of objects in the other order: a format may write them in an order of its own. */
export const turned = (value: unknown): unknown => {
  if (Array.isArray(value)) return (value.every((item) => typeof item === 'object') ? [...value].reverse() : value).map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === '@context' ? inner : turned(inner)]))
}
