/** What JAdES calls its own: seals, not tokens that merely carry a certificate. @module */
import { fromBase64url, fromUtf8 } from '../../lib/bytes.ts'
import type { ProofClaims } from '../../lib/contract.ts'
import { type Document, isObject } from '../../lib/json.ts'
import { parseJson } from '../../lib/json-text.ts'
import { defaultLimits } from '../../lib/limits.ts'
import type { Jws, JwsSignature } from '../../lib/tokens/jws.ts'

/** Headers that only JAdES defines (TS 119 182-1 clause 5.2). */
const ownHeaders = ['sigT', 'x5t#o', 'sigX5ts', 'srCms', 'sigPl', 'srAts', 'adoTst', 'sigPId', 'sigD']

function isSeal({ form }: Jws, { header, unprotected }: JwsSignature): boolean {
  const token = typeof header['typ'] === 'string' && /jwt$/i.test(header['typ'])
  if (form === 'compact' && token) return false
  if (Object.hasOwn(unprotected, 'etsiU') || ownHeaders.some((name) => Object.hasOwn(header, name))) return true
  const [chain, digest] = [Object.hasOwn(header, 'x5c'), Object.hasOwn(header, 'x5t#S256')]
  // a compact token with a chain may be of any family; a JSON serialization with a certificate is of no other
  return form === 'compact' ? chain && digest : chain || digest
}

/** The document is read from the octets that were signed, whatever else the serialization says. */
function opens(jws: Jws): { readonly document: Document; readonly kind: 'jades' } | undefined {
  const [first] = jws.signatures
  // a seal discloses all that it signs
  if (first === undefined || jws.disclosed || !jws.signatures.some((signature) => isSeal(jws, signature))) return undefined
  const text = first.header['b64'] === false ? jws.payload : decoded(jws.payload)
  if (text === undefined) return undefined
  const document = parseJson(text, defaultLimits)
  // a compact token whose payload makes claims of RFC 7519 is a JWT, whatever its header says
  if (!isObject(document) || (jws.form === 'compact' && (Object.hasOwn(document, 'iss') || Object.hasOwn(document, 'vc')))) return undefined
  return { document, kind: 'jades' }
}

function decoded(payload: string): string | undefined {
  const bytes = fromBase64url(payload)
  return bytes && fromUtf8(bytes)
}

export const claims: ProofClaims = {
  id: 'jades',
  opens,
  issues: ['jades'],
  claims: ({ envelope }) => envelope.kind === 'jades',
}
