/** What a proof says of itself, read strictly before anything is computed (VC Data Integrity 1.0 sections 2.1 and 4.2). @module */
import { instantOf, usualInstant } from '../../lib/date.ts'
import { CredentialError } from '../../lib/errors.ts'
import { type Document, own } from '../../lib/json.ts'
import { isPresentation } from '../../lib/linked.ts'
import type { Scope } from '../../lib/scope.ts'

export interface ProofOptions {
  readonly verificationMethod: string
  readonly purpose: string
  readonly created: number | undefined
}

export type Purpose = 'assertionMethod' | 'authentication'

/** What a document’s proof is for: to assert a credential, to authenticate the holder of a presentation. */
export const purposeOf = (document: Document): Purpose => (isPresentation(document) ? 'authentication' : 'assertionMethod')

/** @throws CredentialError `ERR_PROOF_FORMAT`, `ERR_PROOF_PURPOSE`, `ERR_PROOF_EXPIRED`. */
export function proofOptions(proof: Document, expected: Purpose, { now, skew }: Asking): ProofOptions {
  const verificationMethod = own(proof, 'verificationMethod')
  if (typeof verificationMethod !== 'string' || !/^[A-Za-z][A-Za-z0-9+.-]*:\S+$/.test(verificationMethod)) {
    throw new CredentialError('ERR_PROOF_FORMAT', 'the proof does not name its verification method by an address')
  }
  const purpose = own(proof, 'proofPurpose')
  if (typeof purpose !== 'string') throw new CredentialError('ERR_PROOF_FORMAT', 'the proof does not say what it is for')
  if (purpose !== expected) throw new CredentialError('ERR_PROOF_PURPOSE', `the proof was made for another purpose than ${expected}`)
  const created = instant(own(proof, 'created'), 'created')
  const expires = instant(own(proof, 'expires'), 'expires')
  if (expires !== undefined && expires < now.getTime() - skew * 1000)
    throw new CredentialError('ERR_PROOF_EXPIRED', 'the proof itself has expired')
  return { verificationMethod, purpose, created }
}

type Asking = Pick<Scope, 'now' | 'skew'>

const dateTime = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/

/** A date without an offset is read as UTC (VC Data Integrity 1.0 section 2.1, `created`). */
function instant(value: unknown, name: string): number | undefined {
  if (value === undefined) return undefined
  const time = typeof value === 'string' && (usualInstant.test(value) || dateTime.test(value)) ? instantOf(value, 'start') : undefined
  if (time === undefined) throw new CredentialError('ERR_PROOF_FORMAT', `the date “${name}” of the proof is not one`)
  return time
}
