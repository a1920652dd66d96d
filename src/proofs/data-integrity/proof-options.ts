/** What a proof says of itself, read strictly before anything is computed (VC Data Integrity 1.0 sections 2.1 and 4.2). @module */
import { CredentialError } from '../../lib/errors.ts'
import { type Document, list, own } from '../../lib/json.ts'
import { hasType } from '../../lib/linked.ts'
import type { PresentationAsked, Scope } from '../../lib/scope.ts'

export interface ProofOptions {
  readonly verificationMethod: string
  readonly purpose: string
  readonly created: number | undefined
}

export type Purpose = 'assertionMethod' | 'authentication'

/** What a document’s proof is for: to assert a credential, to authenticate the holder of a presentation. */
export const purposeOf = (document: Document): Purpose =>
  hasType(document, 'VerifiablePresentation') ? 'authentication' : 'assertionMethod'

/** @throws CredentialError `ERR_PROOF_FORMAT`, `ERR_PROOF_PURPOSE`, `ERR_PROOF_EXPIRED` or, for a presentation, `ERR_CHALLENGE`. */
export function proofOptions(proof: Document, expected: Purpose, { now, skew, presentation = {} }: Asking): ProofOptions {
  const verificationMethod = own(proof, 'verificationMethod')
  if (typeof verificationMethod !== 'string' || !/^[a-z][a-z0-9+.-]*:\S+$/i.test(verificationMethod)) {
    throw new CredentialError('ERR_PROOF_FORMAT', 'the proof does not name its verification method by an address')
  }
  const purpose = own(proof, 'proofPurpose')
  if (typeof purpose !== 'string') throw new CredentialError('ERR_PROOF_FORMAT', 'the proof does not say what it is for')
  if (purpose !== expected) throw new CredentialError('ERR_PROOF_PURPOSE', `the proof was made for another purpose than ${expected}`)
  if (expected === 'authentication') refuseOtherAnswers(proof, presentation)
  const created = instant(own(proof, 'created'), 'created')
  const expires = instant(own(proof, 'expires'), 'expires')
  if (expires !== undefined && expires < now.getTime() - skew * 1000)
    throw new CredentialError('ERR_PROOF_EXPIRED', 'the proof itself has expired')
  return { verificationMethod, purpose, created }
}

type Asking = Pick<Scope, 'now' | 'skew' | 'presentation'>

/** VC Data Integrity 1.0 section 4.4, steps on `domain` and `challenge`. */
function refuseOtherAnswers(proof: Document, { challenge, domain }: PresentationAsked): void {
  if (challenge !== undefined && own(proof, 'challenge') !== challenge) {
    throw new CredentialError('ERR_CHALLENGE', 'the presentation answers another challenge than the one given')
  }
  if (domain !== undefined && !list(own(proof, 'domain')).includes(domain)) {
    throw new CredentialError('ERR_CHALLENGE', 'the presentation was made for another domain than the one given')
  }
}

const dateTime = /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/

/** A date without an offset is read as UTC (VC Data Integrity 1.0 section 2.1, `created`). */
function instant(value: unknown, name: string): number | undefined {
  if (value === undefined) return undefined
  const [text, year, month, day, , zone] = (typeof value === 'string' && dateTime.exec(value)) || []
  const time = text === undefined ? Number.NaN : Date.parse(zone === undefined ? `${text}Z` : text)
  if (Number.isNaN(time) || Number(day) > new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()) {
    throw new CredentialError('ERR_PROOF_FORMAT', `the date “${name}” of the proof is not one`)
  }
  return time
}
