/** The two ways from a document and its proof to the texts that are hashed. @module */
import type { Hash } from '../../crypto/backend.ts'
import { canonical, linkedIn } from '../../jsonld/index.ts'
import { type Awaitable, after } from '../../lib/awaitable.ts'
import { CredentialError } from '../../lib/errors.ts'
import { type Document, list, own } from '../../lib/json.ts'
import { loadOnce } from '../../lib/load-once.ts'
import type { Scope } from '../../lib/scope.ts'
import { equal, type Node } from '../../lib/tree.ts'
import { refuseHiddenMembers } from './hidden-members.ts'

export interface CanonicalForm {
  readonly name: string
  readonly canonize: (document: Document, hash: Hash, scope: Scope) => Awaitable<string>
  /** The same of a document without its proofs, where the form shares the work with other checks of the document. */
  readonly canonizeUnsecured?: (unsecured: Document, document: Document, hash: Hash, scope: Scope) => Awaitable<string>
  /** The document as this proof covers it. @throws CredentialError `ERR_PROOF_FORMAT`. */
  readonly covered: (unsecured: Document, proof: Document) => Document
  /** The proof's own members as they are hashed: all but the signature. The object is given away. */
  readonly options: (unsecured: Document, members: Node) => Document
  /** Whether a proof repeats the contexts of its document, so that they are signed. */
  readonly signsContexts: boolean
}

/** P-384 canonicalizes with SHA-384 too (vc-di-ecdsa section 3.2.3). */
const canonicalizationHash = (hash: Hash): 'SHA-256' | 'SHA-384' => (hash === 'SHA-384' ? hash : 'SHA-256')

/** RDF Dataset Canonicalization (RDFC-1.0): a document and its proof mean what the document’s contexts say (vc-di-eddsa section 3.2.5). */
export const rdfForm: CanonicalForm = {
  name: 'rdfc',
  canonize: (document, hash, { contexts, signal, limits }) =>
    after(canonical(document, { contexts, limits, signal, hash: canonicalizationHash(hash) }), (nquads) =>
      plainly(document, nquads, { contexts }),
    ),
  canonizeUnsecured: (unsecured, document, hash, scope) =>
    after(linkedIn(scope, document).canonize(canonicalizationHash(hash)), (nquads) => plainly(unsecured, nquads, scope)),
  covered: (unsecured) => unsecured,
  options: (unsecured, members) => {
    members['@context'] = own(unsecured, '@context') ?? null
    return members
  },
  signsContexts: false,
}

const plainly = (document: Document, nquads: string, scope: Pick<Scope, 'contexts'>): Awaitable<string> =>
  after(refuseHiddenMembers(document, nquads, scope), () => nquads)

const scheme = /* @__PURE__ */ loadOnce(() => import('../../jsonld/jcs.ts'))

/**
 * The JSON Canonicalization Scheme (RFC 8785): members as they stand, whatever they mean. Contexts that were
 * added after signing are not covered; those that were there must still be the first (vc-di-eddsa section 3.3.2).
 */
export const jcsForm: CanonicalForm = {
  name: 'jcs',
  canonize: (document) => after(scheme(), ({ jcs }) => jcs(document)),
  covered: (unsecured, proof) => {
    const signed = own(proof, '@context')
    if (signed === undefined) return unsecured
    const present = list(own(unsecured, '@context'))
    if (list(signed).some((context, index) => !equal(context, present[index] ?? null))) {
      throw new CredentialError('ERR_PROOF', 'the document’s contexts do not begin with those that were signed')
    }
    return { ...unsecured, '@context': signed }
  },
  options: (_, members) => members,
  signsContexts: true,
}
