/** Makes a token (OB 3.0 section 8.2.4; VC-JOSE-COSE 1.0 section 3.1). @module */
import { base64url, utf8 } from '../../lib/bytes.ts'
import { instantOf } from '../../lib/date.ts'
import { CredentialError } from '../../lib/errors.ts'
import type { IssueOrder, Signer } from '../../lib/issuing.ts'
import { type Document, own, text } from '../../lib/json.ts'
import { isPresentation } from '../../lib/linked.ts'
import { algorithmOf } from '../jose-header.ts'
import { isV2 } from './claims.ts'

/** How each kind of token is made of a credential. */
const kinds: Readonly<Record<string, Kind>> = {
  // only data model 1.1 has the claim `vc`: by Open Badges 3.0 and CLR 2.0 a credential of 2.0 is the payload itself
  'vc-jwt': {
    typ: 'JWT',
    payload: (document) => (isV2(document) ? { ...document, ...claimsOf(document) } : { ...claimsOf(document), vc: document }),
  },
  // VC-JOSE-COSE 1.0 section 1: credentials of data model 2.0 and no others
  'vc+jwt': { typ: 'vc+jwt', payload: (document) => document, onlyV2: true },
}
interface Kind {
  readonly typ: string
  readonly payload: (document: Document) => Document
  readonly onlyV2?: true
}

/** @throws CredentialError `ERR_OPTION` where there is no such token, or none for this document; `ERR_ALGORITHM` where the signer’s algorithm is not allowed. */
export async function issue(document: Document, { signer, proof }: IssueOrder): Promise<string> {
  const kind = Object.hasOwn(kinds, proof) ? kinds[proof] : undefined
  if (!kind) throw new CredentialError('ERR_OPTION', 'there is no token of this name')
  if (isPresentation(document))
    throw new CredentialError('ERR_OPTION', 'a presentation gets a proof that stands in it: no token of one is made here')
  // a badge of 2.0 has nothing that its claims could repeat: every verifier would refuse the token
  if (!('credentialSubject' in document)) throw new CredentialError('ERR_OPTION', 'this kind of token carries Verifiable Credentials')
  if (kind.onlyV2 && !isV2(document))
    throw new CredentialError('ERR_OPTION', 'this kind of token carries credentials of data model 2.0 only: vc-jwt carries older ones')
  const header = headerOf(signer, kind.typ)
  algorithmOf(header)
  const input = [header, kind.payload(document)].map((part) => base64url(utf8(JSON.stringify(part)))).join('.')
  return `${input}.${base64url(await signer.sign(utf8(input)))}`
}

const headerOf = ({ algorithm, keyId, certificates }: Signer, typ: string): Document => ({
  alg: algorithm,
  typ,
  ...(certificates ? { x5c: certificates } : { kid: keyId }),
})

/** The claims that Open Badges 3.0 requires to repeat the credential. */
function claimsOf(document: Document): Document {
  const issuer = own(document, 'issuer')
  const from = instantOf(own(document, 'validFrom') ?? own(document, 'issuanceDate'), 'start')
  const until = instantOf(own(document, 'validUntil') ?? own(document, 'expirationDate'), 'end')
  const given = {
    iss: text(issuer) ?? text(own(issuer, 'id')),
    jti: text(own(document, 'id')),
    sub: text(own(own(document, 'credentialSubject'), 'id')),
    nbf: from === undefined ? undefined : Math.floor(from / 1000),
    exp: until === undefined ? undefined : Math.floor(until / 1000),
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}
