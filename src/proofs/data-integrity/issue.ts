/** Makes a proof (VC Data Integrity 1.0 section 4.2). @module */
import { concat } from '../../lib/bytes.ts'
import { readDate } from '../../lib/date.ts'
import { CredentialError, credentialError } from '../../lib/errors.ts'
import type { IssueOrder, ProofMembers } from '../../lib/issuing.ts'
import { type Document, isObject, list, own } from '../../lib/json.ts'
import { isPresentation } from '../../lib/linked.ts'
import { urlOf } from '../../lib/network/url.ts'
import type { Scope } from '../../lib/scope.ts'
import { proofOptions, purposeOf } from './proof-options.ts'
import { securedDocument } from './secured.ts'
import { type Suite, suites } from './suites.ts'
import { optionsHash } from './verify-proof.ts'

/**
 * The document with a proof, beside those that it has. A context that the proof's own terms need is added
 * where the document's contexts do not define them.
 *
 * @throws CredentialError `ERR_OPTION` where the suite or the signer's algorithm does not fit, and what canonicalization throws.
 */
export async function issue(document: Document, { signer, proof: name, created, members }: IssueOrder, scope: Scope): Promise<Document> {
  const suite = Object.hasOwn(suites, name) ? suites[name] : undefined
  if (!suite || suite.drift || suite.verify) throw new CredentialError('ERR_OPTION', 'there is no Data Integrity proof of this name')
  const use = Object.values(suite.keys).find(({ algorithm }) => algorithm === signer.algorithm)
  if (!use) throw new CredentialError('ERR_OPTION', 'the signer’s algorithm is not one of this proof')
  const contexts = withTerms(document, suite)
  const { unsecured, proofs, hash } = securedDocument({ ...document, '@context': contexts })
  const proof = {
    ...(suite.ownType ? { type: name } : { type: 'DataIntegrityProof', cryptosuite: name }),
    created: created ?? scope.now.toISOString().replace(/\.\d+Z$/, 'Z'),
    verificationMethod: signer.keyId,
    proofPurpose: purposeOf(document),
    ...membersOf(document, members),
    ...(suite.form.signsContexts && { '@context': contexts }),
  }
  refuseUnreadable(proof, document)
  const hashes = concat(await optionsHash(proof, suite, use.hash, unsecured, scope), await hash(proof, suite.form, use.hash, scope))
  const signed = { ...proof, [suite.signature.member]: await suite.signature.write(hashes, signer) }
  return { ...unsecured, proof: proofs.length === 0 ? signed : [...proofs, signed] }
}

/** What is made here is what is read here: no key that is no address, no date that no proof may have. */
function refuseUnreadable(proof: Document & { readonly created: string }, document: Document): void {
  try {
    proofOptions(proof, purposeOf(document), { now: new Date(proof.created), skew: 0 })
  } catch (cause) {
    throw new CredentialError('ERR_OPTION', credentialError(cause).message, { cause })
  }
}

const memberNames: ReadonlySet<string> = new Set(['id', 'expires', 'previousProof', 'challenge', 'domain'])

function membersOf(document: Document, members: ProofMembers = {}): ProofMembers {
  const { id, expires, previousProof } = members
  if (!isObject(members) || Object.keys(members).some((name) => !memberNames.has(name)))
    throw new CredentialError('ERR_OPTION', `what a proof may say besides is ${[...memberNames].join(', ')}`)
  if (id !== undefined && !urlOf(id)) throw new CredentialError('ERR_OPTION', 'the id of the proof is not an address')
  if (expires !== undefined && readDate(expires)?.precision !== 'instant')
    throw new CredentialError('ERR_OPTION', 'the date on which the proof expires is not one with a time and a zone')
  return {
    ...(id !== undefined && { id }),
    ...(expires !== undefined && { expires }),
    ...(previousProof !== undefined && { previousProof }),
    ...answerOf(document, members),
  }
}

/** What a holder signs for somebody (VC Data Integrity 1.0 section 2.1, `challenge` and `domain`): an issuer signs for everybody. */
function answerOf(document: Document, { challenge, domain }: ProofMembers): ProofMembers {
  if (challenge === undefined && domain === undefined) return {}
  if (!isPresentation(document)) throw new CredentialError('ERR_OPTION', 'a challenge and a domain are for presentations')
  if (!(challenge === undefined || isText(challenge)) || !(domain === undefined || isText(domain) || isTexts(domain)))
    throw new CredentialError('ERR_OPTION', 'the challenge is not a text, or the domain neither a text nor a list of them')
  return { ...(challenge !== undefined && { challenge }), ...(domain !== undefined && { domain }) }
}

const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(isText)

function withTerms(document: Document, { terms }: Suite): unknown {
  const contexts = list(own(document, '@context'))
  return contexts.some((context) => terms.some((term) => term === context))
    ? own(document, '@context')
    : [...contexts, ...terms.slice(0, 1)]
}
