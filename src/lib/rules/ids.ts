/** Ids: one id stands for one thing. @module */
import type { Rule } from '../contract.ts'
import { type Document, isObject, own, pointer } from '../json.ts'
import type { Check } from '../report.ts'
import { doubtful } from './walk.ts'

/** Members that are documents of their own, or not about the thing. */
const closed: ReadonlySet<string> = new Set([
  '@context',
  'proof',
  'credentialStatus',
  'endorsement',
  'endorsements',
  'verifiableCredential',
])

/** Nodes that are looked at, and members of each: a document made to be slow stays fast. */
const most = 20_000

/**
 * Two nodes of one id that contradict each other: read as linked data they are one thing with two names. Only values
 * without parts are compared, so a short and a long description of one thing agree.
 */
export const oneIdOneThing: Rule = (document) => {
  const first = new Map<string, First>()
  const found = new Map<string, Check>()
  const keys: (string | number)[] = []
  let left = most
  const visit = (value: object): void => {
    if (left-- <= 0) return
    if (isObject(value)) compare(value)
    for (const name of Object.keys(value)) {
      const member = (value as Document)[name]
      if (typeof member !== 'object' || member === null || closed.has(name)) continue
      keys.push(name)
      visit(member)
      keys.pop()
    }
  }
  const compare = (node: Document): void => {
    const id = own(node, 'id')
    if (typeof id !== 'string' || id === '') return
    const known = first.get(id)
    if (!known) return void first.set(id, { node, keys: [...keys] })
    const name = Object.keys(node).find((key) => key !== 'id' && differs(node[key], known.node[key]))
    if (name !== undefined && !found.has(id))
      for (const check of doubtful(message(name, pointer('', ...known.keys)), pointer('', ...keys))) found.set(id, check)
  }
  visit(document)
  return [...found.values()]
}

interface First {
  readonly node: Document
  readonly keys: readonly (string | number)[]
}

const message = (name: string, path: string): string =>
  `This has the id of what stands at ${path === '' ? 'the top of the document' : path}, and another “${name}”: give two things two ids.`

const isLeaf = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value)
const differs = (one: unknown, other: unknown): boolean => isLeaf(one) && isLeaf(other) && one !== other

/** Every id that a document gives to something, up to a limit; what is under a name that is left out is not looked into. */
export function idsIn(document: unknown, without?: string): ReadonlySet<string> {
  const ids = new Set<string>()
  let left = most
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || left-- <= 0) return
    for (const name of Object.keys(value)) {
      const member = (value as Document)[name]
      if (typeof member === 'object') {
        if (name !== without && name !== '@context') visit(member)
      } else if (name === 'id' && typeof member === 'string') ids.add(member)
    }
  }
  visit(document)
  return ids
}
