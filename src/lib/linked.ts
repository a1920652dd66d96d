/** What formats recognise a document by: its contexts and its types, however they are spelt. @module */
import { type Document, isObject, list, own, strings } from './json.ts'

/** The addresses among the contexts; what stands inline is left out. */
export const contextsOf = (document: unknown): readonly string[] => strings(own(document, '@context'))

/** The contexts that stand inline. */
export const inlineContexts = (document: unknown): readonly Document[] => list(own(document, '@context')).filter(isObject)

/** The types of a node, `type` or `@type`, one or a list. */
export const typesOf = (node: unknown): readonly string[] => strings(own(node, 'type') ?? own(node, '@type'))

export const hasType = (node: unknown, ...names: readonly string[]): boolean => {
  const types = typesOf(node)
  return names.some((name) => types.includes(name))
}

/** The only object of a list of one (or a lone object): what a wrapper holds. */
export function onlyObject(value: unknown): Document | undefined {
  const items = list(value)
  return items.length === 1 && isObject(items[0]) ? items[0] : undefined
}
