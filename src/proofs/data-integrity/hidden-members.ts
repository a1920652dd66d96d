/**
 * A signature over RDF covers what a document means, not how it is spelled: whoever holds it may write
 * `validUntil` by its full address, under an alias of their own, or in a second copy of the node, and a
 * reader of plain JSON sees a credential that never expires. So what the quads say of a credential must
 * stand where readers look (VC Data Integrity 1.0 section 2.4.1 asks for contexts to be checked).
 *
 * @module
 */
import { CredentialError } from '../../lib/errors.ts'
import { type Document, isObject, list, own, type Pointer, pointer } from '../../lib/json.ts'

const credentials = 'https://www.w3.org/2018/credentials#'
const security = 'https://w3id.org/security#'

/** Members that decide, and what they mean. */
const ofCredentials = [
  'issuer',
  'validFrom',
  'validUntil',
  'issuanceDate',
  'expirationDate',
  'credentialStatus',
  'credentialSubject',
  'credentialSchema',
]
const predicates: ReadonlyMap<string, string> = new Map([
  ...ofCredentials.map((name) => [`<${credentials}${name}>`, name] as const),
  [`<${credentials}verifiableCredential>`, 'verifiableCredential'],
  [`<${credentials}refreshService>`, 'refreshService'],
  [`<${security}expiration>`, 'expires'],
  [`<${security}proofPurpose>`, 'proofPurpose'],
  [`<${security}verificationMethod>`, 'verificationMethod'],
  [`<${security}previousProof>`, 'previousProof'],
  [`<${security}domain>`, 'domain'],
  [`<${security}challenge>`, 'challenge'],
])

/** How all of them begin: most other predicates do not. */
const beginning = '<https://w'
const decisive: ReadonlySet<string> = new Set(predicates.values())

/** A second name for one of these would be a second way to say what a known name says. */
const guarded = [credentials, security, 'https://purl.imsglobal.org/spec/vc/']

/** Ways to put statements about a node somewhere else. */
const scattering = ['@graph', '@included', '@reverse', '@nest']

/**
 * Refuses a document whose quads say more than its members do.
 * @throws CredentialError `ERR_HIDDEN_MEMBER`.
 */
export function refuseHiddenMembers(document: Document, nquads: string): void {
  const stated = new Map<string, number>()
  survey(document, [], stated)
  const id = own(document, 'id') ?? own(document, '@id')
  const { quads, isRootNamed } = saidIn(nquads, `<${String(id)}> `)
  if (typeof id === 'string' && !isRootNamed)
    throw hidden('The id of the document is not what it seems: a context makes another of it.', '/id')
  for (const [name, said] of quads) {
    const seen = name.startsWith('/') ? list(own(document, name.slice(1))).length : (stated.get(name) ?? 0)
    if (said > seen) throw hidden(`The member “${name.replace('/', '')}” is spelled in a way that hides it.`, '')
  }
}

const count = (counts: Map<string, number>, name: string, by = 1): void => void counts.set(name, (counts.get(name) ?? 0) + by)
const hidden = (message: string, path: Pointer | ''): CredentialError => new CredentialError('ERR_HIDDEN_MEMBER', message, { path })

/** How often each of the members is said, and with a slash before it, how often of the root. */
function saidIn(nquads: string, root: string): { readonly quads: ReadonlyMap<string, number>; readonly isRootNamed: boolean } {
  const quads = new Map<string, number>()
  let isRootNamed = false
  for (let start = 0; start < nquads.length; start = nquads.indexOf('\n', start) + 1 || nquads.length) {
    isRootNamed ||= nquads.startsWith(root, start)
    const name = memberAt(nquads, nquads.indexOf(' ', start) + 1)
    if (name === undefined) continue
    count(quads, name)
    if (nquads.startsWith(root, start)) count(quads, `/${name}`)
  }
  return { quads, isRootNamed }
}

/** The member that a predicate means; it begins there, and neither it nor the subject before it can hold a space. */
const memberAt = (nquads: string, start: number): string | undefined =>
  nquads.startsWith(beginning, start) ? predicates.get(nquads.slice(start, nquads.indexOf(' ', start))) : undefined

type Keys = (string | number)[]

/** Counts the members that decide, and looks at the contexts on the way. */
function survey(node: unknown, keys: Keys, stated: Map<string, number>): void {
  if (Array.isArray(node)) {
    for (let index = 0; index < node.length; index++) inside(node[index], index, keys, stated)
  } else if (isObject(node)) {
    for (const name of Object.keys(node)) {
      if (name.startsWith('@') && isOfContexts(name, node[name], keys)) continue
      const value = node[name]
      if (decisive.has(name)) count(stated, name, Array.isArray(value) ? value.length : value === undefined || value === null ? 0 : 1)
      inside(value, name, keys, stated)
    }
  }
}

function inside(value: unknown, key: string | number, keys: Keys, stated: Map<string, number>): void {
  if (typeof value !== 'object') return
  keys.push(key)
  survey(value, keys, stated)
  keys.pop()
}

/** Whether a keyword is the contexts, which are looked at; one that scatters statements is refused. */
function isOfContexts(name: string, value: unknown, keys: Keys): boolean {
  if (name === '@context') for (const context of list(value)) surveyContext(context, pointer('', ...keys, name))
  else if (scattering.includes(name))
    throw hidden('The document says things about a node in another place than the node.', pointer('', ...keys, name))
  return name === '@context'
}

/** An inline context may define terms of its own, and give no second name to what has one. */
function surveyContext(context: unknown, path: Pointer | ''): void {
  if (!isObject(context)) return
  for (const [term, definition] of Object.entries(context)) {
    const meaning = isObject(definition) ? (own(definition, '@id') ?? own(definition, '@reverse')) : definition
    const named = typeof meaning === 'string' ? expanded(meaning, context) : ''
    const alias = /^@[a-z]+$/i.test(named) && named !== `@${term}`
    if (!term.startsWith('@') && (alias || guarded.some((space) => named.startsWith(space)))) {
      throw hidden('An inline context gives a second name to something that has one.', pointer(path, term))
    }
    if (term === '@base') throw hidden('An inline context makes other addresses of those that the document states.', pointer(path, term))
    if (term === '@vocab' && guarded.some((space) => named.startsWith(space)))
      throw hidden('An inline context takes over a known vocabulary.', pointer(path, term))
    if (isObject(definition)) for (const inner of list(own(definition, '@context'))) surveyContext(inner, pointer(path, term))
  }
}

/** A compact address written out, by the prefixes of the same context. */
function expanded(meaning: string, context: Document, depth = 4): string {
  const [, prefix = '', rest = ''] = /^([^:@/]+):(?!\/\/)(.*)$/s.exec(meaning) ?? []
  const definition = prefix === '' ? undefined : own(context, prefix)
  const address = isObject(definition) ? own(definition, '@id') : definition
  return typeof address === 'string' && depth > 0 ? expanded(address, context, depth - 1) + rest : meaning
}
