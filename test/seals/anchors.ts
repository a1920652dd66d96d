/** Who stands above a published seal: taken from the seal itself, for tests only. */
import { type Certificate, certificate } from '../../src/keys/x5c/certificate.ts'
import { attribute } from '../../src/keys/x5c/name.ts'
import { strings } from '../../src/lib/json.ts'
import { materialOf, readUnsigned } from '../../src/proofs/jades/unsigned.ts'
import { parsed } from './seals.ts'

export interface Anchors {
  readonly authorities: readonly Uint8Array[]
  readonly stampers: readonly Uint8Array[]
}

/** Who issued the certificate, and the roots that stand above the timestamps. */
export function anchorsIn(text: string): Anchors {
  const { envelope } = parsed(text)
  const signature = envelope.kind === 'jades' ? envelope.jws.signatures[0] : undefined
  const [leaf] = strings(signature?.header['x5c']).map((each) => certificate(Buffer.from(each, 'base64')))
  const pool =
    signature === undefined ? [] : materialOf(readUnsigned(signature).items).certificates.map((der) => certificate(new Uint8Array(der)))
  const isIssuer = ({ authority, subject }: Certificate) =>
    authority && attribute(subject, 'commonName') === attribute((leaf as Certificate).issuer, 'commonName')
  const isRoot = ({ subject, issuer }: Certificate) => Buffer.compare(subject.raw, issuer.raw) === 0
  return { authorities: pool.filter(isIssuer).map(({ der }) => der), stampers: pool.filter(isRoot).map(({ der }) => der) }
}
