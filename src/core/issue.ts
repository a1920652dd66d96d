/** A document secured by a signer's proof. @module */
import { asGiven } from '../lib/as-given.ts'
import { scopeOf } from '../lib/call.ts'
import type { ProofEntry } from '../lib/contract.ts'
import { readDate } from '../lib/date.ts'
import { CredentialError } from '../lib/errors.ts'
import type { IssueOrder, ProofMembers, Signer } from '../lib/issuing.ts'
import { type Document, isObject } from '../lib/json.ts'
import { snapshot } from '../lib/json-text.ts'
import { limitsOf } from '../lib/limits.ts'
import { loaded } from '../lib/loaded.ts'
import type { Options, Registry } from '../lib/options.ts'
import { checkedSigner } from './issue/checked-signer.ts'
import { requireBare, withSignedInside } from './issue/inside.ts'
import { openIn } from './opened.ts'
import { parseIn } from './parse/one.ts'
import { reportOfForm, validityOfForm } from './validate.ts'
import { unsignedPresentation } from './verify/unsigned-presentation.ts'

export interface IssueOptions extends Options {
  readonly signer: Signer
  /**
   * The name of a cryptosuite: `eddsa-rdfc-2022`, `eddsa-jcs-2022`, `ecdsa-rdfc-2019`, `ecdsa-jcs-2019`, `Ed25519Signature2020`; or of a kind of
   * token: `vc-jwt`, `vc+jwt`, `jades` (a seal), `ob2-jws` (Open Badges 2.0, learner records 1.0).
   */
  readonly proof: string
  /** When it is signed, a date with a time and a zone (RFC 3339): `now`, unless given. */
  readonly created?: string
  /** What the proof is to say besides, where it stands in the document. */
  readonly members?: ProofMembers
  /**
   * Signs the credentials inside first: those of the same issuer that have no proof, as a converted learner record holds them. For
   * proofs that stand in the document.
   */
  readonly inside?: boolean
}

/** As `issue` of the entry, by the formats and proofs of a registry. @throws CredentialError as there. */
export async function issueIn(known: Registry, given: Document, ordered: IssueOptions): Promise<Document | string> {
  const options = asGiven(ordered)
  const { proof, created, members, inside = false } = options
  // its holder signs a presentation, whatever it shows: it is not taken for the credential in it
  const registry = { ...known, formats: [...known.formats, unsignedPresentation] }
  const family = familyOf(registry.proofs, proof)
  const order: IssueOrder = {
    signer: checkedSigner(options.signer, options),
    proof,
    ...(created !== undefined && { created: dateOf(created) }),
    ...(members && { members }),
  }
  if (!isObject(given)) throw new CredentialError('ERR_INPUT', 'what is to be signed is not an object')
  // before anything is waited for: who fills one template in for the next learner changes nothing of what is signed here
  const snapped = snapshot(given, limitsOf(options))
  const { issue, prepare, takesMembers } = await loaded(family, 'verify')
  if (!issue) throw new CredentialError('ERR_OPTION', 'this kind of proof cannot be made here')
  if ((members || inside) && !takesMembers)
    throw new CredentialError('ERR_OPTION', 'members and inside are for proofs that stand in the document')
  const prepared = prepare ? prepare(snapped, order) : snapped
  await requireBare(registry, prepared, options)
  const { members: _, ...same } = options
  const document = inside ? await withSignedInside(registry, prepared, options, (one) => issueIn(known, one, same)) : prepared
  await refuseInvalid(registry, document, options)
  return issue(document, order, scopeOf({ options, registry: known }))
}

function dateOf(text: string): string {
  if (readDate(text)?.precision === 'instant') return text
  throw new CredentialError('ERR_OPTION', 'the time of signing is not a date with a time and a zone')
}

function familyOf(proofs: readonly ProofEntry[], name: string): ProofEntry {
  const family = proofs.find(({ issues }) => issues?.includes(name))
  if (family) return family
  const known = proofs.flatMap(({ issues }) => issues ?? []).join(', ')
  throw new CredentialError('ERR_OPTION', `there is no proof of this name that can be made here; there are: ${known}`)
}

/** What is signed must be what verifiers will read: a document that is not well formed is not signed. */
async function refuseInvalid(registry: Registry, document: Document, options: IssueOptions): Promise<void> {
  const opened = await openIn(registry, await parseIn(registry, document, options))
  const report = reportOfForm(opened, await validityOfForm(opened, options))
  if (report.verdict === 'valid') return
  throw new CredentialError('ERR_INVALID', 'the document is not well formed, so it was not signed: the report says why', { report })
}
