/** Seals made here: JAdES B-B, by a key that is elsewhere. Higher levels need a timestamp authority, which is the caller's. @module */
import { digest, importKey, verifySignature } from '#crypto'
import type { Algorithm } from '../../crypto/backend.ts'
import { type Certificate, certificate, maySign } from '../../keys/x5c/certificate.ts'
import { issuerSerial } from '../../keys/x5c/encode.ts'
import { base64, base64url, fromBase64, utf8 } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'
import type { IssueOrder, Signer } from '../../lib/issuing.ts'
import type { Document } from '../../lib/json.ts'
import type { Scope } from '../../lib/scope.ts'
import { acceptedAlgorithms } from './header.ts'

/**
 * In the form that issuers of European credentials use: JSON general serialization, the payload as it stands, `iat` (TS 119 182-1
 * V1.2.1 clause 5.1).
 *
 * @throws CredentialError `ERR_OPTION` where the signer brings no certificates or its algorithm is none of those for seals,
 * `ERR_SEAL_CERTIFICATE` where the certificate is not for signatures or not in force, `ERR_ASN1` where it is malformed,
 * `ERR_ALGORITHM` where its key is for another algorithm, `ERR_KEY` where what the signer made does not verify under its certificate.
 */
export async function issue(document: Document, { signer, created }: IssueOrder, scope: Pick<Scope, 'now'>): Promise<Document> {
  const algorithm = algorithmOf(signer)
  const chain = chainOf(signer)
  const at = timeOf(created, scope)
  const [leaf] = chain
  requireUsable(leaf, at)
  const header = {
    alg: algorithm,
    typ: 'jose+json',
    kid: base64(issuerSerial(leaf)),
    'x5t#S256': base64url(await digest('SHA-256', leaf.der)),
    x5c: chain.map(({ der }) => base64(der)),
    iat: Math.floor(at / 1000),
    b64: false,
    crit: ['b64'],
  }
  const payload = JSON.stringify(document)
  const head = base64url(utf8(JSON.stringify(header)))
  const input = utf8(`${head}.${payload}`)
  const signature = await signer.sign(input)
  const key = await importKey({ spki: leaf.spki }, algorithm)
  // also where key and certificate do not belong together: such a seal would be a surprise to everybody but us
  if (!(await verifySignature(algorithm, key, input, signature)))
    throw new CredentialError('ERR_KEY', 'the signature does not verify under the certificate of the signer')
  return { payload, signatures: [{ protected: head, signature: base64url(signature) }] }
}

function algorithmOf({ algorithm }: Signer): Algorithm {
  const accepted = acceptedAlgorithms.find((name) => name === algorithm)
  if (accepted === undefined) throw new CredentialError('ERR_OPTION', 'the algorithm of the signer is none of those for seals')
  return accepted
}

function chainOf({ certificates = [] }: Signer): readonly [Certificate, ...Certificate[]] {
  const [leaf, ...others] = certificates.map((text) => {
    const der = fromBase64(text)
    if (der === undefined) throw new CredentialError('ERR_OPTION', 'a certificate of the signer is not base64')
    return certificate(der)
  })
  if (leaf === undefined) throw new CredentialError('ERR_OPTION', 'a seal needs the certificate of its signer')
  return [leaf, ...others]
}

function timeOf(created: string | undefined, { now }: Pick<Scope, 'now'>): number {
  const at = created === undefined ? now.getTime() : Date.parse(created)
  if (Number.isNaN(at)) throw new CredentialError('ERR_OPTION', 'the time of signing is not a date')
  return at
}

function requireUsable(leaf: Certificate, at: number): void {
  const { notBefore, notAfter } = leaf
  if (!maySign(leaf)) throw new CredentialError('ERR_SEAL_CERTIFICATE', 'the certificate of the signer is not for signatures')
  if (at < notBefore || at > notAfter) throw new CredentialError('ERR_SEAL_CERTIFICATE', 'the certificate of the signer is not in force')
}
