/**
 * A signature over RDF covers what a document means, not how it is spelled: whoever holds it may write
 * `validUntil` by its full address, under an alias of their own, or in a second copy of the node, and a
 * reader of plain JSON sees a credential that never expires. So what the quads say of a credential must
 * stand where readers look (VC Data Integrity 1.0 section 2.4.1 asks for contexts to be checked).
 *
 * @module
 */

import { iriTerm } from '../../jsonld/n-quads.ts'
import { type Awaitable, after } from '../../lib/awaitable.ts'
import { CredentialError } from '../../lib/errors.ts'
import { type Document, isObject, list, own, type Pointer, pointer } from '../../lib/json.ts'
import { loadOnce } from '../../lib/load-once.ts'
import type { Scope } from '../../lib/scope.ts'
import type { InlineContext } from './inline-contexts.ts'

export const credentials = 'https://www.w3.org/2018/credentials#'
export const security = 'https://w3id.org/security#'

/** Members that decide, by what they mean. */
const members = (vocabulary: string, ...names: readonly string[]): readonly (readonly [string, string])[] =>
  names.map((name) => [`<${vocabulary}${name}>`, name])
const ofCredentials = ['issuer', 'validFrom', 'validUntil', 'issuanceDate', 'expirationDate', 'credentialStatus', 'credentialSubject']
const predicates: ReadonlyMap<string, string> = new Map([
  ...members(credentials, ...ofCredentials, 'credentialSchema', 'verifiableCredential', 'refreshService'),
  ...members(security, 'proofPurpose', 'verificationMethod', 'previousProof', 'domain', 'challenge'),
  [`<${security}expiration>`, 'expires'],
])

/** How all of them begin: most other predicates do not. */
const beginning = '<https://w'
const decisive: ReadonlySet<string> = new Set(predicates.values())

/** Ways to put statements about a node somewhere else. */
const scattering = ['@graph', '@included', '@reverse', '@nest']

/** What a document says in the sight of a reader. */
interface Survey {
  /** Whether a member is called by an address, whole or behind a prefix. */
  addressed: boolean
  /** How often each of the members that decide. */
  readonly stated: Map<string, number>
  readonly inline: InlineContext[]
}

/** Few documents define terms of their own, or use addresses for names. */
const inlineContexts = /* @__PURE__ */ loadOnce(() => import('./inline-contexts.ts'))

/**
 * Refuses a document whose quads say more than its members do.
 * @throws CredentialError `ERR_HIDDEN_MEMBER`.
 */
export function refuseHiddenMembers(document: Document, nquads: string, scope: Pick<Scope, 'contexts'>): Awaitable<void> {
  const seen: Survey = { addressed: false, stated: new Map(), inline: [] }
  survey(document, [], seen)
  const compared = (): void => refuseUnseen(document, nquads, seen.stated)
  return seen.inline.length === 0 && !seen.addressed
    ? compared()
    : after(inlineContexts(), ({ refuseSecondNames }) => {
        refuseSecondNames(seen.inline)
        compared()
        return refuseOthers(document, nquads, scope)
      })
}

const refuseOthers = async (document: Document, nquads: string, scope: Pick<Scope, 'contexts'>): Promise<void> =>
  (await import('./other-names.ts')).refuseOtherNames(document, nquads, scope)

function refuseUnseen(document: Document, nquads: string, stated: ReadonlyMap<string, number>): void {
  const id = own(document, 'id') ?? own(document, '@id')
  const { anywhere, ofRoot, isRootNamed } = saidIn(nquads, `${iriTerm(String(id))} `)
  if (typeof id === 'string' && !isRootNamed)
    throw hidden('The id of the document is not what it seems: a context makes another of it.', '/id')
  for (const [name, said] of anywhere) if (said > (stated.get(name) ?? 0)) throw spelledToHide(name)
  for (const [name, said] of ofRoot) if (said > list(own(document, name)).length) throw spelledToHide(name)
}

const spelledToHide = (name: string): CredentialError => hidden(`The member “${name}” is spelled in a way that hides it.`, '')

export const count = (counts: Map<string, number>, name: string, by = 1): void => void counts.set(name, (counts.get(name) ?? 0) + by)
/** How many values a member has; nothing is none. */
export const valuesIn = (value: unknown): number => (Array.isArray(value) ? value.length : value === undefined || value === null ? 0 : 1)
export const hidden = (message: string, path: Pointer | ''): CredentialError => new CredentialError('ERR_HIDDEN_MEMBER', message, { path })

interface Said {
  /** How often each of the members that decide. */
  readonly anywhere: ReadonlyMap<string, number>
  readonly ofRoot: ReadonlyMap<string, number>
  readonly isRootNamed: boolean
}

/** @param root how a line of the root begins: its IRI, in which a space is escaped, and a space */
function saidIn(nquads: string, root: string): Said {
  const anywhere = new Map<string, number>()
  const ofRoot = new Map<string, number>()
  let isRootNamed = false
  for (let start = 0; start < nquads.length; start = nquads.indexOf('\n', start) + 1 || nquads.length) {
    const isOfRoot = nquads.startsWith(root, start)
    isRootNamed ||= isOfRoot
    const name = memberAt(nquads, isOfRoot ? start + root.length : nquads.indexOf(' ', start) + 1)
    if (name === undefined) continue
    count(anywhere, name)
    if (isOfRoot) count(ofRoot, name)
  }
  return { anywhere, ofRoot, isRootNamed }
}

/** The member that a predicate means; it begins there, and neither it nor the subject before it can hold a space. */
const memberAt = (nquads: string, start: number): string | undefined =>
  nquads.startsWith(beginning, start) ? predicates.get(nquads.slice(start, nquads.indexOf(' ', start))) : undefined

type Keys = (string | number)[]

/** Counts the members that decide, and looks at the contexts on the way. */
function survey(node: unknown, keys: Keys, seen: Survey): void {
  if (Array.isArray(node)) {
    for (let index = 0; index < node.length; index++) inside(node[index], index, keys, seen)
  } else if (isObject(node)) {
    for (const name of Object.keys(node)) {
      if (name.startsWith('@') && isOfContexts(name, node[name], keys, seen)) continue
      if (name.includes(':')) seen.addressed = true
      const value = node[name]
      if (decisive.has(name)) count(seen.stated, name, valuesIn(value))
      inside(value, name, keys, seen)
    }
  }
}

function inside(value: unknown, key: string | number, keys: Keys, seen: Survey): void {
  if (typeof value !== 'object') return
  keys.push(key)
  survey(value, keys, seen)
  keys.pop()
}

/** Whether a keyword is the contexts, which are looked at; one that scatters statements is refused. */
function isOfContexts(name: string, value: unknown, keys: Keys, { inline }: Survey): boolean {
  if (name === '@context') {
    for (const context of list(value)) if (isObject(context)) inline.push({ context, path: pointer('', ...keys, name) })
  } else if (scattering.includes(name))
    throw hidden('The document says things about a node in another place than the node.', pointer('', ...keys, name))
  return name === '@context'
}
