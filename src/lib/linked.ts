/** What formats recognise a document by: its contexts and its types, however they are spelt. @module */
import { type Document, isObject, list, own, strings } from './json.ts'

/** The addresses among the contexts; what stands inline is left out. */
export const contextsOf = (document: unknown): readonly string[] => strings(own(document, '@context'))

/** The contexts that stand inline. */
export const inlineContexts = (document: unknown): readonly Document[] => list(own(document, '@context')).filter(isObject)

/** The types of a node, `type` or `@type`, one or a list. */
export const typesOf = (node: unknown): readonly string[] => strings(own(node, 'type') ?? own(node, '@type'))

/** Whether a node has one of these types. */
export const hasType = (node: unknown, ...names: readonly string[]): boolean => {
  const types = typesOf(node)
  return names.some((name) => types.includes(name))
}

/** Whether one of the contexts is that of a specification of 1EdTech (`ob/v3p0`), in whichever edition. */
export const isOfSpec = (document: Document, spec: string): boolean =>
  contextsOf(document).some((address) => address.startsWith(`https://purl.imsglobal.org/spec/${spec}/context`))

/**
 * Whether a document is meant to be in a format, its type apart: it has the context, and the subject the member that the format is
 * about. Its schema says then what is missing, which nobody would if it were any credential.
 */
export const isMeantFor = (document: Document, spec: string, member: string): boolean =>
  isOfSpec(document, spec) && list(own(document, 'credentialSubject')).some((subject) => own(subject, member) !== undefined)

/** A presentation is its holder’s to sign; what calls itself a credential too is judged as one. */
export const isPresentation = (document: Document): boolean =>
  hasType(document, 'VerifiablePresentation') && !hasType(document, 'VerifiableCredential')

/** The only object of a list of one (or a lone object): what a wrapper holds. */
export function onlyObject(value: unknown): Document | undefined {
  const items = list(value)
  return items.length === 1 && isObject(items[0]) ? items[0] : undefined
}

/**
 * What an answer of an interface holds: the one credential, or all of them as a presentation, which is read one by one.
 * `undefined` where an object among them is not of the format that asks, or there is nothing.
 */
export function heldIn(items: readonly unknown[], isOurs: (document: Document) => boolean): Document | undefined {
  const held = items.filter((item): item is Document | string => isObject(item) || isToken(item))
  if (held.length === 0 || held.length < items.length || !held.every((item) => typeof item === 'string' || isOurs(item))) return undefined
  const [first] = held
  return held.length === 1 && isObject(first) ? first : { type: ['VerifiablePresentation'], verifiableCredential: held }
}

const isToken = (value: unknown): boolean => typeof value === 'string' && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(value)

/** The items of several members, one list after the other. */
export const itemsOf = (holder: unknown, ...names: readonly string[]): readonly unknown[] =>
  names.flatMap((name) => list(own(holder, name)))
