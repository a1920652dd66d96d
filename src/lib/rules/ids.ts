/** Ids: one id stands for one thing. @module */
import type { Rule } from '../contract.ts'
import { type Document, isObject, type Pointer, pointer } from '../json.ts'
import type { Check } from '../report.ts'
import { doubtful } from './walk.ts'

/** Members that are documents of their own, or not about the thing. */
const closed: ReadonlySet<string> = new Set(['@context', 'proof', 'credentialStatus', 'endorsement', 'verifiableCredential'])

/** Nodes that are looked at, and members of each: a document made to be slow stays fast. */
const most = 20_000

/**
 * Two nodes of one id that contradict each other: read as linked data they are one thing with two names. Only values
 * without parts are compared, so a short and a long description of one thing agree.
 */
export const oneIdOneThing: Rule = (document) => {
  const first = new Map<string, { readonly node: Document; readonly path: Pointer | '' }>()
  const found = new Map<string, Check>()
  let left = most
  const visit = (value: unknown, path: Pointer | ''): void => {
    if (left-- <= 0) return
    if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, pointer(path, index))
    if (!isObject(value)) return
    compare(value, path)
    for (const [name, member] of Object.entries(value))
      if (typeof member === 'object' && !closed.has(name)) visit(member, pointer(path, name))
  }
  const compare = (node: Document, path: Pointer | ''): void => {
    const id = node['id']
    if (typeof id !== 'string' || id === '') return
    const known = first.get(id)
    if (!known) return void first.set(id, { node, path })
    const name = Object.keys(node).find((key) => key !== 'id' && differs(node[key], known.node[key]))
    if (name !== undefined && !found.has(id)) for (const check of doubtful(message(name, known.path), path)) found.set(id, check)
  }
  visit(document, '')
  return [...found.values()]
}

const message = (name: string, path: string): string =>
  `This has the id of what stands at ${path === '' ? 'the top of the document' : path}, and another “${name}”: give two things two ids.`

const isLeaf = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value)
const differs = (one: unknown, other: unknown): boolean => isLeaf(one) && isLeaf(other) && one !== other

/** Every id that a document gives to something, up to a limit. */
export function idsIn(document: unknown): ReadonlySet<string> {
  const ids = new Set<string>()
  let left = most
  const visit = (value: unknown): void => {
    if (left-- <= 0 || typeof value !== 'object' || value === null) return
    const id = isObject(value) ? value['id'] : undefined
    if (typeof id === 'string') ids.add(id)
    for (const member of Object.values(value)) visit(member)
  }
  visit(document)
  return ids
}
