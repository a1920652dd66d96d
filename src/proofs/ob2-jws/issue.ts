/** Makes a signed badge of 2.0, or a signed record of CLR 1.0: the document is the payload of a token (OB 2.0, Signed Badges). @module */
import { base64url, utf8 } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'
import type { IssueOrder } from '../../lib/issuing.ts'
import { type Document, own } from '../../lib/json.ts'
import { verificationOf } from '../badge-verification.ts'
import { algorithmOf } from '../jose-header.ts'
import { idOf } from '../open-badge.ts'

/**
 * The badge as it will be signed: one that does not say how it is verified is said to be signed, and by which key.
 * @throws CredentialError `ERR_OPTION` where it is a Verifiable Credential, or where the badge says that it is verified in another way, or by another key.
 */
export function prepare(document: Document, { signer: { keyId } }: Pick<IssueOrder, 'signer'>): Document {
  if ('credentialSubject' in document)
    throw new CredentialError('ERR_OPTION', 'this kind of token is for Open Badges 2.0 and for learner records 1.0')
  if (own(document, 'verification') === undefined && own(document, 'verify') === undefined)
    return { ...document, verification: { type: 'publisher' in document ? 'Signed' : 'SignedBadge', creator: keyId } }
  const { types, node } = verificationOf(document)
  if (!types.includes('signed'))
    throw new CredentialError('ERR_OPTION', 'the badge says that it is verified in another way than by a signature')
  const creator = idOf(own(node, 'creator'))
  if (creator !== undefined && creator !== keyId) throw new CredentialError('ERR_OPTION', 'the badge names another key than the signer’s')
  return document
}

/** @throws CredentialError `ERR_ALGORITHM` where the signer’s algorithm is not allowed. */
export async function issue(document: Document, { signer }: IssueOrder): Promise<string> {
  const header = { alg: signer.algorithm }
  algorithmOf(header)
  const input = [header, document].map((part) => base64url(utf8(JSON.stringify(part)))).join('.')
  return `${input}.${base64url(await signer.sign(utf8(input)))}`
}
